import { parse } from "csv-parse/sync";
import type { Prisma } from "@prisma/client";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop, type ShopTx } from "~/db.server";
import { figuresOf } from "~/domain/reports/home";
import { readHome } from "~/domain/reports/read-home.server";
import { readJourneyWeek } from "~/domain/reports/read-journey-week.server";
import { readNeeds } from "~/domain/reports/read-needs.server";
import { daysAsked, periodOf, readReport } from "~/domain/reports/read-report.server";
import { reports } from "~/domain/reports/registry.server";
import { cellInWords, type Reading } from "~/domain/reports/report";
import { reportAsRows } from "~/domain/reports/report-as-rows";
import { openTimesOf, shopSettings } from "~/domain/shops/settings";
import { recordOrder } from "~/domain/orders/record-order.server";
import { STARTING_POLICY } from "~/domain/returns/policy";
import { toCsv } from "~/lib/csv";
import { NotHere } from "~/lib/not-here";
import { installTestShop } from "../../support/a-shop";
import { anOrder, aLine } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();
const shopId = "one.myshopify.com";
const stranger = "two.myshopify.com";
/** A Tuesday; the shop is open from 9 to 17, Monday to Friday. */
const now = new Date("2027-03-02T14:00:00Z");
const times = openTimesOf(shopSettings.parse({}), "Europe/Berlin");
const staffId = crypto.randomUUID();
const at = (text: string) => new Date(`${text}:00+01:00`);

beforeAll(async () => {
  for (const id of [shopId, stranger]) await installTestShop(id);
  await inShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: { ordersImportedAt: now } }));
  await inShop(shopId, async (tx) => {
    await tx.staff.create({ data: { id: staffId, shopId, shopifyUserId: "1", name: "Mara" } });
    await addTicket(tx, { createdAt: at("2027-03-01T09:00"), answeredAt: at("2027-03-01T10:00"), topic: "Sizes" });
    await addTicket(tx, { createdAt: at("2027-03-01T16:00"), answeredAt: at("2027-03-02T10:00"), topic: "Sizes" });
    await addTicket(tx, { createdAt: at("2027-03-02T09:00"), answeredAt: at("2027-03-02T09:30"), topic: "Delivery" });
    await addTicket(tx, { createdAt: at("2027-03-02T09:30"), onlyAcknowledged: true });
    await addTicket(tx, { createdAt: at("2027-03-02T09:40"), status: "spam" });
    await addTicket(tx, { createdAt: at("2027-03-02T09:45"), auto: "auto-reply", status: "closed" });
    await addTicket(tx, { createdAt: at("2027-01-10T09:00"), topic: "Delivery", status: "closed", lastMessageAt: at("2027-01-10T09:00") });
  });
});

interface Made {
  createdAt: Date;
  answeredAt?: Date;
  topic?: string;
  status?: string;
  auto?: string;
  onlyAcknowledged?: boolean;
  lastMessageAt?: Date;
  links?: { orderShopifyId: string; status: string; madeBy?: string; removed?: boolean; found?: boolean }[];
}

async function addTicket(tx: ShopTx, made: Made): Promise<string> {
  const { createdAt, answeredAt, topic = null, auto = null } = made;
  const ticket = await tx.ticket.create({
    data: {
      shopId,
      subject: "=cmd|' /C calc'!A1",
      channel: "email",
      status: made.status ?? (answeredAt ? "waiting_for_customer" : "waiting_for_us"),
      customerName: "Ana",
      customerEmail: "ana@example.com",
      topic,
      createdAt,
      waitingSince: answeredAt ? null : createdAt,
      firstRepliedAt: answeredAt ?? null,
      lastMessageAt: made.lastMessageAt ?? now,
      links: { create: (made.links ?? []).map((link) => ({ shopId, orderShopifyId: link.orderShopifyId, orderName: "#1", status: link.status, madeBy: link.madeBy ?? "engine", signals: link.found === false ? [] : [{ kind: "named" }], sentence: "", removedAt: link.removed ? now : null })) },
    },
  });
  const message = { shopId, ticketId: ticket.id, channel: "email", authorName: "x", reply: "x", text: "x" };
  await tx.message.create({ data: { ...message, kind: "inbound", sentAt: createdAt, auto } });
  if (made.onlyAcknowledged) await tx.message.create({ data: { ...message, kind: "outbound", sentAt: createdAt } });
  if (answeredAt) {
    await tx.message.create({ data: { ...message, kind: "outbound", sentAt: createdAt } });
    await tx.message.create({ data: { ...message, kind: "outbound", staffId, sentAt: answeredAt } });
  }
  return ticket.id;
}

const read = (key: string, days = 30, shop = shopId): Promise<Reading> => readReport({ shopId: shop, key, days, times, now });
const table = (reading: Reading, title: string) => reading.tables.find((each) => each.title === title)?.rows;

describe("every report", () => {
  test.each(reports.map(({ key }) => key))("%s says what it counts and has words for an empty shop", async (key) => {
    const report = reports.find((each) => each.key === key)!;
    expect(report.definition.length).toBeGreaterThan(60);
    const reading = await read(key, 30, stranger);
    expect(reading.headline).not.toBe("");
    for (const { rows, empty, columns } of reading.tables) {
      expect(empty).not.toBe("");
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test("an unknown one is not there, an unknown period is a month", async () => {
    await expect(read("nothing")).rejects.toThrow(NotHere);
    expect([daysAsked("7"), daysAsked("8"), daysAsked(null)]).toEqual([7, 30, 30]);
  });

  test("a period is whole days of the shop, over the change of clocks too", () => {
    expect(periodOf(7, "Europe/Berlin", new Date("2027-03-30T21:59:00Z"))).toEqual({ from: new Date("2027-03-23T23:00:00Z"), to: new Date("2027-03-30T22:00:00Z"), days: 7 });
  });
});

describe("the first answer", () => {
  test("counts open hours, and only what people wrote", async () => {
    const reading = await read("first-response");
    // 60 minutes; 16 to 17 and 9 to 10 the next day; 30 minutes.
    expect(table(reading, "By week")).toEqual([["2027-03-01", 4, 3, 60, 120]]);
    expect(reading.headline).toBe("Half of the customers had an answer within 1 h of your open hours.");
    expect(reading.notes).toEqual(["1 ticket has no answer yet and does not count in the times."]);
  });

  test("is the same on the home page", async () => {
    const home = await readHome({ shopId, times, now });
    expect(home.firstAnswer).toEqual({ medianMinutes: 75, answered: 2 });
    expect(home.waiting).toEqual({ count: 1, oldestSince: "2027-03-02T08:30:00.000Z" });
    expect(figuresOf(home, now)[0]?.detail).toBe("oldest 5 h 30 min");
    expect((await readHome({ shopId: stranger, times, now })).waiting.count).toBe(0);
  });
});

test("topics are counted with the time before", async () => {
  expect(table(await read("topics"), "By topic")).toEqual([["Sizes", 2, 40, 0], ["Delivery", 1, 20, 1], ["No topic", 2, 40, 0]]);
  expect((await read("topics")).headline).toBe("Most asked: Sizes, 2 tickets of 5.");
});

describe("orders", () => {
  beforeAll(async () => {
    const order = (id: number, change = {}) => anOrder({ id: `gid://shopify/Order/${id}`, name: `#${id}`, createdAt: "2027-03-01T10:00:00Z", ...change });
    const returned = (status: string, reason: string | null) => ({ id: `gid://shopify/Return/${status}`, name: "R1", status, createdAt: "2027-03-02T09:00:00Z", closedAt: null, lines: [{ lineId: "gid://shopify/LineItem/9001", quantity: 1, reason, note: null }] });
    const dress = aLine({ id: "gid://shopify/LineItem/9002", productId: "gid://shopify/Product/302", title: "Linen dress" });
    for (const one of [
      order(1),
      order(2, { lines: [aLine(), dress] }),
      order(3, { returnStatus: "IN_PROGRESS", returns: [returned("OPEN", "Size was too small"), returned("DECLINED", "Other")] }),
      order(4, { returnStatus: "RETURNED", returns: [returned("CLOSED", null)] }),
    ]) await recordOrder({ shopId, order: one, readAt: now });
    await inShop(shopId, async (tx) => {
      const createdAt = at("2027-03-02T12:00");
      await addTicket(tx, { createdAt, links: [{ orderShopifyId: "gid://shopify/Order/2", status: "proven" }] });
      await addTicket(tx, { createdAt, links: [{ orderShopifyId: "gid://shopify/Order/1", status: "claimed" }] });
      await addTicket(tx, { createdAt, links: [{ orderShopifyId: "gid://shopify/Order/1", status: "probable", removed: true }, { orderShopifyId: "gid://shopify/Order/3", status: "proven", madeBy: "person", found: false }] });
    });
  });

  test("the contact rate of a product counts proven and probable links", async () => {
    expect(table(await read("contact-rate"), "By product")).toEqual([["Linen shirt", 2, 4, 50], ["Linen dress", 1, 1, 100]]);
  });

  test("the contact rate of a week counts every question", async () => {
    expect(table(await read("contact-rate"), "By week")).toEqual([["2027-03-01", 8, 4, 200]]);
  });

  test("what staff took back is counted beside what was found", async () => {
    const rows = table(await read("linking"), "What was found");
    expect(rows?.map((row) => row.slice(1))).toEqual([[1, 12.5, 0, 0], [1, 12.5, 1, 1], [1, 12.5, 0, 0], [0, 0, 0, 0], [5, 62.5, 0, 0]]);
  });

  test("declined returns have no reason to count", async () => {
    expect(table(await read("return-reasons"), "By reason")).toEqual([["Size was too small", 1, 50], ["No reason given", 1, 50]]);
    expect(table(await read("return-reasons"), "By product")).toEqual([["Linen shirt", 2, "Size was too small"]]);
  });

  test("a mail of a journey, the reply to it and the ticket after it", async () => {
    const decidedAt = at("2027-03-02T10:00");
    await inShop(shopId, async (tx) => {
      await tx.journey.create({ data: { shopId, key: "after-purchase", name: "After the purchase", config: { steps: [{ key: "thank-you" }] } } });
      const enrolment = await tx.enrolment.create({ data: { shopId, journeyKey: "after-purchase", orderShopifyId: "gid://shopify/Order/2" } });
      const step = (stepKey: string, change: object) => tx.journeyStep.create({ data: { shopId, enrolmentId: enrolment.id, orderShopifyId: "gid://shopify/Order/2", journeyKey: "after-purchase", stepKey, happenedAt: decidedAt, dueAt: decidedAt, decidedAt, ...change } });
      await step("thank-you", { status: "sent" });
      await step("does-it-fit", { status: "skipped", reasonCode: "cancelled" });
      await step("return-by", { status: "due", decidedAt: null });
    });
    expect(table(await read("journeys"), "By journey")).toEqual([["After the purchase", 1, 1, 0, 0, 1, 100, 0]]);
    expect(table(await read("journeys"), "Why not sent")).toEqual([["cancelled", 1]]);
    expect(await readJourneyWeek({ shopId, now })).toEqual({ sent: 1, skipped: [{ code: "cancelled", count: 1 }], failed: 0, due: 1, enabled: 0 });
  });
});

test("ratings are counted by score and by who solved it", async () => {
  await inShop(shopId, async (tx) => {
    for (const [index, score] of [5, 5, 2, null].entries()) {
      await tx.rating.create({ data: { shopId, ticketId: crypto.randomUUID(), resolution: 1, recipientKey: "x", token: `token-${index}`, staffId, status: score ? "answered" : "asked", score, dueAt: now, answeredAt: score ? new Date(now.getTime() - 1) : null } });
    }
  });
  const reading = await read("satisfaction");
  expect(reading.headline).toBe("66.7 % of 3 answers were good or very good.");
  expect(table(reading, "By who solved it")).toEqual([["Mara", 3, 66.7]]);
});

test("what needs a person is found, of this shop only", async () => {
  await inShop(shopId, async (tx) => {
    const mail = { shopId, flow: "reply", recipient: "a@b.c", recipientKey: "a@b.c", fromAddress: "x", fromName: "x", subject: "x", text: "x", date: now, dueAt: now, createdAt: now };
    await tx.outgoingMail.create({ data: { ...mail, key: "1", messageId: "1", status: "failed" } });
    await tx.outgoingMail.create({ data: { ...mail, key: "2", messageId: "2", status: "in_doubt" } });
    await tx.inboundMail.create({ data: { shopId, source: "raw", sha256: "1", raw: Buffer.from("x"), status: "parked" } });
    await tx.webhookEvent.create({ data: { shopId, topic: "orders/create", eventId: "1", payload: {}, status: "dead" } });
    await tx.returnPolicy.create({ data: { shopId, version: 1, rules: { ...STARTING_POLICY, windowDays: 14 } as unknown as Prisma.InputJsonObject, validFrom: new Date(0) } });
    await tx.macro.create({ data: { shopId, name: "Returns", body: "You can return everything within 30 days." } });
  });
  const needs = await readNeeds({ shopId, now });
  expect(needs.map(({ kind }) => kind)).toEqual(["mail", "parked", "webhooks", "contradiction", "horizon"]);
  expect(needs[3]).toMatchObject({ words: "Saved reply “Returns” says 30 days, the policy says 14." });
  expect((await readNeeds({ shopId: stranger, now })).map(({ kind }) => kind)).toEqual(["importing"]);
});

describe("a report as a file", () => {
  test("keeps numbers as numbers and disarms formulas", () => {
    const reading: Reading = { headline: "", notes: ["+note"], tables: [{ title: "T", columns: [{ label: "Topic", kind: "text" }, { label: "Change", kind: "count" }], rows: [["=1+1", -3], ["@sum", 0.5], ["\tx", null], ["-2 days", 1]], empty: "" }] };
    const csv = toCsv(reportAsRows({ title: "Topics", definition: "What.", days: 30, reading }));
    expect(csv.startsWith("\uFEFFTopics,last 30 days\r\n")).toBe(true);
    const rows = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][];
    expect(rows.slice(2)).toEqual([["'+note"], ["T"], ["Topic", "Change"], ["'=1+1", "-3"], ["'@sum", "0.5"], ["'\tx", ""], ["'-2 days", "1"]]);
  });
});

test("cells read as people say them", () => {
  expect([cellInWords(null, "count"), cellInWords(12345, "count"), cellInWords(40, "percent"), cellInWords(6.25, "per100"), cellInWords(75, "minutes"), cellInWords("2027-03-01", "day")]).toEqual(["–", "12,345", "40 %", "6.3", "1 h 15 min", "1 Mar 2027"]);
});
