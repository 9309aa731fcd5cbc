import fs from "node:fs";
import { parseArgs } from "node:util";
import { migrate } from "../../prisma/migrate";
import { startPostgres } from "../../prisma/postgres";
import { testSettings } from "../support/settings";
import { killWorkers } from "./kill-workers";

/** `npm run -s chaos -- --kills 100 [--mails 5000] [--seed 1] [--signal SIGTERM]`: one line of JSON; fails when a mail is lost or doubled. */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    mails: { type: "string", default: "5000" },
    seed: { type: "string", default: "1" },
    signal: { type: "string", default: "SIGKILL" },
  },
});
const signal = values.signal === "SIGTERM" ? "SIGTERM" : "SIGKILL";
const folder = `.data/chaos/${process.pid}`;
const postgres = await startPostgres({ folder, settings: { fsync: "off" } });
const databaseUrl = await postgres.urlFor("chaos");
let ok = false;
try {
  await migrate(databaseUrl);
  Object.assign(process.env, testSettings(databaseUrl));
  const result = await killWorkers({ databaseUrl, kills: Number(values.kills), mails: Number(values.mails), seed: Number(values.seed), signal });
  console.log(JSON.stringify(result));
  ok = result.lost === 0 && result.duplicated === 0 && result.inDoubt <= result.inDoubtAllowed;
} finally {
  const { disconnect } = await import("~/db.server");
  await disconnect();
  await postgres.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);
