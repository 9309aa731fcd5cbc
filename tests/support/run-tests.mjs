// `npm test`: installs what is missing, builds the app that the browser tests drive, runs every test.
import { spawnSync } from "node:child_process";
import { ensureInstalled } from "./ensure-installed.mjs";

ensureInstalled({ tests: true });
const node = "node_modules/.bin/node";
const run = (...args) => spawnSync(node, args, { stdio: "inherit" }).status ?? 1;

const built = run("--import", "tsx", "tests/support/build.ts");
process.exit(built || run("node_modules/vitest/vitest.mjs", "run", "--config", "tests/vitest.config.ts", ...process.argv.slice(2)));
