import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { build } from "esbuild";
import type { StepsRun } from "./due-steps-worker";
import type { Figure } from "./figure";

const STEPS = Number(process.env.BENCH_STEPS ?? 5_000);
const SHOP = "steps.myshopify.com";

/** The worker is given little to spend; this process may use what it needs to make the load. */
const NARROW = ["--max-semi-space-size=8", "--max-old-space-size=128"];

/** Memory at its peak while thousands of due steps are claimed, decided, rendered, queued and sent. BENCH_STEPS=100000 is the demand's size. */
export async function dueStepsMemory(): Promise<Figure> {
  await makeDueSteps();
  const sink = fork(new URL("./sink.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [smtpUrl] = (await once(sink, "message")) as [string];
  const forgetting = setInterval(() => sink.send("forget"), 500);
  const program = await compiled();
  const worker = fork(program, { execArgv: NARROW, env: { ...process.env, BENCH_SMTP: smtpUrl } });
  const run = await resultOf(worker).finally(() => fs.rmSync(program));
  clearInterval(forgetting);
  sink.kill();
  if (run.decided !== STEPS || run.delivered !== STEPS) throw new Error(`Of ${STEPS} steps ${run.decided} were decided and ${run.delivered} mails sent`);
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  return {
    name: `peak memory of a worker over ${STEPS} due steps, claimed, decided and sent (${Math.round(STEPS / run.seconds)} steps/s, then ${Math.round(STEPS / run.sendingSeconds)} mails/s)`,
    value: megabytes(run.peak),
    unit: "MB",
    baseline: { name: "the same process after its first tenth", value: megabytes(run.early), unit: "MB" },
    demand: "below 300 MB",
    met: megabytes(run.peak) < 300,
  };
}

/** The worker as it runs in earnest, compiled to one file: a compiler at work beside it would be measured too. */
async function compiled(): Promise<string> {
  const outfile = `.data/due-steps-worker.${process.pid}.mjs`;
  await build({ entryPoints: ["tests/bench/due-steps-worker.ts"], outfile, bundle: true, format: "esm", platform: "node", target: "node24", packages: "external", alias: { "~": `${process.cwd()}/app` } });
  return outfile;
}

async function resultOf(worker: ChildProcess): Promise<StepsRun> {
  const died = once(worker, "exit").then(([code]) => Promise.reject(new Error(`The worker ended with ${code}`)));
  const [run] = await Promise.race([once(worker, "message"), died]);
  return run as StepsRun;
}

/** One order and its one due step, many times over. */
async function makeDueSteps(): Promise<void> {
  const { inShop } = await import("~/db.server");
  const { enrolOrders } = await import("~/domain/journeys/enrol-orders.server");
  const { setUpJourneys, switchJourney } = await import("~/domain/journeys/set-up-journeys.server");
  const { recordOrder } = await import("~/domain/orders/record-order.server");
  const { deliverMailJob } = await import("~/domain/outbox/jobs.server");
  const { runDueStepsJob } = await import("~/domain/journeys/jobs.server");
  const { showReturnsJob } = await import("~/domain/returns/jobs.server");
  const { startQueue, stopQueue } = await import("~/jobs/queue.server");
  const { installTestShop } = await import("../support/a-shop");
  const { anOrder } = await import("../support/an-order");
  await startQueue([deliverMailJob, runDueStepsJob, showReturnsJob], { works: false });
  await installTestShop(SHOP);
  await setUpJourneys({ shopId: SHOP });
  await switchJourney({ shopId: SHOP, key: "after-purchase", on: true, now: new Date("2027-01-01T00:00:00Z") });
  const order = anOrder();
  await recordOrder({ shopId: SHOP, order, readAt: new Date(order.updatedAt), alongside: (tx, written) => enrolOrders(tx, { shopId: SHOP, written, now: new Date(order.updatedAt) }).then(() => {}) });
  await inShop(
    SHOP,
    async (tx) => {
      await tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" <> 'thank-you'`;
      // LATERAL, for (…).* would make each row once per column.
      await tx.$executeRaw`
        INSERT INTO "Order" SELECT made.* FROM "Order" o, generate_series(2, ${STEPS}) n,
        LATERAL jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'shopifyId', 'gid://shopify/Order/n' || n,
          'snapshot', jsonb_set(jsonb_set(o.snapshot, '{id}', to_jsonb('gid://shopify/Order/n' || n)), '{email}', to_jsonb('buyer' || n || '@example.com')))) made`;
      await tx.$executeRaw`
        INSERT INTO "JourneyStep" SELECT made.* FROM "JourneyStep" s, generate_series(2, ${STEPS}) n,
        LATERAL jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'orderShopifyId', 'gid://shopify/Order/n' || n, 'customerShopifyId', NULL)) made`;
    },
    { timeout: 600_000 },
  );
  await stopQueue();
}
