import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const stamp = "build/.sources";

/** Builds the app as it is deployed, whatever this process is for, unless the build is already of these sources. */
export function ensureBuilt(): void {
  const sources = hashOf(["app", "prisma", "remix.config.js", "package-lock.json"]);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === sources) return;
  console.log("Building the app …");
  const { status, stdout, stderr } = spawnSync("node_modules/.bin/node", ["node_modules/.bin/remix", "vite:build", "--config", "remix.config.js", "--logLevel", "warn"], { encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  fs.writeFileSync(stamp, sources);
}

function hashOf(paths: string[]): string {
  const hash = createHash("sha256");
  const add = (at: string) => {
    if (fs.statSync(at).isDirectory()) for (const name of fs.readdirSync(at).sort()) add(path.join(at, name));
    else hash.update(at).update(fs.readFileSync(at));
  };
  paths.forEach(add);
  return hash.digest("hex");
}
