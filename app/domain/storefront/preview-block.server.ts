import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MetaobjectsDrop, type MetaobjectSource, type StoredMetaobject } from "~/shopify/liquid/metaobject-drops";
import { renderBlock, type ThemeExtension, themeExtensionReader } from "~/shopify/liquid/theme-extension.server";
import type { ReturnPolicy } from "../returns/policy";
import type { ContactSettings } from "./contact-settings";
import type { FaqDraft } from "./faq-item";
import { appType, METAOBJECTS, type MetaobjectDefinition, type MetaobjectType } from "./metaobjects";
import { chartEntry, contactEntry, type Entry, faqEntry, indexEntry, type Publishable, returnsEntry } from "./publication";
import type { ReturnsNotice } from "./returns-notice";
import type { SizeChartDraft } from "./size-chart";

export type PreviewedBlock = "size-chart" | "faq" | "contact" | "returns";

/** What a block is previewed with: drafts, as if they had just been published. */
export interface PreviewContent {
  charts?: readonly { handle: string; draft: SizeChartDraft }[];
  questions?: readonly { handle: string; draft: FaqDraft }[];
  contact?: ContactSettings;
  returns?: { version: number; policy: ReturnPolicy; notice: ReturnsNotice; withdrawalCountries: readonly string[] };
}

/** The product of the page in the preview; null for a page about none. */
export interface PreviewProduct {
  /** gid */
  id: string;
  handle: string;
  title: string;
  type: string;
  vendor: string;
  tags: readonly string[];
  collectionIds: readonly string[];
  /** Of the chosen variant: ["M", "Sand"]. */
  options: readonly string[];
}

export interface PreviewVisitor {
  /** BCP 47 as Shopify writes it: "en", "pt-BR". */
  language: string;
  /** ISO 3166 */
  country: string;
  unitSystem: "metric" | "imperial";
}

export type BlockPreview =
  /** A whole document for a sandboxed iframe (`srcdoc`, `sandbox="allow-scripts"`). */
  | { outcome: "rendered"; document: string }
  /** Shoppers would see nothing: no chart matches, no question is for this page. */
  | { outcome: "nothing" }
  | { outcome: "too_large"; field: string; bytes: number; limit: number };

/**
 * One theme block as shoppers would see it: the extension's own Liquid, with the drafts as they would be published.
 * @param settings  of the block in the theme editor; the schema's defaults elsewhere
 */
export async function previewBlock(input: {
  block: PreviewedBlock;
  content: PreviewContent;
  product: PreviewProduct | null;
  visitor: PreviewVisitor;
  settings?: Record<string, string | number | boolean>;
}): Promise<BlockPreview> {
  const published = publishAll(input.content);
  const failed = published.find((each) => each.outcome === "too_large");
  if (failed?.outcome === "too_large") return failed;
  const entries = published.flatMap((each) => (each.outcome === "entry" ? [each.entry] : []));

  const extension = extensionNow();
  const metaobjects = new MetaobjectsDrop(sourceOf(entries));
  const globals = {
    shop: { metaobjects, currency: "EUR", name: "" },
    metaobjects,
    localization: { language: { iso_code: input.visitor.language }, country: { iso_code: input.visitor.country, unit_system: input.visitor.unitSystem } },
    request: { design_mode: false, path: "/", locale: { iso_code: input.visitor.language } },
    product: input.product && productObject(input.product),
    customer: null,
  };
  const html = await renderBlock(extension, { file: input.block, id: "preview", settings: input.settings ?? {} }, globals);
  return html.trim() === "" ? { outcome: "nothing" } : { outcome: "rendered", document: documentAround(html, extension, input) };
}

/** The app runs from the project's root, in development as in production. */
const EXTENSION = join(process.cwd(), "extensions/aftercare-theme");
const readAsset = (file: string): string => readFileSync(join(EXTENSION, "assets", file), "utf8");
/** The frame of the preview has no origin that scripts could be fetched from, so their address holds them. */
const extensionNow = themeExtensionReader(EXTENSION, (file) => (file.endsWith(".js") ? `data:text/javascript;base64,${Buffer.from(readAsset(file)).toString("base64")}` : file));

function publishAll({ charts = [], questions = [], contact, returns }: PreviewContent): Publishable[] {
  return [
    ...charts.map(({ handle, draft }) => chartEntry(handle, draft)),
    ...questions.map(({ handle, draft }) => faqEntry(handle, draft)),
    ...(contact ? [contactEntry(contact)] : []),
    ...(returns ? [returnsEntry(returns.version, returns.policy, returns.notice, returns.withdrawalCountries)] : []),
    indexEntry(
      charts.map(({ handle, draft }) => ({ id: handle, handle, assignment: draft.assignment })),
      questions.map(({ handle }) => entryId("faq_item", handle)),
    ),
  ];
}

const entryId = (type: MetaobjectType, handle: string): string => `${type}/${handle}`;

function sourceOf(entries: readonly Entry[]): MetaobjectSource {
  const stored = (entry: Entry): StoredMetaobject => ({ id: entryId(entry.type, entry.handle), handle: entry.handle, fields: entry.fields });
  return {
    fieldTypes(type) {
      const definition = Object.entries<MetaobjectDefinition>(METAOBJECTS).find(([name]) => appType(name as MetaobjectType) === type)?.[1];
      return definition && Object.fromEntries(Object.entries(definition.fields).map(([key, field]) => [key, field.type]));
    },
    entries: (type) => entries.filter((entry) => appType(entry.type) === type).map(stored),
    byId(id) {
      const entry = entries.find((each) => entryId(each.type, each.handle) === id);
      return entry && { type: appType(entry.type), entry: stored(entry) };
    },
  };
}

function productObject(product: PreviewProduct) {
  const idNumber = (gid: string): number => Number(gid.slice(gid.lastIndexOf("/") + 1));
  return {
    ...product,
    id: idNumber(product.id),
    collections: product.collectionIds.map((id) => ({ id: idNumber(id) })),
    selected_or_first_available_variant: { options: product.options },
  };
}

/** A page without a theme: the browser's own font, so that nobody mistakes it for the shop's. */
function documentAround(html: string, extension: ThemeExtension, { block, visitor }: { block: PreviewedBlock; visitor: PreviewVisitor }): string {
  const stylesheet = extension.blocks[block]?.schema?.stylesheet;
  return `<!doctype html>
<html lang="${/^[A-Za-z-]{2,20}$/.test(visitor.language) ? visitor.language : "en"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1f1f1f;background:#fff}</style>
<style>${stylesheet === undefined ? "" : readAsset(stylesheet)}</style></head>
<body>${html}</body>
</html>`;
}
