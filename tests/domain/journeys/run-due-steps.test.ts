import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { enrolOrders, enrolPraise } from "~/domain/journeys/enrol-orders.server";
import { explainOrder } from "~/domain/journeys/explain-order.server";
import { rateOrder } from "~/domain/journeys/rate-order.server";
import { recheckStepMail } from "~/domain/journeys/recheck-step-mail.server";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";
import { saveJourney } from "~/domain/journeys/save-journey.server";
import { sendStepNow } from "~/domain/journeys/send-step-now.server";
import { setUpJourneys, switchJourney } from "~/domain/journeys/set-up-journeys.server";
import { resumeForOrder, stopForOrder } from "~/domain/journeys/stop-for-order.server";
import { recordOrder } from "~/domain/orders/record-order.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { unsubscribe } from "~/domain/outbox/unsubscribe.server";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { aLine, anOrder, aParcel } from "../../support/an-order";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();

const shopId = "demo.myshopify.com";
const at = (instant: string) => new Date(instant);
/** The order of anOrder() is placed on 1 March 2027 at 10:00 UTC. */
const AFTER_PURCHASE = at("2027-03-01T10:31:00Z");

let sink: SmtpSink;
let transport: SmtpTransport;

beforeAll(async () => {
  sink = await startSmtpSink();
  await installTestShop(shopId);
  await setUpJourneys({ shopId });
});
beforeEach(async () => {
  sink.mails.length = 0;
  transport = createSmtpTransport({ url: sink.url });
  await acrossShops((tx) => tx.$executeRaw`UPDATE "Journey" SET enabled = true, "enabledAt" = '2027-01-01'`);
});
afterEach(async () => {
  transport.close();
  await acrossShops(async (tx) => {
    for (const table of ["OutgoingMail", "JourneyStep", "Enrolment", "ReturnPromise", "Suppression", "Ticket", "OrderRating"]) await tx.$executeRawUnsafe(`DELETE FROM "${table}"`);
    await tx.$executeRaw`DELETE FROM "Order"`;
    await tx.$executeRaw`UPDATE "Shop" SET "pausedAt" = NULL, "uninstalledAt" = NULL`;
  });
});
afterAll(() => sink.stop());

/** Records a picture of an order the way a webhook does. */
async function record(order: OrderSnapshot, now = at(order.updatedAt)) {
  return recordOrder({ shopId, order, readAt: now, alongside: (tx, written) => enrolOrders(tx, { shopId, written, now }).then(() => {}) });
}
const run = (now: Date) => runDueSteps({ owner: randomUUID(), now: () => now });
const deliver = (now: Date) =>
  deliverDueMail({ owner: randomUUID(), transportFor: async () => transport, rechecks: { journey: recheckStepMail }, concurrency: 4, now: () => now, random: () => 0.5 });
const later = (order: OrderSnapshot, change: Partial<OrderSnapshot>, updatedAt: string): OrderSnapshot => ({ ...order, ...change, updatedAt });
const ledger = (orderId = anOrder().id) => explainOrder({ shopId, orderId });
const entry = async (stepKey: string) => (await ledger()).find((each) => each.stepKey === stepKey)!;

async function openTicket(orderId: string, status = "waiting_for_us", linkStatus = "proven") {
  await inShop(shopId, (tx) =>
    tx.ticket.create({
      data: {
        shopId,
        subject: "Where is my shirt?",
        status,
        channel: "email",
        customerName: "Ana",
        lastMessageAt: at("2027-03-05T00:00:00Z"),
        links: { create: { shopId, orderShopifyId: orderId, orderName: "#1042", status: linkStatus, madeBy: "engine", sentence: "" } },
      },
    }),
  );
}

describe("a paid order", () => {
  test("gets its thank-you with its own return-by date, once, at its time", async () => {
    await record(anOrder());
    expect(await run(at("2027-03-01T10:29:00Z"))).toMatchObject({ sent: 0 });
    expect(await run(AFTER_PURCHASE)).toMatchObject({ sent: 1, skipped: 0 });
    expect(await deliver(AFTER_PURCHASE)).toMatchObject({ sent: 1 });
    expect(await run(AFTER_PURCHASE)).toMatchObject({ sent: 0 });

    const [mail] = sink.mails;
    expect(mail!.source).toContain("Subject: Thank you for your order #1042");
    expect(mail!.source).toContain("You can return at least until Wednesday, 7 April");
    expect(mail!.source).toContain("multipart/alternative");
    expect(mail!.source).not.toMatch(/^List-Unsubscribe:/im);
    expect(mail!.to).toEqual(["ana@example.com"]);
    expect(await entry("thank-you")).toMatchObject({ state: "sent", mail: { status: "sent", subject: "Thank you for your order #1042" } });
  });

  test("was told the date: it is kept, and the agent can see it", async () => {
    await record(anOrder());
    await run(AFTER_PURCHASE);
    const told = await inShop(shopId, (tx) => tx.returnPromise.findMany());
    expect(told).toMatchObject([{ lineShopifyId: aLine().id, parcelShopifyId: null, returnBy: "2027-04-07", toldBy: "thank-you", policyVersion: 0 }]);
  });

  test("five webhooks, in any order and at once, make one mail", async () => {
    const placed = anOrder();
    const tagged = later(placed, { tags: ["vip"] }, "2027-03-01T10:05:00Z");
    await Promise.all([tagged, placed, tagged, placed, tagged].map((order) => record(order)));
    await Promise.all([run(AFTER_PURCHASE), run(AFTER_PURCHASE)]);
    await Promise.all([deliver(AFTER_PURCHASE), deliver(AFTER_PURCHASE)]);
    expect(sink.mails).toHaveLength(1);
  });

  test("that was placed before the journey was switched on gets nothing, and the ledger says why", async () => {
    await switchJourney({ shopId, key: "after-purchase", on: false, now: at("2027-03-01T00:00:00Z") });
    await switchJourney({ shopId, key: "after-purchase", on: true, now: at("2027-03-02T00:00:00Z") });
    await record(anOrder());
    expect(await run(AFTER_PURCHASE)).toMatchObject({ sent: 0, skipped: 0 });
    expect((await entry("thank-you")).words).toBe("It happened before the journey was switched on.");
  });

  test("paid by bank transfer a week later gets its thank-you then", async () => {
    const pending = anOrder({ financialStatus: "PENDING" });
    await record(pending);
    expect((await entry("thank-you")).words).toBe("It has not happened yet: the order is paid.");
    await record(later(pending, { financialStatus: "PAID" }, "2027-03-08T12:00:00Z"));
    expect(await run(at("2027-03-08T12:31:00Z"))).toMatchObject({ sent: 1 });
  });

  test("is written to in the customer's language", async () => {
    await record(anOrder({ locale: "de-DE" }));
    await run(AFTER_PURCHASE);
    await deliver(AFTER_PURCHASE);
    expect(sink.mails[0]!.source).toMatch(/Subject: Danke f|Subject: =\?UTF-8\?.*Danke/i);
  });
});

describe("what overtakes a step skips it, and the ledger says why", () => {
  const order = anOrder();
  const refund = { id: "gid://shopify/Refund/1", createdAt: "2027-03-01T10:20:00Z", note: null, total: { amount: "53.90", currency: "EUR" }, lines: [{ lineId: aLine().id, quantity: 1 }] };
  const gone = [aLine({ currentQuantity: 0, refundableQuantity: 0 })];
  const cases: [string, () => Promise<unknown>, string][] = [
    ["cancelled", () => record(later(order, { cancelledAt: "2027-03-01T10:20:00Z", financialStatus: "VOIDED" }, "2027-03-01T10:20:00Z")), "The order was cancelled."],
    ["refunded in full", () => record(later(order, { financialStatus: "REFUNDED", refunds: [refund], lines: gone }, "2027-03-01T10:20:00Z")), "The order was refunded in full."],
    [
      "returned in full",
      () =>
        record(
          later(order, { returns: [{ id: "gid://shopify/Return/1", name: "R1", status: "OPEN", createdAt: "2027-03-01T10:20:00Z", closedAt: null, lines: [{ lineId: aLine().id, quantity: 1, reason: null, note: null }] }] }, "2027-03-01T10:20:00Z"),
        ),
      "Everything was sent back.",
    ],
    ["deleted", () => inShop(shopId, (tx) => tx.order.updateMany({ where: { shopId }, data: { deletedAt: AFTER_PURCHASE } })), "The order no longer exists."],
    ["erased", () => inShop(shopId, (tx) => tx.order.updateMany({ where: { shopId }, data: { redactedAt: AFTER_PURCHASE } })), "The customer's data was erased."],
    ["suppressed", () => inShop(shopId, (tx) => tx.suppression.create({ data: { shopId, addressKey: "ana@example.com", reason: "hard_bounce" } })), "The address does not exist: an earlier mail came back."],
    ["uninstalled", () => acrossShops((tx) => tx.$executeRaw`UPDATE "Shop" SET "uninstalledAt" = now()`), "The shop has removed the app."],
    ["switched off", () => switchJourney({ shopId, key: "after-purchase", on: false, now: AFTER_PURCHASE }), "The journey was switched off."],
    ["stopped", () => stopForOrder({ shopId, orderId: order.id, by: "Mara", now: AFTER_PURCHASE }), "Mara stopped the mails for this order."],
    ["without an address", () => record(later(order, { email: null, customer: null }, "2027-03-01T10:20:00Z")), "The order has no email address."],
  ];

  test.each(cases)("%s before the step is due", async (_name, overtake, words) => {
    await record(order);
    await overtake();
    expect(await run(AFTER_PURCHASE)).toMatchObject({ sent: 0 });
    expect(await deliver(AFTER_PURCHASE)).toMatchObject({ sent: 0 });
    expect(await entry("thank-you")).toMatchObject({ state: "skipped", words });
  });

  const betweenQueueAndSend = cases.filter(([name]) => name !== "switched off" && name !== "without an address");
  test.each(betweenQueueAndSend)("%s between queue and send", async (_name, overtake, words) => {
    await record(order);
    expect(await run(AFTER_PURCHASE)).toMatchObject({ sent: 1 });
    await overtake();
    await acrossShops((tx) => tx.$executeRaw`UPDATE "Order" SET "readAt" = '2027-03-01T10:31:01Z'`);
    expect(await deliver(at("2027-03-01T10:31:02Z"))).toMatchObject({ sent: 0 });
    const mail = await inShop(shopId, (tx) => tx.outgoingMail.findFirstOrThrow());
    expect(mail).toMatchObject({ reason: words });
    expect(["skipped", "cancelled"]).toContain(mail.status);
  });
});

describe("a paused shop and a night", () => {
  test("a paused shop's steps wait, and are too late after a while", async () => {
    await record(anOrder());
    await acrossShops((tx) => tx.$executeRaw`UPDATE "Shop" SET "pausedAt" = now()`);
    expect(await run(AFTER_PURCHASE)).toMatchObject({ waiting: 1 });
    await acrossShops((tx) => tx.$executeRaw`UPDATE "Shop" SET "pausedAt" = NULL`);
    expect(await run(at("2027-03-05T12:00:00Z"))).toMatchObject({ skipped: 1 });
    expect((await entry("thank-you")).words).toBe("It came too late to make sense.");
  });

  test("nobody is written to at night where they live", async () => {
    const tokyo = { ...anOrder().shippingAddress!, countryCode: "JP" };
    // 13:31 UTC is half past ten at night in Tokyo; quiet until eight, which is 23:00 UTC.
    await record(anOrder({ createdAt: "2027-03-01T13:00:00Z", shippingAddress: tokyo }));
    expect(await run(at("2027-03-01T13:31:00Z"))).toMatchObject({ waiting: 1, sent: 0 });
    const [step] = await inShop(shopId, (tx) => tx.journeyStep.findMany({ where: { stepKey: "thank-you" } }));
    expect([step!.dueAt, step!.reason]).toEqual([at("2027-03-01T23:00:00Z"), "It is night where the customer lives."]);
    expect(await run(at("2027-03-01T23:00:00Z"))).toMatchObject({ sent: 1 });
  });
});

describe("after delivery", () => {
  const delivered = (deliveredAt: string, change: Partial<OrderSnapshot> = {}) =>
    anOrder({ fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })], fulfillments: [aParcel({ deliveredAt })], updatedAt: deliveredAt, ...change });
  const onlyStep = (key: string) => acrossShops((tx) => tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" <> ${key}`);

  test("does-it-fit comes four days later, unless a question is open on that order", async () => {
    await record(delivered("2027-03-04T13:00:00Z"));
    await onlyStep("does-it-fit");
    await openTicket(anOrder().id);
    expect(await run(at("2027-03-08T09:01:00Z"))).toMatchObject({ skipped: 1 });
    expect((await entry("does-it-fit")).words).toBe("The customer already has an open question about this order: “Where is my shirt?”.");
  });

  test.each([["closed", "proven"], ["waiting_for_us", "claimed"]])("a ticket that is %s and %s hushes nothing", async (status, link) => {
    await record(delivered("2027-03-04T13:00:00Z"));
    await onlyStep("does-it-fit");
    await openTicket(anOrder().id, status, link);
    expect(await run(at("2027-03-08T09:01:00Z"))).toMatchObject({ sent: 1 });
  });

  test("a second parcel under way holds it up until that has arrived, too", async () => {
    const two = [aLine({ quantity: 2, unfulfilledQuantity: 0 })];
    const first = aParcel({ deliveredAt: "2027-03-04T13:00:00Z" });
    const second = aParcel({ id: "gid://shopify/Fulfillment/7002" });
    await record(delivered("2027-03-04T13:00:00Z", { lines: two, fulfillments: [first, second] }));
    await onlyStep("does-it-fit");
    expect(await run(at("2027-03-08T09:01:00Z"))).toMatchObject({ waiting: 1 });
    expect((await inShop(shopId, (tx) => tx.journeyStep.findFirstOrThrow())).reason).toBe("A part of the order is still under way.");
    await record(delivered("2027-03-04T13:00:00Z", { lines: two, fulfillments: [first, { ...second, deliveredAt: "2027-03-09T10:00:00Z" }], updatedAt: "2027-03-09T10:00:00Z" }));
    await onlyStep("does-it-fit");
    expect(await run(at("2027-03-10T09:00:00Z"))).toMatchObject({ waiting: 1 });
    expect(await run(at("2027-03-13T09:01:00Z"))).toMatchObject({ sent: 1 });
    await deliver(at("2027-03-13T09:01:00Z"));
    expect(sink.mails[0]!.source).toContain("Linen shirt =C3=97 2");
  });

  test("the reminder moves with the date it reminds of", async () => {
    await record(anOrder());
    await onlyStep("return-by-reminder");
    const planned = await inShop(shopId, (tx) => tx.journeyStep.findFirstOrThrow());
    expect(planned.dueAt).toEqual(at("2027-04-04T08:00:00Z"));
    await record(delivered("2027-03-20T13:00:00Z"));
    await onlyStep("return-by-reminder");
    // Thirty days after the 20th of March is the 19th of April.
    expect(await run(at("2027-04-04T08:00:00Z"))).toMatchObject({ waiting: 1 });
    expect((await inShop(shopId, (tx) => tx.journeyStep.findFirstOrThrow())).dueAt).toEqual(at("2027-04-16T08:00:00Z"));
    expect(await run(at("2027-04-16T08:00:00Z"))).toMatchObject({ sent: 1 });
    await deliver(at("2027-04-16T08:00:00Z"));
    expect(sink.mails[0]!.source).toContain("Subject: You can return until Monday, 19 April");
  });

  test("how-did-we-do is asked once in three months, whatever the number of orders", async () => {
    await record(delivered("2027-03-04T13:00:00Z"));
    await record(delivered("2027-03-10T13:00:00Z", { id: "gid://shopify/Order/5002", name: "#1043" }));
    await onlyStep("how-did-we-do");
    expect(await run(at("2027-03-14T16:01:00Z"))).toMatchObject({ sent: 1 });
    expect(await run(at("2027-03-20T16:01:00Z"))).toMatchObject({ skipped: 1 });
    expect((await ledger("gid://shopify/Order/5002")).find((each) => each.stepKey === "how-did-we-do")!.words).toBe("The customer was asked not long ago.");
  });

  test("a click on great is kept, and thanked for", async () => {
    await record(delivered("2027-03-04T13:00:00Z"));
    await onlyStep("how-did-we-do");
    await run(at("2027-03-14T16:01:00Z"));
    await deliver(at("2027-03-14T16:01:00Z"));
    const token = /\/rate\/([a-z0-9]{26})/.exec(sink.mails[0]!.source.replaceAll("=\r\n", ""))![1]!;
    const rate = (score: 1 | 5, comment: string | null) => rateOrder({ token, score, comment, now: at("2027-03-14T17:00:00Z") });
    expect(await rate(5, null)).toEqual({ outcome: "rated" });
    expect(await rate(5, "Lovely linen")).toEqual({ outcome: "rated" });
    expect(await rateOrder({ token: "nonsense", score: 5, comment: null, now: new Date() })).toEqual({ outcome: "unknown_link" });
    expect(await inShop(shopId, (tx) => tx.orderRating.findMany())).toMatchObject([{ score: 5, comment: "Lovely linen" }]);
    expect(await run(at("2027-03-14T18:01:00Z"))).toMatchObject({ sent: 1 });
    expect(await entry("praise-thanks")).toMatchObject({ state: "sent" });
  });

  test("whoever unsubscribed gets no optional mail, and all order mail", async () => {
    await record(delivered("2027-03-04T13:00:00Z"));
    await onlyStep("does-it-fit");
    await run(at("2027-03-08T09:01:00Z"));
    await deliver(at("2027-03-08T09:01:00Z"));
    const source = sink.mails[0]!.source.replaceAll("=\r\n", "");
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
    const token = /\/unsubscribe\/([a-z0-9]{26})/.exec(source)![1]!;
    expect(await unsubscribe({ token, now: at("2027-03-08T10:00:00Z") })).toEqual({ outcome: "unsubscribed" });
    await record(anOrder({ id: "gid://shopify/Order/5003", name: "#1044", createdAt: "2027-03-08T10:00:00Z" }));
    await record(delivered("2027-03-09T13:00:00Z", { id: "gid://shopify/Order/5004", name: "#1045" }));
    await acrossShops((tx) => tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" NOT IN ('thank-you', 'does-it-fit') OR ("orderShopifyId" LIKE '%5004' AND "stepKey" = 'thank-you')`);
    expect(await run(at("2027-03-08T10:31:00Z"))).toMatchObject({ sent: 1 });
    expect(await run(at("2027-03-13T09:01:00Z"))).toMatchObject({ skipped: 1, sent: 0 });
  });

  test("two refunds of one order are two mails, each with its own amount and items", async () => {
    const refund = (number: number, amount: string) => ({ id: `gid://shopify/Refund/${number}`, createdAt: `2027-03-1${number}T10:00:00Z`, note: null, total: { amount, currency: "EUR" }, lines: [{ lineId: aLine().id, quantity: 1 }] });
    await record(delivered("2027-03-04T13:00:00Z", { lines: [aLine({ quantity: 3, currentQuantity: 1 })], financialStatus: "PARTIALLY_REFUNDED", refunds: [refund(1, "49.00"), refund(2, "39.00")] }));
    await onlyStep("return-refunded");
    expect(await run(at("2027-03-12T12:00:00Z"))).toMatchObject({ sent: 2 });
    await deliver(at("2027-03-12T12:00:00Z"));
    expect(sink.mails.map((mail) => /We have paid back =\?.*|Subject: .*/.exec(mail.source)?.[0]).length).toBe(2);
    const texts = await inShop(shopId, (tx) => tx.outgoingMail.findMany({ select: { subject: true } }));
    expect(texts.map((mail) => mail.subject).sort()).toEqual(["We have paid back €39.00", "We have paid back €49.00"]);
  });
});

describe("a parcel that does not come", () => {
  const sent = anOrder({ fulfillmentStatus: "FULFILLED", lines: [aLine({ unfulfilledQuantity: 0 })], fulfillments: [aParcel({ estimatedDeliveryAt: "2027-03-05T12:00:00Z" })] });

  test("is written about before they ask", async () => {
    await record(sent);
    await acrossShops((tx) => tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" <> 'delivery-overdue'`);
    // Expected on Friday; one open day later is Monday at ten.
    expect(await run(at("2027-03-08T09:00:00Z"))).toMatchObject({ sent: 1 });
    await deliver(at("2027-03-08T09:00:00Z"));
    expect(sink.mails[0]!.source).toContain("should have arrived by Friday, 5 March");
  });

  test("but is there in time needs no word", async () => {
    await record(sent);
    await record(later(sent, { fulfillments: [aParcel({ deliveredAt: "2027-03-05T09:00:00Z" })] }, "2027-03-05T09:00:00Z"));
    await acrossShops((tx) => tx.$executeRaw`DELETE FROM "JourneyStep" WHERE "stepKey" <> 'delivery-overdue'`);
    expect(await run(at("2027-03-08T09:00:00Z"))).toMatchObject({ skipped: 1 });
    expect((await entry("delivery-overdue")).words).toBe("The parcel has arrived.");
  });
});

describe("a person", () => {
  test("sends a step at once, passing over the hour, but not over the truth", async () => {
    const now = at("2027-03-01T23:00:00Z");
    const send = () => sendStepNow({ shopId, orderId: anOrder().id, journeyKey: "after-purchase", stepKey: "thank-you", now });
    await record(anOrder());
    expect(await send()).toMatchObject({ outcome: "sent" });
    expect(await send()).toEqual({ outcome: "already_sent" });
    await record(anOrder({ id: "gid://shopify/Order/5009", cancelledAt: "2027-03-01T11:00:00Z" }));
    expect(await sendStepNow({ shopId, orderId: "gid://shopify/Order/5009", journeyKey: "after-purchase", stepKey: "thank-you", now })).toEqual({
      outcome: "not_sent",
      words: "The order was cancelled.",
    });
    expect(await deliver(now)).toMatchObject({ sent: 1 });
  });

  test("stops the mails for an order, also those to come, and may change their mind", async () => {
    const stop = () => stopForOrder({ shopId, orderId: anOrder().id, by: "Mara", now: AFTER_PURCHASE });
    await record(anOrder());
    await run(AFTER_PURCHASE);
    expect(await stop()).toMatchObject({ outcome: "stopped", mails: 1 });
    expect(await deliver(AFTER_PURCHASE)).toMatchObject({ sent: 0 });
    expect(await entry("thank-you")).toMatchObject({ state: "skipped", words: "Mara stopped the mails for this order." });
    expect(await inShop(shopId, (tx) => enrolPraise(tx, { shopId, orderId: anOrder().id, at: AFTER_PURCHASE, now: AFTER_PURCHASE }))).toEqual({ planned: 0 });
    await resumeForOrder({ shopId, orderId: anOrder().id });
    expect(await inShop(shopId, (tx) => enrolPraise(tx, { shopId, orderId: anOrder().id, at: AFTER_PURCHASE, now: AFTER_PURCHASE }))).toEqual({ planned: 1 });
  });
});

describe("a merchant's own words", () => {
  const save = (subject: string, basedOn: number) =>
    saveJourney({
      shopId,
      key: "after-purchase",
      name: "After the purchase",
      config: { steps: [{ key: "thank-you", content: { en: { subject, preheader: "", blocks: [{ type: "text", html: "<p>Hi</p>" }] } } }] },
      basedOn,
      savedBy: "Mara",
      now: at("2027-02-01T00:00:00Z"),
    });

  test("with a variable that does not exist are refused, and it is named", async () => {
    expect(await save("Thanks, {{ custmer.first_name }}", 1)).toEqual({
      outcome: "bad_text",
      problems: [{ step: "thank-you", locale: "en", where: "subject", words: "There is no {{ custmer.first_name }}. Did you mean {{ customer.first_name }}?" }],
    });
  });

  test("that ask for what this order does not have fail that mail, and never leave a blank", async () => {
    expect(await save("Follow it: {{ delivery.tracking_number }}", 1)).toEqual({ outcome: "saved", version: 2 });
    expect(await save("Something else", 1)).toEqual({ outcome: "overtaken", version: 2 });
    await record(anOrder());
    expect(await run(AFTER_PURCHASE)).toMatchObject({ failed: 1, sent: 0 });
    expect(await entry("thank-you")).toMatchObject({ state: "failed", words: "The text uses {{ delivery.tracking_number }}, which this order does not have." });
    expect(await deliver(AFTER_PURCHASE)).toMatchObject({ sent: 0 });
  });
});
