/** One page of the shop: our own small theme around the app's real blocks. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createLiquid } from "../../../app/shopify/liquid/engine";
import { MetaobjectsDrop } from "../../../app/shopify/liquid/metaobject-drops";
import { readLiquid, renderBlock, type ThemeExtension, themeExtensionReader } from "../../../app/shopify/liquid/theme-extension.server";
import type { LocalShopify } from "../context";
import { publishedMetaobjects } from "./published";
import { activeProducts, customerObject, productObject } from "./shop-objects";
import type { Visit } from "./visit";
import { COUNTRIES, LANGUAGES, LOOKS, themeWords } from "./words";

export const EXTENSION = join(import.meta.dirname, "../../../extensions/aftercare-theme");
export const THEME = join(import.meta.dirname, "theme");

export interface Page {
  /** Theme file in templates/. */
  template: string;
  /** Template that blocks are placed on: "product", "page.contact"; null = none but the embeds. */
  blocksOf: string | null;
  title: string;
  path: string;
  objects: Record<string, unknown>;
}

const EXTENSION_ASSETS = "/cdn/shop/extensions/aftercare/assets";
const THEME_ASSETS = "/cdn/shop/t/1/assets";

/** With the contents in the address, so that it can be cached for ever. */
function versioned(folder: string, base: string, file: string): string {
  const version = createHash("sha256").update(readFileSync(join(folder, "assets", file))).digest("hex").slice(0, 12);
  return `${base}/${file}?v=${version}`;
}

const extensionNow = themeExtensionReader(EXTENSION, (file) => versioned(EXTENSION, EXTENSION_ASSETS, file));

export async function renderPage(context: LocalShopify, visit: Visit, page: Page, options: { withoutBlocks: boolean; designMode: boolean }): Promise<string> {
  const { state } = context;
  const words = themeWords(visit.language.iso_code);
  const metaobjects = new MetaobjectsDrop(publishedMetaobjects(state));
  const globals: Record<string, unknown> = {
    shop: { name: state.shop.name, currency: state.shop.currency, permanent_domain: state.shop.domain, email: state.shop.email, customer_accounts_enabled: true, metaobjects },
    metaobjects,
    localization: { language: visit.language, country: visit.country, available_languages: LANGUAGES, available_countries: COUNTRIES },
    request: { path: page.path, locale: visit.language, design_mode: options.designMode, page_type: page.template, host: state.shop.primaryDomain },
    routes: { root_url: "/", account_url: "/account" },
    customer: visit.customer ? customerObject(state, visit.customer) : null,
    page_title: page.title,
    ...page.objects,
  };

  const extension = extensionNow();
  const shown = options.withoutBlocks || !state.installation.installed ? [] : state.placements;
  const standing = shown.filter(({ template }) => template === page.blocksOf);
  const embeds = shown.filter(({ block, template }) => template === "*" || extension.blocks[block]?.schema.target === "body");
  const rendered = await Promise.all([...standing, ...embeds].map(async (placement) => ({ placement, html: await blockHtml(extension, placement, globals) })));
  const htmlOf = (belongs: (block: string) => boolean, list: typeof standing): string =>
    rendered.filter(({ placement }) => list.includes(placement) && belongs(placement.block)).map(({ html }) => html).join("\n");
  const isSection = (block: string): boolean => extension.blocks[block]?.schema.target === "section";
  const besideThePicker = (block: string): boolean => ["size-chart", "returns"].includes(block);

  const theme = createLiquid({
    snippets: readLiquid(join(THEME, "snippets")),
    translations: { fallback: "en", words: {} },
    assetUrl: (file) => versioned(THEME, THEME_ASSETS, file),
  });
  const scope = {
    words,
    blocks: {
      info: htmlOf((block) => isSection(block) && besideThePicker(block), standing),
      apps: htmlOf((block) => isSection(block) && !(page.template === "product" && besideThePicker(block)), standing),
    },
    theme: {
      variant: visit.look,
      looks: LOOKS,
      direction: visit.look === "rtl" || ["ar", "he"].includes(visit.language.iso_code) ? "rtl" : "ltr",
      collections: state.collections,
      products: activeProducts(state).map((product) => productObject(state, product)),
      people: state.customers.slice(0, 50).map((customer) => customerObject(state, customer)),
    },
  };
  const content = await theme.parseAndRender(readFileSync(join(THEME, "templates", `${page.template}.liquid`), "utf8"), scope, { globals });
  return theme.parseAndRender(
    readFileSync(join(THEME, "layout/theme.liquid"), "utf8"),
    {
      ...scope,
      content_for_layout: content,
      content_for_header: blockAssets(extension, rendered.filter(({ html }) => html !== "").map(({ placement }) => placement.block)),
      content_for_body: htmlOf((block) => !isSection(block), embeds),
    },
    { globals },
  );
}

async function blockHtml(extension: ThemeExtension, placement: { block: string; id: string; settings: Record<string, unknown> }, globals: Record<string, unknown>): Promise<string> {
  const html = (await renderBlock(extension, { file: placement.block, id: placement.id, settings: placement.settings }, globals)).trim();
  if (html === "") return "";
  return `<div id="shopify-block-${placement.id}" class="shopify-block shopify-app-block">${html}</div>`;
}

/** What Shopify puts into the head for `stylesheet` and `javascript` of the schemas: each file once. */
function blockAssets(extension: ThemeExtension, blocks: string[]): string {
  const schemas = blocks.flatMap((block) => extension.blocks[block]?.schema ?? []);
  const address = (file: string): string => versioned(EXTENSION, EXTENSION_ASSETS, file);
  const styles = new Set(schemas.flatMap(({ stylesheet }) => stylesheet ?? []));
  const scripts = new Set(schemas.flatMap(({ javascript }) => javascript ?? []));
  return [
    ...[...styles].map((file) => `<link href="${address(file)}" rel="stylesheet" media="all">`),
    ...[...scripts].map((file) => `<script src="${address(file)}" async></script>`),
  ].join("\n");
}
