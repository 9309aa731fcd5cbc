import { buildSync } from "esbuild";

const bundles = new Map<string, string>();

/** The browser script whose entry is the TypeScript file `entry`, in one piece. Built once per process. */
export function bundle(entry: string): string {
  let script = bundles.get(entry);
  if (script === undefined) {
    const built = buildSync({ entryPoints: [entry], bundle: true, write: false, format: "iife", target: "chrome120", charset: "utf8" });
    script = built.outputFiles[0]?.text ?? "";
    bundles.set(entry, script);
  }
  return script;
}
