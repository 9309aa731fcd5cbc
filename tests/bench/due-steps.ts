import type { Figure } from "./figure";

const STEPS = Number(process.env.BENCH_STEPS ?? 5_000);

/** Memory at its peak while thousands of due steps are claimed, decided, rendered and queued. BENCH_STEPS=100000 is the demand's size. */
export async function dueStepsMemory(): Promise<Figure> {
  const { inShop } = await import("~/db.server");
  const { enrolOrders } = await import("~/domain/journeys/enrol-orders.server");
  const { runDueSteps } = await import("~/domain/journeys/run-due-steps.server");
  const { setUpJourneys, switchJourney } = await import("~/domain/journeys/set-up-journeys.server");
  const { recordOrder } = await import("~/domain/orders/record-order.server");
  const { deliverMailJob } = await import("~/domain/outbox/jobs.server");
  const { runDueStepsJob } = await import("~/domain/journeys/jobs.server");
  const { showReturnsJob } = await import("~/domain/returns/jobs.server");
  const { startQueue, stopQueue } = await import("~/jobs/queue.server");
  const { installTestShop } = await import("../support/a-shop");
  const { anOrder } = await import("../support/an-order");
  await startQueue([deliverMailJob, runDueStepsJob, showReturnsJob] as never, { works: false });
  const shopId = "steps.myshopify.com";
  await installTestShop(shopId);
  await setUpJourneys({ shopId });
  await switchJourney({ shopId, key: "after-purchase", on: true, now: new Date("2027-01-01T00:00:00Z") });
  const order = anOrder();
  await recordOrder({ shopId, order, readAt: new Date(order.updatedAt), alongside: (tx, written) => enrolOrders(tx, { shopId, written, now: new Date(order.updatedAt) }).then(() => {}) });
  // The one order and its one due step, many times over.
  await inShop(
    shopId,
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

  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const began = performance.now();
  const tally = await runDueSteps({ owner: "bench", now: () => new Date("2027-03-01T10:31:00Z") });
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  await stopQueue();
  if (tally.sent !== STEPS) throw new Error(`Of ${STEPS} steps ${tally.sent} were sent`);
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  return {
    name: `peak memory over ${STEPS} due steps (${Math.round(STEPS / seconds)} steps/s)`,
    value: megabytes(peak),
    unit: "MB",
    baseline: { name: "the same process before", value: megabytes(before), unit: "MB" },
    demand: "below 300 MB",
    met: megabytes(peak) < 300,
  };
}
