import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { NoDeprecatedCustomRule, parse as parseGraphQL, specifiedRules, validate } from "graphql";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { uiExtensions } from "../local-shopify/ui-extensions/extension-files";
import { customerSchema } from "../support/customer-schema";

const folder = (handle: string, ...more: string[]) => path.join("extensions", handle, ...more);
const sources = (handle: string) => fs.readdirSync(folder(handle, "src")).map((file) => fs.readFileSync(folder(handle, "src", file), "utf8"));
const extensions = uiExtensions();

test("there is a block on the order page, two for buyers, and a return from the account", () => {
  expect(extensions.flatMap(({ targets }) => targets.map(({ target }) => target)).sort()).toEqual([
    "admin.order-details.block.render",
    "customer-account.order-status.block.render",
    "customer-account.order.action.menu-item.render",
    "customer-account.order.action.render",
    "purchase.thank-you.block.render",
  ]);
});

describe.each(extensions.map((extension) => [extension.handle, extension] as const))("%s", (handle, { targets }) => {
  const toml = parse(fs.readFileSync(folder(handle, "shopify.extension.toml"), "utf8")) as unknown as { api_version: string; extensions: { name: string; handle: string; type: string; settings?: { fields: { name: string; description: string }[] } }[] };
  const [settings] = toml.extensions;
  const locales = Object.fromEntries(fs.readdirSync(folder(handle, "locales")).map((file) => [file, JSON.parse(fs.readFileSync(folder(handle, "locales", file), "utf8")) as object]));

  test("has the form that Shopify asks for", () => {
    const installed = (JSON.parse(fs.readFileSync("node_modules/@shopify/ui-extensions/package.json", "utf8")) as { version: string }).version;
    const [year, month] = installed.split(".");
    expect(toml.api_version).toBe(`${year}-${month!.padStart(2, "0")}`);
    expect(handle).toMatch(/^[a-zA-Z0-9-]{1,50}$/);
    for (const { target, module } of targets) {
      expect(fs.existsSync(`node_modules/@shopify/ui-extensions/build/ts/surfaces/${target.startsWith("admin.") ? "admin" : target.startsWith("purchase.") ? "checkout" : "customer-account"}/targets/${target}.d.ts`), target).toBe(true);
      expect(fs.existsSync(folder(handle, module)), module).toBe(true);
    }
  });

  test("speaks seven languages, each with every word", () => {
    expect(Object.keys(locales).sort()).toEqual(["de.json", "en.default.json", "es.json", "fr.json", "ja.json", "nl.json", "pt-BR.json", "pt-PT.json"]);
    const wanted = keysOf(locales["en.default.json"]!);
    for (const [file, words] of Object.entries(locales)) {
      expect(keysOf(words), file).toEqual(wanted);
      for (const key of wanted) expect(placeholders(words, key), `${file} ${key}`).toEqual(placeholders(locales["en.default.json"]!, key));
    }
    const used = [...sources(handle).join("\n").matchAll(/(?:say|translate)\("([\w.]+)"/g)].map((match) => match[1]!);
    const named = [settings!.name, ...(settings!.settings?.fields ?? []).flatMap(({ name, description }) => [name, description])].map((key) => key.replace(/^t:/, ""));
    expect([...used, ...named].filter((key) => !wanted.includes(key))).toEqual([]);
  });

  test.each(targets.map(({ target, module }) => [target, module] as const))("%s is a small script", (_target, module) => {
    const built = buildSync({ entryPoints: [folder(handle, module)], bundle: true, minify: true, write: false, format: "esm", target: "es2022" });
    const script = built.outputFiles[0]!.contents;
    console.log(`${handle} ${module}: ${script.byteLength} bytes, ${gzipSync(script).byteLength} gzip`);
    expect(script.byteLength).toBeLessThanOrEqual(30_000);
  });

  test("reads only metafields that the app declares and opens to buyers", () => {
    const app = parse(fs.readFileSync("shopify.app.toml", "utf8")) as Record<string, { metafields?: { app?: Record<string, { access?: { customer_account?: string } } | undefined> } } | undefined>;
    for (const { metafields } of targets) {
      for (const { namespace, key } of metafields) {
        expect(namespace).toBe("$app");
        const declared = app.order?.metafields?.app?.[key] ?? app.shop?.metafields?.app?.[key];
        expect(declared?.access?.customer_account, key).toBe("read");
      }
    }
  });
});

test("what a buyer's browser asks is what Shopify's Customer Account API knows, and nothing deprecated", async () => {
  const { RETURNABLE, REQUEST_RETURN } = (await import("../../extensions/aftercare-return-items/src/returnable")) as { RETURNABLE: string; REQUEST_RETURN: string };
  for (const query of [RETURNABLE, REQUEST_RETURN]) {
    expect(validate(customerSchema(), parseGraphQL(query), [...specifiedRules, NoDeprecatedCustomRule]).map((error) => error.message)).toEqual([]);
  }
});

/** Keys with dots; the forms of a plural count as one. */
function keysOf(words: object, before = ""): string[] {
  return Object.entries(words)
    .flatMap(([key, value]: [string, unknown]) => (typeof value === "object" && value !== null && !("other" in value) ? keysOf(value, `${before}${key}.`) : [`${before}${key}`]))
    .sort();
}

function placeholders(words: object, key: string): string[] {
  const found = key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words);
  const text = typeof found === "object" && found !== null ? (found as { other: string }).other : String(found);
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).sort();
}
