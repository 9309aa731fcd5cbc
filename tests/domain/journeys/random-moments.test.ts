import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { enrolOrders } from "~/domain/journeys/enrol-orders.server";
import { recheckStepMail } from "~/domain/journeys/recheck-step-mail.server";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";
import { setUpJourneys } from "~/domain/journeys/set-up-journeys.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { suppressAddress } from "~/domain/outbox/suppress-address.server";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { seededRandom } from "../../chaos/random";
import { aLine, anOrder, aParcel } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();

const MOMENTS = 50;
const shops = Array.from({ length: MOMENTS }, (_, index) => `shop-${index}.myshopify.com`);
/** Delivered on the 4th; "does it fit?" is due on the 8th at ten in Berlin, and leaves ten minutes later. */
const DUE = Date.parse("2027-03-08T09:00:00Z");
const SENT = DUE + 10 * 60_000;

let sink: SmtpSink;
let transport: SmtpTransport;

beforeAll(async () => {
  sink = await startSmtpSink();
  transport = createSmtpTransport({ url: sink.url });
  for (const shopId of shops) {
    await installTestShop(shopId);
    await setUpJourneys({ shopId });
  }
});
afterAll(async () => {
  transport.close();
  await sink.stop();
});

/** The same order in every shop, which makes fifty independent worlds. */
const order: OrderSnapshot = anOrder({
  fulfillmentStatus: "FULFILLED",
  lines: [aLine({ unfulfilledQuantity: 0 })],
  fulfillments: [aParcel({ deliveredAt: "2027-03-04T13:00:00Z" })],
  updatedAt: "2027-03-04T13:00:00Z",
});

async function record(shopId: string, picture: OrderSnapshot, now: Date) {
  await recordOrder({ shopId, order: picture, readAt: now, alongside: (tx, written) => enrolOrders(tx, { shopId, written, now }).then(() => {}) });
}
const changed = (shopId: string, at: Date, change: Partial<OrderSnapshot>) => record(shopId, { ...order, ...change, updatedAt: at.toISOString() }, at);
const units = [{ lineId: aLine().id, quantity: 1 }];

const overtakings: Record<string, (shopId: string, at: Date) => Promise<unknown>> = {
  cancelled: (shopId, at) => changed(shopId, at, { cancelledAt: at.toISOString() }),
  "refunded in full": (shopId, at) =>
    changed(shopId, at, {
      financialStatus: "REFUNDED",
      lines: [aLine({ currentQuantity: 0, refundableQuantity: 0 })],
      refunds: [{ id: "gid://shopify/Refund/1", createdAt: at.toISOString(), note: null, total: { amount: "49.00", currency: "EUR" }, lines: units }],
    }),
  "sent back in full": (shopId, at) =>
    changed(shopId, at, {
      returnStatus: "IN_PROGRESS",
      returns: [{ id: "gid://shopify/Return/1", name: "R1", status: "OPEN", createdAt: at.toISOString(), closedAt: null, lines: units.map((unit) => ({ ...unit, reason: null, note: null })) }],
    }),
  erased: (shopId, at) => inShop(shopId, (tx) => tx.order.updateMany({ where: { shopId }, data: { redactedAt: at } })),
  unsubscribed: (shopId, at) => inShop(shopId, (tx) => suppressAddress(tx, { shopId, address: order.email!, reason: "unsubscribed", now: at })),
  "the app installed again": (shopId, at) => inShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: { installedAt: at } })),
};

test.each(Object.keys(overtakings))("%s at 50 random moments between delivery and sending: never a wrong mail", async (name) => {
  const random = seededRandom(name.length);
  sink.mails.length = 0;
  await acrossShops(async (tx) => {
    for (const table of ["OutgoingMail", "JourneyStep", "Enrolment", "ReturnPromise", "Suppression", "Order"]) await tx.$executeRawUnsafe(`DELETE FROM "${table}"`);
    await tx.$executeRaw`UPDATE "Shop" SET "installedAt" = '2027-01-01'`;
    await tx.$executeRaw`UPDATE "Journey" SET enabled = true, "enabledAt" = '2027-01-01'`;
  });
  for (const shopId of shops) await record(shopId, order, new Date("2027-03-04T13:00:00Z"));
  await acrossShops((tx) => tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" <> 'does-it-fit'`);

  const asked = async () => {
    const rows = await acrossShops((tx) => tx.outgoingMail.findMany({ where: { subject: "Does it fit?", status: "sent" }, select: { shopId: true } }));
    return new Set(rows.map((row) => row.shopId));
  };
  const run = (moment: number) => runDueSteps({ owner: randomUUID(), now: () => new Date(moment) });
  const deliver = (moment: number) =>
    deliverDueMail({ owner: randomUUID(), transportFor: async () => transport, rechecks: { journey: recheckStepMail }, concurrency: 8, now: () => new Date(moment), random: () => 0.5 });
  let before = new Set<string>();
  // From ten minutes before it is due to ten minutes after it has left.
  const moments = shops.map((shopId) => ({ shopId, at: DUE - 10 * 60_000 + Math.floor(random() * 30 * 60_000) })).sort((a, b) => a.at - b.at);
  const overtake = async (from: number, to: number) => {
    for (const { shopId, at } of moments) if (at >= from && at < to) await overtakings[name]!(shopId, new Date(at));
  };
  await overtake(0, DUE);
  await run(DUE);
  await overtake(DUE, SENT);
  await deliver(SENT);
  before = await asked();
  await overtake(SENT, Number.POSITIVE_INFINITY);
  await run(SENT + 3_600_000);
  await deliver(SENT + 3_600_000);

  const rightly = moments.filter(({ at }) => at >= SENT).map(({ shopId }) => shopId);
  expect([...before].sort()).toEqual([...rightly].sort());
  expect((await asked()).size).toBe(rightly.length);
  expect(rightly.length).toBeGreaterThan(5);
  expect(rightly.length).toBeLessThan(45);
}, 120_000);
