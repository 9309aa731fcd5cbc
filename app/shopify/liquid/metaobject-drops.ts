import { Drop } from "liquidjs";

/** A metaobject as stored: field key → text. */
export interface StoredMetaobject {
  id: string;
  handle: string;
  fields: Readonly<Record<string, string>>;
}

/** Where the drops find metaobjects; `type` is as Liquid names it, "$app:size_chart". */
export interface MetaobjectSource {
  fieldTypes(type: string): Readonly<Record<string, string>> | undefined;
  entries(type: string): readonly StoredMetaobject[];
  byId(id: string): { type: string; entry: StoredMetaobject } | undefined;
}

/** Shopify answers at most this many different handles on one page. */
export const HANDLES_PER_PAGE = 20;
/** `for` goes through at most this many entries outside `paginate`. */
export const LOOP_LIMIT = 50;

/** One field. Outputs its value; `.value` is typed: parsed JSON, a metaobject, a list of them. */
export class MetafieldDrop extends Drop {
  readonly value: unknown;

  constructor(readonly type: string, private readonly raw: string, resolve: (id: string) => MetaobjectDrop | undefined) {
    super();
    this.value = typedValue(type, raw, resolve);
  }

  override valueOf(): string {
    return this.raw;
  }
}

function typedValue(type: string, raw: string, resolve: (id: string) => MetaobjectDrop | undefined): unknown {
  if (raw === "") return null;
  if (type === "json" || type === "rich_text_field") return JSON.parse(raw);
  if (type.startsWith("list.metaobject_reference")) {
    return new ListDrop((JSON.parse(raw) as string[]).flatMap((id) => resolve(id) ?? []));
  }
  if (type.startsWith("metaobject_reference")) return resolve(raw) ?? null;
  if (type === "number_integer" || type === "number_decimal") return Number(raw);
  if (type === "boolean") return raw === "true";
  if (type.startsWith("list.")) return JSON.parse(raw);
  return raw;
}

/** A list that shows its first 50 entries to `for`, and as many as `paginate` asks for inside it. */
export class ListDrop extends Drop {
  window: number = LOOP_LIMIT;

  constructor(readonly all: readonly unknown[]) {
    super();
  }

  get size(): number {
    return this.all.length;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.all.slice(0, this.window)[Symbol.iterator]();
  }
}

export class MetaobjectDrop extends Drop {
  readonly system: { handle: string; id: number; type: string; url: null };

  constructor(type: string, private readonly entry: StoredMetaobject, private readonly types: Readonly<Record<string, string>>, private readonly resolve: (id: string) => MetaobjectDrop | undefined) {
    super();
    this.system = { handle: entry.handle, id: Number(entry.id.split("/").pop()), type, url: null };
  }

  override liquidMethodMissing(key: string): MetafieldDrop | null {
    const type = this.types[key];
    return type === undefined ? null : new MetafieldDrop(type, this.entry.fields[key] ?? "", this.resolve);
  }
}

/** `metaobjects['$app:size_chart']`: `.values`, `.values_count`, or an entry by its handle. */
class DefinitionDrop extends Drop {
  constructor(private readonly owner: MetaobjectsDrop, private readonly type: string) {
    super();
  }

  get values(): ListDrop {
    return this.owner.list(this.type);
  }

  get values_count(): number {
    return this.owner.list(this.type).size;
  }

  override liquidMethodMissing(handle: string): MetaobjectDrop | null {
    return this.owner.byHandle(this.type, String(handle));
  }
}

/** `metaobjects` of one page; counts handles as Shopify does. */
export class MetaobjectsDrop extends Drop {
  private readonly lists = new Map<string, ListDrop>();
  readonly handles = new Set<string>();

  constructor(private readonly source: MetaobjectSource) {
    super();
  }

  override liquidMethodMissing(type: string): DefinitionDrop | null {
    return this.source.fieldTypes(String(type)) === undefined ? null : new DefinitionDrop(this, String(type));
  }

  list(type: string): ListDrop {
    const known = this.lists.get(type) ?? new ListDrop(this.source.entries(type).map((entry) => this.drop(type, entry)));
    this.lists.set(type, known);
    return known;
  }

  byHandle(type: string, handle: string): MetaobjectDrop | null {
    this.handles.add(`${type}/${handle}`);
    if (this.handles.size > HANDLES_PER_PAGE) return null;
    const entry = this.source.entries(type).find((each) => each.handle === handle);
    return entry === undefined ? null : this.drop(type, entry);
  }

  private drop(type: string, entry: StoredMetaobject): MetaobjectDrop {
    const resolve = (id: string): MetaobjectDrop | undefined => {
      const found = this.source.byId(id);
      return found && this.drop(found.type, found.entry);
    };
    return new MetaobjectDrop(type, entry, this.source.fieldTypes(type) ?? {}, resolve);
  }
}
