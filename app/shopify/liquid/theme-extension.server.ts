import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Liquid, Template } from "liquidjs";
import { createLiquid } from "./engine";
import type { Words } from "./filters";

/** What a block's schema says, as far as rendering needs it. */
export interface BlockSchema {
  name: string;
  target: "section" | "head" | "body" | "compliance_head";
  stylesheet?: string;
  javascript?: string;
  settings: { id?: string; type: string; default?: string | number | boolean; autofill?: boolean }[];
}

export interface ThemeExtension {
  liquid: Liquid;
  /** File name without ".liquid" → parsed block and its schema. */
  blocks: Readonly<Record<string, { template: Template[]; schema: BlockSchema }>>;
}

/**
 * The theme extension from its files; parsed once, and again when a file has changed.
 * @param folder  of the extension
 * @param assetUrl  file name in `assets/` → its address
 */
export function themeExtensionReader(folder: string, assetUrl: (file: string) => string): () => ThemeExtension {
  let read: { stamp: string; extension: ThemeExtension } | undefined;
  return () => {
    const stamp = changeStamp(folder);
    if (read?.stamp !== stamp) read = { stamp, extension: readThemeExtension(folder, assetUrl) };
    return read.extension;
  };
}

function changeStamp(folder: string): string {
  return ["blocks", "snippets", "locales", "assets"]
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${file}:${statSync(join(folder, name, file)).mtimeMs}`))
    .join();
}

/** As `themeExtensionReader`, read anew at each call. */
export function readThemeExtension(folder: string, assetUrl: (file: string) => string): ThemeExtension {
  const liquid = createLiquid({ snippets: readLiquid(join(folder, "snippets")), translations: readTranslations(join(folder, "locales")), assetUrl });
  const sources = Object.entries(readLiquid(join(folder, "blocks")));
  return { liquid, blocks: Object.fromEntries(sources.map(([name, source]) => [name, { template: liquid.parse(source), schema: schemaOf(name, source) }])) };
}

export function readLiquid(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".liquid"));
  return Object.fromEntries(files.map((file) => [file.replace(/\.liquid$/, ""), readFileSync(join(folder, file), "utf8")]));
}

function readTranslations(folder: string): { fallback: string; words: Record<string, Words> } {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"));
  const fallback = files.find((file) => file.endsWith(".default.json"))?.replace(".default.json", "") ?? "en";
  return {
    fallback,
    words: Object.fromEntries(files.map((file) => [file.replace(/(\.default)?\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8")) as Words])),
  };
}

function schemaOf(name: string, source: string): BlockSchema {
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source)?.[1];
  if (json === undefined) throw new Error(`Block "${name}" has no schema`);
  return JSON.parse(json) as BlockSchema;
}

/** Settings as the merchant left them, the schema's defaults elsewhere; `autofill` product settings take the page's product. */
export function blockSettings(schema: BlockSchema, placed: Readonly<Record<string, unknown>>, product: unknown): Record<string, unknown> {
  const values = schema.settings.flatMap(({ id, type, default: standard, autofill }): [string, unknown][] => {
    if (id === undefined) return [];
    if (type === "product") return [[id, autofill ? product : null]];
    return [[id, placed[id] ?? standard ?? (type === "checkbox" ? false : "")]];
  });
  return Object.fromEntries(values);
}

/** One block as HTML. `globals` are Shopify's objects: shop, localization, request, product, customer … */
export async function renderBlock(extension: ThemeExtension, block: { file: string; id: string; settings: Readonly<Record<string, unknown>> }, globals: Record<string, unknown>): Promise<string> {
  const known = extension.blocks[block.file];
  if (!known) return "";
  const settings = blockSettings(known.schema, block.settings, globals.product);
  const scope = { block: { id: block.id, type: block.file, settings, shopify_attributes: `data-block-handle="${block.file}"` } };
  return extension.liquid.render(known.template, scope, { globals }) as Promise<string>;
}
