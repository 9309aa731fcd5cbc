import fs from "node:fs";
import { migrate } from "../../prisma/migrate";
import { startPostgres } from "../../prisma/postgres";
import { testSettings } from "../support/settings";
import { inboxLists, inboxSearch, ticketPage } from "./desk";
import { dueStepsMemory } from "./due-steps";
import { outboxFairness } from "./fairness";
import type { Figure } from "./figure";
import { linkingGrowth, linkingThroughput } from "./linking";
import { outboxThroughput } from "./outbox";
import { pageFigures } from "./page";
import { receiveThroughput } from "./receive";
import { themeBlocks } from "./theme-blocks";
import { webhookDoor } from "./webhooks";

/** `npm run -s bench [NAME…]`: one line of JSON per figure; fails when one is not met. Adding a figure is a file and a line here. */
const BENCHES: Record<string, () => Promise<Figure | Figure[]>> = { outbox: outboxThroughput, fairness: outboxFairness, steps: dueStepsMemory, linking: linkingThroughput, "linking-growth": linkingGrowth, receive: receiveThroughput, inbox: inboxLists, ticket: ticketPage, search: inboxSearch, page: pageFigures, webhooks: webhookDoor, theme: themeBlocks };

const wanted = process.argv.slice(2);
/** BENCH_KEEP=1 keeps the filled desk for the next run of inbox, ticket and search. */
const isKept = process.env.BENCH_KEEP === "1";
const folder = `.data/bench/${isKept ? "kept" : process.pid}`;
const postgres = await startPostgres({ folder, settings: { max_wal_size: "8GB" } });
let allMet = true;
try {
  const databaseUrl = await postgres.urlFor(isKept ? `desk_${process.env.BENCH_TICKETS ?? "full"}` : "bench");
  await migrate(databaseUrl);
  Object.assign(process.env, testSettings(databaseUrl));
  for (const [name, measure] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const figure of [await measure()].flat()) {
      console.log(JSON.stringify(figure));
      allMet &&= figure.met;
    }
  }
} finally {
  const { disconnect } = await import("~/db.server");
  await disconnect();
  await postgres.stop();
  if (!isKept) fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(allMet ? 0 : 1);
