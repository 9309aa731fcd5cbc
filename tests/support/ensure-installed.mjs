// Runs on the machine's own Node (20 or later) before anything is installed; everything after it runs on the Node that npm brings.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.aftercare-lock";
const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");

/** `tests`: also what only the tests and the linter need (a browser among it). */
export function ensureInstalled({ tests }) {
  const installed = existsSync(stamp) && existsSync("node_modules/.bin/node") ? readFileSync(stamp, "utf8") : "";
  if (installed === `${lock} all` || (!tests && installed === `${lock} demo`)) return;
  console.log("Installing packages (once, about a minute) …");
  const what = tests ? [] : ["--omit=dev"];
  const { status } = spawnSync("npm", ["ci", ...what, "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    console.error("npm ci did not succeed; its own words are above.");
    process.exit(status ?? 1);
  }
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(stamp, `${lock} ${tests ? "all" : "demo"}`);
}
