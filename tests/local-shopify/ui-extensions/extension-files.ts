/** The app's UI extensions as Shopify would have them after a deploy: their targets, words and scripts. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { parse } from "smol-toml";

const EXTENSIONS = join(import.meta.dirname, "../../../extensions");

export interface UiExtension {
  handle: string;
  targets: { target: string; module: string; metafields: { namespace: string; key: string }[] }[];
}

interface Toml {
  extensions: { type: string; handle: string; targeting: { target: string; module: string; metafields?: { namespace: string; key: string }[] }[] }[];
}

export function uiExtensions(): UiExtension[] {
  return readdirSync(EXTENSIONS).flatMap((folder) => {
    const file = join(EXTENSIONS, folder, "shopify.extension.toml");
    if (!existsSync(file)) return [];
    const { extensions = [] } = parse(readFileSync(file, "utf8")) as unknown as Partial<Toml>;
    return extensions.filter(({ type }) => type === "ui_extension").map(({ handle, targeting }) => ({ handle, targets: targeting.map(({ target, module, metafields = [] }) => ({ target, module, metafields })) }));
  });
}

export function findTarget(target: string): { handle: string; module: string; metafields: { namespace: string; key: string }[] } | null {
  for (const { handle, targets } of uiExtensions()) {
    const found = targets.find((each) => each.target === target);
    if (found) return { handle, module: found.module, metafields: found.metafields };
  }
  return null;
}

/** The words in a language ("pt-BR", "de"), the default language's where there are none. */
export function wordsOf(handle: string, locale: string): object {
  const folder = join(EXTENSIONS, handle, "locales");
  const language = locale.split("-")[0]!;
  const files = readdirSync(folder);
  const file = [`${locale}.json`, `${language}.json`].find((name) => files.includes(name)) ?? files.find((name) => name.startsWith(`${language}-`)) ?? files.find((name) => name.includes(".default."))!;
  return JSON.parse(readFileSync(join(folder, file), "utf8")) as object;
}

const scripts = new Map<string, string>();

/** The host and the extension in one script: first the `shopify` object and the elements, then the extension runs. Built once per process. */
export function scriptOf(target: string): string | null {
  const found = findTarget(target);
  if (!found) return null;
  let script = scripts.get(target);
  if (script === undefined) {
    const host = JSON.stringify(join(import.meta.dirname, "client/host.ts"));
    const module = JSON.stringify(join(EXTENSIONS, found.handle, found.module));
    const built = buildSync({ stdin: { contents: `import ${host}; import extension from ${module}; void extension();`, resolveDir: import.meta.dirname, loader: "ts" }, bundle: true, write: false, format: "iife", target: "chrome120", charset: "utf8", ignoreAnnotations: true });
    script = built.outputFiles[0]!.text;
    scripts.set(target, script);
  }
  return script;
}
