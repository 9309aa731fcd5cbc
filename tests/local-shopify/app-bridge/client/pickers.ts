/** `shopify.resourcePicker()` and `shopify.picker()`: lists to choose from, over the app's page. */
import { openBox, textButton } from "../dialog";
import { tellAdmin } from "./host";
import { fromLocalShopify } from "./tokens";

export interface Resource {
  id: string;
  title?: string;
  displayName?: string;
  images?: { originalSrc: string }[];
  variants?: Resource[];
  price?: string;
}

export interface ResourcePickerOptions {
  type: "product" | "variant" | "collection";
  action?: "add" | "select";
  filter?: { hidden?: boolean; variants?: boolean; draft?: boolean; archived?: boolean; query?: string };
  multiple?: boolean | number;
  query?: string;
  selectionIds?: { id: string; variants?: { id: string }[] }[];
}

interface Row {
  id: string;
  text: string;
  image?: string | undefined;
  data?: string[];
  disabled?: boolean;
  /** Id of the row it stands under. */
  under?: string;
}

/** @returns what was chosen, also as its property `selection`; undefined when cancelled */
export async function resourcePicker(options: ResourcePickerOptions): Promise<(Resource[] & { selection: Resource[] }) | undefined> {
  const withVariants = options.type === "product" && options.filter?.variants !== false;
  const known = new Map<string, Resource>();
  const search = async (query: string): Promise<Row[]> => {
    const parameters = new URLSearchParams({ type: options.type, query: [query, options.filter?.query ?? ""].join(" ").trim() });
    if (options.filter?.draft === false) parameters.set("draft", "no");
    if (options.filter?.archived === false) parameters.set("archived", "no");
    const { resources } = await fromLocalShopify<{ resources: Resource[] }>(`/admin/resources.json?${parameters}`);
    return resources.flatMap((resource) => {
      known.set(resource.id, resource);
      const row: Row = { id: resource.id, text: resource.displayName ?? resource.title ?? resource.id, image: resource.images?.[0]?.originalSrc, data: resource.price ? [resource.price] : [] };
      const variants = withVariants && (resource.variants?.length ?? 0) > 1 ? (resource.variants ?? []) : [];
      return [row, ...variants.map((variant) => ({ id: variant.id, text: variant.title ?? variant.id, data: variant.price ? [variant.price] : [], under: resource.id }))];
    });
  };
  const before = (options.selectionIds ?? []).flatMap((one) => [one.id, ...(one.variants ?? []).map((variant) => variant.id)]);
  const chosen = await choose({
    title: options.action === "select" ? `Select ${options.type}s` : `Add ${options.type}s`,
    submit: options.action === "select" ? "Select" : "Add",
    limit: limitOf(options.multiple),
    chosen: before,
    first: options.query ?? "",
    search,
  });
  if (!chosen) return undefined;
  const selection = [...known.values()]
    .filter((resource) => chosen.has(resource.id))
    .map((resource) => {
      const variants = resource.variants?.filter((variant) => chosen.has(variant.id));
      // A product chosen as a whole comes with all its variants.
      return variants && variants.length > 0 ? { ...resource, variants } : resource;
    });
  return Object.assign(selection, { selection });
}

export interface PickerOptions {
  heading: string;
  multiple?: boolean | number;
  items: { id: string; heading: string; data?: (string | number | undefined)[]; disabled?: boolean; selected?: boolean; thumbnail?: { url: string } }[];
}

/** A list of the app's own things. Answers at once; `selected` resolves when the person is done. */
export async function picker(options: PickerOptions): Promise<{ selected: Promise<string[] | undefined> }> {
  const rows = options.items.map((item): Row => ({
    id: item.id,
    text: item.heading,
    image: item.thumbnail?.url,
    data: (item.data ?? []).map((value) => String(value ?? "")),
    disabled: item.disabled ?? false,
  }));
  const selected = choose({
    title: options.heading,
    submit: "Add",
    limit: limitOf(options.multiple),
    chosen: options.items.filter((item) => item.selected).map((item) => item.id),
    first: "",
    search: async (query) => rows.filter((row) => row.text.toLowerCase().includes(query.toLowerCase())),
  });
  return { selected: selected.then((ids) => (ids ? [...ids] : undefined)) };
}

const limitOf = (multiple: boolean | number | undefined): number => (multiple === true ? Infinity : typeof multiple === "number" ? multiple : 1);

interface Choice {
  title: string;
  submit: string;
  /** How many top rows may be chosen. */
  limit: number;
  chosen: string[];
  first: string;
  search(query: string): Promise<Row[]>;
}

function choose(choice: Choice): Promise<Set<string> | undefined> {
  const chosen = new Set(choice.chosen);
  return new Promise((resolve, reject) => {
    let done = false;
    const box = openBox({
      title: choice.title,
      onClose: () => {
        tellAdmin({ type: "modal", open: false });
        resolve(done ? chosen : undefined);
      },
    });
    tellAdmin({ type: "modal", open: true });
    const submit = textButton(choice.submit, "primary", () => {
      done = true;
      box.close();
    });
    const search = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search", value: choice.first });
    search.setAttribute("aria-label", "Search");
    const list = document.createElement("ul");
    box.content.append(search, list);
    box.footer.append(textButton("Cancel", "", () => box.close()), submit);

    let rows: Row[] = [];
    const draw = () => {
      submit.disabled = chosen.size === 0;
      list.replaceChildren(...rows.map((row) => rowItem(row, chosen, toggle)));
    };
    const toggle = (row: Row, on: boolean) => {
      if (!on) remove(row);
      else {
        const tops = rows.filter((other) => !other.under && chosen.has(other.id));
        const top = row.under ?? row.id;
        if (choice.limit === 1 && !chosen.has(top)) for (const other of tops) remove(other);
        else if (tops.length >= choice.limit && !chosen.has(top)) return draw();
        chosen.add(row.id);
        if (row.under) chosen.add(row.under);
        else for (const child of rows) if (child.under === row.id) chosen.add(child.id);
      }
      draw();
      list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(row.id)}"]`)?.focus();
    };
    const remove = (row: Row) => {
      chosen.delete(row.id);
      if (!row.under) for (const child of rows) if (child.under === row.id) chosen.delete(child.id);
      if (row.under && !rows.some((child) => child.under === row.under && chosen.has(child.id))) chosen.delete(row.under);
    };
    const load = async () => {
      rows = await choice.search(search.value);
      draw();
    };
    search.addEventListener("input", () => void load().catch(reject));
    draw();
    load().catch(reject);
    search.focus();
  });
}

function rowItem(row: Row, chosen: Set<string>, toggle: (row: Row, on: boolean) => void): HTMLLIElement {
  const item = document.createElement("li");
  if (row.under) item.className = "variant";
  const label = document.createElement("label");
  const check = Object.assign(document.createElement("input"), { type: "checkbox", value: row.id, checked: chosen.has(row.id), disabled: row.disabled ?? false });
  check.addEventListener("change", () => toggle(row, check.checked));
  label.append(check);
  if (row.image) label.append(Object.assign(document.createElement("img"), { src: row.image, alt: "" }));
  label.append(Object.assign(document.createElement("span"), { textContent: row.text }));
  const data = Object.assign(document.createElement("span"), { className: "data", textContent: (row.data ?? []).join("  ") });
  label.append(data);
  item.append(label);
  return item;
}
