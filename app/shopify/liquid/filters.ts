import type { FilterImplOptions } from "liquidjs";
import { MetafieldDrop } from "./metaobject-drops";
import { richTextHtml } from "./rich-text-html";

export type Words = { [key: string]: string | Words };

/** Language tag → the words of `locales/TAG.json`; `fallback` is the `.default` one. */
export interface Translations {
  fallback: string;
  words: Readonly<Record<string, Words>>;
}

/** Named arguments reach a filter as `[name, value]`. */
function named(args: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.filter((arg): arg is [string, unknown] => Array.isArray(arg) && arg.length === 2 && typeof arg[0] === "string"));
}

export function escapeHtml(text: unknown): string {
  return String(text ?? "").replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign);
}
const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** `t`: plural by `count`, interpolation, escaped unless the key ends in `_html`; a missing key says so, as on Shopify. */
export function translateFilter(translations: Translations): FilterImplOptions {
  return function translate(this, key: unknown, ...args: unknown[]) {
    const language = String(this.context.getSync(["localization", "language", "iso_code"]) ?? translations.fallback);
    return sentence(translations, language, String(key ?? ""), named(args));
  };
}

function sentence(translations: Translations, language: string, key: string, values: Record<string, unknown>): string {
  const found =
    lookUp(translations.words[language], key, values.count, language) ??
    lookUp(translations.words[language.split("-")[0] ?? language], key, values.count, language) ??
    lookUp(translations.words[translations.fallback], key, values.count, translations.fallback);
  if (found === undefined) return `Translation missing: ${language}.${key}`;
  const raw = key.endsWith("_html");
  const text = found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => (raw ? escapeHtml(values[name]) : String(values[name] ?? "")));
  return raw ? text : escapeHtml(text);
}

function lookUp(words: Words | undefined, key: string, count: unknown, language: string): string | undefined {
  const found = key.split(".").reduce<string | Words | undefined>((level, part) => (typeof level === "object" ? level[part] : undefined), words);
  if (typeof found !== "object") return found;
  const plural = found[new Intl.PluralRules(language).select(Number(count ?? 0))] ?? found.other;
  return typeof plural === "string" ? plural : undefined;
}

interface ImageLike {
  src?: unknown;
  featured_image?: { src?: unknown } | null;
}

/** Filters of Shopify's Liquid that liquidjs lacks or does otherwise. `assetUrl` turns a file name of `assets/` into an address. */
export function shopifyFilters(assetUrl: (file: string) => string): Record<string, FilterImplOptions> {
  return {
    asset_url: (file: unknown) => assetUrl(String(file)),
    stylesheet_tag: (url: unknown) => `<link href="${escapeHtml(url)}" rel="stylesheet" type="text/css" media="all">`,
    script_tag: (url: unknown) => `<script src="${escapeHtml(url)}" defer="defer"></script>`,
    /** As Rails writes JSON: nothing in it can end a script element. */
    json: (value: unknown) => JSON.stringify(value ?? null).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
    image_url(image: unknown, ...args: unknown[]) {
      const { width, height } = named(args);
      if (width === undefined && height === undefined) throw new Error("image_url needs a width or a height");
      const { src, featured_image } = (image ?? {}) as ImageLike;
      const path = typeof image === "string" ? image : (src ?? featured_image?.src);
      if (typeof path !== "string") return "";
      return `${path}?${new URLSearchParams(Object.entries({ width, height }).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])))}`;
    },
    money(this, cents: unknown) {
      const currency = String(this.context.getSync(["shop", "currency"]) ?? "EUR");
      const language = String(this.context.getSync(["localization", "language", "iso_code"]) ?? "en");
      return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(cents) / 100);
    },
    handleize: (text: unknown) => String(text ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""),
    metafield_tag(field: unknown) {
      if (!(field instanceof MetafieldDrop)) return "";
      if (field.type === "rich_text_field") return `<div class="metafield-rich_text_field">${richTextHtml(field.value)}</div>`;
      return `<span class="metafield-${field.type}">${escapeHtml(field.valueOf())}</span>`;
    },
    metafield_text: (field: unknown) => (field instanceof MetafieldDrop ? field.valueOf() : ""),
  };
}
