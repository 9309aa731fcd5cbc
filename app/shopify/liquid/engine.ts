import { Liquid } from "liquidjs";
import { shopifyFilters, type Translations, translateFilter } from "./filters";
import { BoundedForTag, PaginateTag, SilentTag } from "./tags";

/**
 * Shopify's Liquid as far as theme blocks use it, on top of liquidjs: for the preview in the admin and for the local storefront.
 * Unknown filters and tags are errors. Empty strings are true, as in Ruby.
 */
export interface LiquidFolder {
  /** File name without ".liquid" → source; what `render` may include. */
  snippets: Readonly<Record<string, string>>;
  translations: Translations;
  assetUrl(file: string): string;
}

export function createLiquid(folder: LiquidFolder): Liquid {
  const liquid = new Liquid({ templates: { ...folder.snippets }, relativeReference: false, cache: true, strictFilters: true, jsTruthy: false, ownPropertyOnly: true });
  for (const [name, filter] of Object.entries(shopifyFilters(folder.assetUrl))) liquid.registerFilter(name, filter);
  const translate = translateFilter(folder.translations);
  liquid.registerFilter("t", translate);
  liquid.registerFilter("translate", translate);
  liquid.registerTag("schema", SilentTag);
  liquid.registerTag("doc", SilentTag);
  liquid.registerTag("paginate", PaginateTag);
  liquid.registerTag("for", BoundedForTag);
  return liquid;
}
