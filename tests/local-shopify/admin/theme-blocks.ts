/** The blocks of the app's theme extension, read from its files, and where the merchant has placed them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readThemeExtension } from "../../../app/shopify/liquid/theme-extension.server";
import type { BlockPlacement } from "../state/area-types";

const EXTENSIONS = join(import.meta.dirname, "../../../extensions");

const settingSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  label: z.string().optional(),
  content: z.string().optional(),
  info: z.string().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
});

const blockSchema = z.looseObject({
  name: z.string(),
  target: z.enum(["section", "head", "body", "compliance_head"]),
  settings: z.array(settingSchema).default([]),
  enabled_on: z.object({ templates: z.array(z.string()).optional(), groups: z.array(z.string()).optional() }).optional(),
});

export type BlockSetting = z.infer<typeof settingSchema>;

export interface ThemeBlock {
  /** File name without ".liquid". */
  file: string;
  name: string;
  target: "section" | "head" | "body" | "compliance_head";
  settings: BlockSetting[];
  /** Templates it may stand on; null = all. */
  templates: string[] | null;
}

export interface ThemeExtension {
  handle: string;
  blocks: ThemeBlock[];
}

/** The demo shop's theme. */
export const THEME = { id: "gid://shopify/OnlineStoreTheme/148000000001", name: "Dawn" };

/** Page kinds of the demo storefront that a block can be put on. */
export const TEMPLATES: Record<string, string> = {
  product: "Product pages",
  index: "Home page",
  collection: "Collection pages",
  page: "Pages",
  "page.contact": "Contact page",
};

/** Read anew at each call, so that an edited block shows at once. */
export function themeExtensions(folder = EXTENSIONS): ThemeExtension[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const settings = join(folder, name, "shopify.extension.toml");
    if (!existsSync(settings)) return [];
    const toml = readFileSync(settings, "utf8");
    if (!/^type\s*=\s*"theme"/m.test(toml)) return [];
    return { handle: toml.match(/^handle\s*=\s*"([^"]+)"/m)?.[1] ?? name, blocks: readBlocks(join(folder, name)) };
  });
}

export const themeBlocks = (): ThemeBlock[] => themeExtensions().flatMap(({ blocks }) => blocks);

function readBlocks(folder: string): ThemeBlock[] {
  const { blocks } = readThemeExtension(folder, (file) => file);
  const words = readWords(join(folder, "locales", "en.default.schema.json"));
  return Object.keys(blocks)
    .sort()
    .map((file) => {
      const schema = blockSchema.parse(translated(blocks[file]?.schema, words));
      return { file, name: schema.name, target: schema.target, settings: schema.settings, templates: schema.enabled_on?.templates ?? null };
    });
}

/** Templates the block may be placed on, by the key of `TEMPLATES`. */
export function allowedTemplates(block: ThemeBlock): string[] {
  const all = Object.keys(TEMPLATES);
  if (!block.templates || block.templates.includes("*")) return all;
  return all.filter((template) => block.templates?.some((one) => one === template || template.startsWith(`${one}.`)));
}

/** What `shopify.app.extensions()` answers. */
export function extensionStatus(extension: ThemeExtension, placements: BlockPlacement[]) {
  return {
    handle: extension.handle,
    type: "theme_app_extension",
    activations: extension.blocks.map((block) => {
      const placed = placements.filter((placement) => placement.block === block.file);
      return {
        handle: block.file,
        name: block.name,
        target: block.target,
        status: placed.length > 0 ? "active" : "available",
        activations: placed.map((placement) => ({
          target: placement.template === "*" ? "config/settings_data.json" : `template--${placement.template}.json/main/${placement.id}`,
          themeId: THEME.id,
        })),
      };
    }),
  };
}

type Words = { [key: string]: string | Words };

function readWords(path: string): Words {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Words) : {};
}

/** Replaces every "t:some.key" by its English words. */
function translated(value: unknown, words: Words): unknown {
  if (typeof value === "string" && value.startsWith("t:")) {
    const found = value.slice(2).split(".").reduce<string | Words | undefined>((level, key) => (typeof level === "object" ? level[key] : undefined), words);
    return typeof found === "string" ? found : value;
  }
  if (Array.isArray(value)) return value.map((one) => translated(one, words));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, translated(one, words)]));
  return value;
}
