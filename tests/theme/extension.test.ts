/** What Shopify checks when the extension is deployed, and our own budgets. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { themeCheckRun } from "@shopify/theme-check-node";
import { describe, expect, test } from "vitest";
import { bundleThemeAssets } from "../../extensions/theme-source/build";
import { KNOWN_REASONS } from "~/domain/storefront/contact-settings";
import { KNOWN_MEASURES } from "~/domain/storefront/size-chart";

const EXTENSION = join(import.meta.dirname, "../../extensions/aftercare-theme");
const files = (folder: string): { name: string; text: string }[] => readdirSync(join(EXTENSION, folder)).map((name) => ({ name, text: readFileSync(join(EXTENSION, folder, name), "utf8") }));
const bytes = (text: string): number => Buffer.byteLength(text);

interface Schema {
  name: string;
  target: string;
  stylesheet?: string;
  javascript?: string;
  settings: { id?: string; type: string; label?: string }[];
  enabled_on?: object;
  disabled_on?: object;
}
const blocks = files("blocks").map(({ name, text }) => {
  const json = /\{% schema %\}([\s\S]*?)\{% endschema %\}/.exec(text)?.[1] ?? "";
  return { name, text, schema: JSON.parse(json) as Schema };
});

test("theme-check for app extensions: 0 offences", async () => {
  const config = join(mkdtempSync(join(tmpdir(), "theme-check-")), "theme-check.yml");
  writeFileSync(config, "extends: theme-check:theme-app-extension\n");
  const { offenses } = await themeCheckRun(EXTENSION, config, () => {});
  expect(offenses.map(({ check, uri, message, start }) => `${check} ${uri}:${start.line} ${message}`)).toEqual([]);
});

describe("budgets", () => {
  test("scripts at most 10,000 bytes each, the style sheet at most 10,000", () => {
    for (const { name, text } of files("assets")) expect(bytes(text), name).toBeLessThanOrEqual(10_000);
  });
  test("all Liquid together at most 80 KB, each locale file at most 15 KB", () => {
    const liquid = [...files("blocks"), ...files("snippets")].reduce((sum, { text }) => sum + bytes(text), 0);
    expect(liquid).toBeLessThanOrEqual(80_000);
    for (const { name, text } of files("locales")) expect(bytes(text), name).toBeLessThanOrEqual(15_000);
  });
  test("what is deployed is what the sources say", async () => {
    const built = await bundleThemeAssets();
    expect([...built.keys()].sort()).toEqual(files("assets").map(({ name }) => name).sort());
    for (const { name, text } of files("assets")) expect(text === built.get(name), `${name} is stale: npm run build:theme`).toBe(true);
  });
});

describe("schemas", () => {
  test.each(blocks)("$name has a place, unique settings and only files that are there", ({ schema }) => {
    expect(["section", "body"]).toContain(schema.target);
    expect(schema.enabled_on !== undefined && schema.disabled_on !== undefined).toBe(false);
    const ids = schema.settings.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(40);
    const assets = files("assets").map(({ name }) => name);
    for (const file of [schema.stylesheet, schema.javascript]) if (file) expect(assets).toContain(file);
  });
  test("the help button asks for nothing before it is touched", () => {
    const help = blocks.find(({ name }) => name === "help-button.liquid");
    expect(help?.schema.javascript).toBeUndefined();
    expect(help?.schema.stylesheet).toBeUndefined();
  });
  test("only what belongs into a theme extension is there", () => {
    expect(readdirSync(EXTENSION).sort()).toEqual(["assets", "blocks", "locales", "shopify.extension.toml", "snippets"]);
  });
});

describe("words", () => {
  /** Shopify's admin speaks these too; the theme editor's words are wanted in them. */
  const MERCHANT_LANGUAGES = ["en.default", "de", "es", "fr", "ja", "nl", "pt-BR", "pt-PT"];
  const LANGUAGES = [...MERCHANT_LANGUAGES, "ar", "he"];
  type Words = { [key: string]: string | Words };
  const flat = (words: Words, path = ""): Map<string, string> =>
    new Map(Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[path + key, value]] : [...flat(value, `${path}${key}.`)])));
  const read = (file: string): Map<string, string> => flat(JSON.parse(readFileSync(join(EXTENSION, "locales", file), "utf8")) as Words);
  const english = read("en.default.json");
  const has = (key: string): boolean => english.has(key) || english.has(`${key}.other`);

  test.each(LANGUAGES)("%s has every word, none empty, with the same places to fill in", (language) => {
    const isPlural = (key: string) => /\.(zero|one|two|few|many|other)$/.test(key);
    const whole = (key: string) => (isPlural(key) ? key.slice(0, key.lastIndexOf(".")) : key);
    for (const kind of MERCHANT_LANGUAGES.includes(language) ? [".json", ".schema.json"] : [".json"]) {
      const own = read(language + kind);
      const standard = read(`en.default${kind}`);
      expect([...new Set([...own.keys()].map(whole))].sort()).toEqual([...new Set([...standard.keys()].map(whole))].sort());
      const places = (text: string): string[] => [...text.matchAll(/\{\{\s*\w+\s*\}\}|\[\w+\]/g)].map(([place]) => place).filter((place, index, all) => all.indexOf(place) === index).sort();
      for (const [key, text] of own) {
        expect(text.trim(), key).not.toBe("");
        // "One day", "two days": in words, so that no number has to stand there.
        if (!/\.(zero|one|two)$/.test(key)) expect(places(text), key).toEqual(places(standard.get(key) ?? standard.get(`${whole(key)}.other`) ?? ""));
      }
    }
  });
  test.each(LANGUAGES)("%s has every plural form that days can take", (language) => {
    const words = read(`${language}.json`);
    const rules = new Intl.PluralRules(language.split(".")[0]);
    const needed = [...new Set(Array.from({ length: 401 }, (_, count) => rules.select(count)))];
    for (const key of [...english.keys()].flatMap((each) => (each.endsWith(".other") && english.has(each.replace(/other$/, "one")) ? [each.replace(/\.other$/, "")] : []))) {
      for (const form of needed) expect(words.has(`${key}.${form}`), `${key}.${form}`).toBe(true);
    }
  });
  test("no storefront word needs escaping, since Shopify escapes some and not others", () => {
    for (const language of LANGUAGES) for (const [key, text] of read(`${language}.json`)) expect(text, `${language}: ${key}`).not.toMatch(/[&<>"']/);
  });
  test("names in the theme editor have at most 25 characters and no app name in them", () => {
    for (const { schema } of blocks) {
      const key = schema.name.replace(/^t:/, "");
      for (const language of MERCHANT_LANGUAGES) {
        const name = read(`${language}.schema.json`).get(key) ?? "";
        expect([...name].length, `${language} ${key}`).toBeLessThanOrEqual(25);
        expect(name.toLowerCase()).not.toContain("aftercare");
      }
    }
  });
  test("every key that is written out exists, in Liquid and in schemas", () => {
    const used = [...files("blocks"), ...files("snippets")].flatMap(({ text }) => [...text.matchAll(/'([a-z_.]+)' \| t\b/g)].map(([, key]) => key ?? ""));
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((key) => !has(key))).toEqual([]);
    const schemaWords = read("en.default.schema.json");
    const inSchemas = blocks.flatMap(({ schema }) => [...JSON.stringify(schema).matchAll(/"t:([a-z_.]+)"/g)].map(([, key]) => key ?? ""));
    expect(inSchemas.filter((key) => !schemaWords.has(key))).toEqual([]);
  });
  test("every key that is put together at run time exists", () => {
    const keys = [
      ...KNOWN_MEASURES.map((measure) => `measures.${measure}`),
      ...KNOWN_REASONS.map((reason) => `contact.reasons.${reason}`),
      ...["runs_small", "true_to_size", "runs_large"].map((note) => `chart.fit.${note}`),
      ...["final_sale", "excluded", "country", "never"].map((key) => `returns.refused.${key}`),
      ...["unused", "unused_with_tags"].map((key) => `returns.condition.${key}`),
      ...["body", "garment"].flatMap((kind) => [`chart.of.${kind}`, `chart.kind.${kind}`]),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
    const lists = files("snippets").flatMap(({ name, text }) => [...text.matchAll(/assign (described|laid_flat) = '([^']+)'/g)].map(([, list, measures]) => ({ name, list, measures: measures?.split(",") ?? [] })));
    for (const { name, list, measures } of lists) {
      expect(measures.filter((measure) => !has(`how.${list === "described" ? "body" : "garment"}.${measure}`)), name).toEqual([]);
    }
  });
  test("no word is left that nothing uses", () => {
    const liquid = [...files("blocks"), ...files("snippets")].map(({ text }) => text).join("\n");
    const built = /^(measures|how\.(body|garment)|contact\.reasons|chart\.(fit|of|kind)|returns\.(refused|condition))\./;
    const unused = [...english.keys()].filter((key) => !built.test(key) && !liquid.includes(`'${key.replace(/\.(one|other)$/, "")}'`));
    expect(unused).toEqual([]);
  });
});

test("no HTML is ever made from text in the scripts", () => {
  const sources = readdirSync(join(EXTENSION, "../theme-source")).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(join(EXTENSION, "../theme-source", name), "utf8"));
  for (const source of sources) expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
});
