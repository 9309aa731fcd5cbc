import { type Context, type Emitter, evalToken, ForTag, type Liquid, type Parser, Tag, type TagToken, type Template, type TopLevelToken, Value } from "liquidjs";
import { ListDrop, LOOP_LIMIT } from "./metaobject-drops";

/** `{% schema %}…{% endschema %}` and `{% doc %}`: read by others, no output. */
export class SilentTag extends Tag {
  constructor(token: TagToken, remain: TopLevelToken[], liquid: Liquid) {
    super(token, remain, liquid);
    const end = `end${token.name}`;
    while (remain.length > 0) {
      const next = remain.shift();
      if ((next as TagToken | undefined)?.name === end) return;
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }

  render(): void {}
}

/** `{% paginate list by 250 %}`: inside it, `for` sees that many entries of the list. */
export class PaginateTag extends Tag {
  private readonly list: Value;
  private readonly pageSize: Value;
  private readonly templates: Template[] = [];

  constructor(token: TagToken, remain: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remain, liquid);
    const match = /^(\S+)\s+by\s+(\S+)$/.exec(token.args.trim());
    if (match?.[1] === undefined || match[2] === undefined) throw new Error(`Syntax error in 'paginate': ${token.args}`);
    this.list = new Value(match[1], liquid);
    this.pageSize = new Value(match[2], liquid);
    let closed = false;
    const stream = parser
      .parseStream(remain)
      .on("tag:endpaginate", () => {
        closed = true;
        stream.stop();
      })
      .on("template", (template: Template) => this.templates.push(template));
    stream.start();
    if (!closed) throw new Error("paginate is not closed");
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const list: unknown = yield this.list.value(context);
    const size = Number(yield this.pageSize.value(context));
    if (!(size >= 1 && size <= 250)) throw new Error(`paginate: ${size} is not between 1 and 250`);
    const before = list instanceof ListDrop ? list.window : 0;
    if (list instanceof ListDrop) list.window = size;
    context.push({ paginate: { page_size: size, current_page: 1, items: list instanceof ListDrop ? list.size : 0 } });
    yield this.liquid.renderer.renderTemplates(this.templates, context, emitter);
    context.pop();
    if (list instanceof ListDrop) list.window = before;
  }
}

/** Shopify's `for` stops after 50 rounds; here more is an error, so that nobody finds out in a real shop. */
export class BoundedForTag extends ForTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void | string, Template[]> {
    const collection: unknown = yield evalToken(this.collection, context) as unknown as Template[];
    const limited = "limit" in this.hash.hash || collection instanceof ListDrop;
    if (!limited && Array.isArray(collection) && collection.length > LOOP_LIMIT) {
      throw new Error(`for: ${collection.length} rounds, Shopify allows ${LOOP_LIMIT}`);
    }
    return yield* super.render(context, emitter) as Generator<unknown, void | string, Template[]>;
  }
}
