// `npm run demo`: installs what is missing, then hands over to demo.ts on Node 24.
import { spawn } from "node:child_process";
import { ensureInstalled } from "../support/ensure-installed.mjs";

ensureInstalled({ tests: false });
const child = spawn("node_modules/.bin/node", ["--import", "tsx", "tests/demo/demo.ts"], { stdio: "inherit" });
// Ctrl-C reaches the child by itself (same terminal); wait for it to end in order.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code) => process.exit(code ?? 1));
