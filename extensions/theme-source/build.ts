/**
 * Bundles the scripts and the style sheet of the blocks into extensions/aftercare-theme/assets. Run with `npm run build:theme` after a change;
 * a test compares, so that what is deployed is what was written.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
export const ASSETS = join(here, "../aftercare-theme/assets");
export const SCRIPTS = ["aftercare-chart", "aftercare-faq", "aftercare-contact", "aftercare-help"] as const;

/** File name → contents. */
export async function bundleThemeAssets(): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: [...SCRIPTS.map((name) => join(here, `${name}.ts`)), join(here, "aftercare.css")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2021", "chrome119", "safari17", "firefox128"],
    charset: "utf8",
    legalComments: "none",
    outdir: ASSETS,
  });
  return new Map(result.outputFiles.map((file) => [file.path.slice(ASSETS.length + 1), file.text]));
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of await bundleThemeAssets()) await writeFile(join(ASSETS, name), text);
}
