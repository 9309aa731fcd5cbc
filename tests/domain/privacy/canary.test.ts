import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { columns } from "~/domain/privacy/columns";
import type { Person } from "~/domain/privacy/compliance";
import { exportPerson } from "~/domain/privacy/export-person.server";
import { redactPerson } from "~/domain/privacy/redact-person.server";
import { redactShop } from "~/domain/privacy/redact-shop.server";
import { useDatabase } from "../../support/database";
import { findMarks, plantEverywhere, readTables, WRITABLE, type TableShape } from "./plant";

useDatabase();
const shopId = "one.myshopify.com";
const neighbour = "two.myshopify.com";
const now = new Date("2027-03-02T10:00:00Z");
const MARK = "zqxcanary";
const EMAIL = `${MARK}@example.com`;
const CUSTOMER = "gid://shopify/Customer/801";
const ORDER = "gid://shopify/Order/5001";
const person: Person = { customerId: CUSTOMER, emails: [EMAIL], phones: [], orderIds: [ORDER] };

let client: pg.Client;
let tables: TableShape[];

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  tables = await readTables(client);
});
afterAll(() => client.end());

beforeEach(async () => {
  await client.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(", ")} CASCADE`);
});

/** What makes a planted row this person's. */
const theirs: Record<string, Record<string, unknown>> = {
  BlockedSender: { addressKey: EMAIL },
  Customer: { shopifyId: CUSTOMER, email: EMAIL, redactedAt: null },
  CustomerContact: { customerShopifyId: CUSTOMER, source: CUSTOMER, kind: "email", valueKey: EMAIL },
  CustomerNote: { customerKey: EMAIL },
  DataRequest: { customerShopifyId: CUSTOMER, email: EMAIL },
  Enrolment: { orderShopifyId: ORDER },
  JourneyStep: { orderShopifyId: ORDER, customerShopifyId: CUSTOMER },
  Message: { kind: "inbound", authorEmail: EMAIL },
  Order: { shopifyId: ORDER, customerShopifyId: CUSTOMER, emailKey: EMAIL, redactedAt: null, snapshot: JSON.stringify(snapshotWith(MARK)) },
  OrderAction: { orderShopifyId: ORDER },
  OrderRating: { orderShopifyId: ORDER },
  OrderTracking: { orderShopifyId: ORDER },
  OutgoingMail: { recipientKey: EMAIL, status: "sent" },
  Rating: { recipientKey: EMAIL },
  ReplyToken: { recipientKey: EMAIL },
  SearchName: { word: MARK },
  Suppression: { addressKey: EMAIL },
  Ticket: { customerEmail: EMAIL, status: "waiting_for_us", customerName: `${MARK} Petrov` },
  WebhookEvent: { payload: JSON.stringify({ customer: { email: EMAIL } }), status: "dead" },
};

/** An order whose every personal field is marked. */
function snapshotWith(mark: string): object {
  const address = { name: mark, company: mark, address1: mark, address2: mark, city: mark, zip: mark, provinceCode: "X", countryCode: "DE", phone: mark };
  return {
    id: ORDER, name: "#1042", email: mark, phone: mark, note: mark, confirmationNumber: mark, statusPageUrl: `https://x.example/${mark}`,
    customer: { id: CUSTOMER, displayName: mark, firstName: mark, lastName: mark, email: mark, phone: mark, tags: [mark], numberOfOrders: 1 },
    shippingAddress: address, billingAddress: address, lines: [],
    fulfillments: [{ id: "1", tracking: [{ company: "DHL", number: mark, url: mark }] }],
    refunds: [{ id: "1", note: mark }], returns: [{ id: "1", lines: [{ lineId: "1", quantity: 1, reason: null, note: mark }] }],
  };
}

const isPersonal = (table: string, column: string): boolean => columns[table]?.person?.includes(column) ?? false;

describe("the catalogue of columns", () => {
  test("names every column in which something can be written, and no other", () => {
    const written = tables.flatMap((table) => table.columns.filter((column) => WRITABLE.has(column.type) && column.name !== "shopId").map((column) => `${table.name}.${column.name}`));
    const named = Object.entries(columns).flatMap(([table, kinds]) => [...(kinds.person ?? []), ...(kinds.staff ?? []), ...(kinds.other ?? [])].map((column) => `${table}.${column}`));
    expect(written.filter((column) => !named.includes(column)), "say in app/domain/privacy/columns.ts what these hold, and how it is forgotten").toEqual([]);
    expect(named.filter((column) => !written.includes(column)), "these are gone").toEqual([]);
    expect(named.filter((column, index) => named.indexOf(column) !== index), "named twice").toEqual([]);
  });
});

describe("a person who is to be forgotten", () => {
  const plantThem = (shop = shopId) => plantEverywhere(client, tables, { shopId: shop, mark: (table, column) => (isPersonal(table, column) ? `${MARK}-${table}-${column}` : null), fixed: theirs });

  test("was marked in every personal column", async () => {
    await plantThem();
    const marked = await findMarks(client, [MARK, CUSTOMER]);
    const personal = Object.entries(columns).flatMap(([table, { person = [] }]) => person.map((column) => `public.${table}.${column}`));
    expect(personal.filter((place) => !marked.includes(place) && place !== "public.DataRequest.orderShopifyIds")).toEqual([]);
  });

  test("is found nowhere afterwards: 0 hits in every table, the queue and all bytes", async () => {
    await plantThem();
    expect(await redactPerson({ shopId, person, now })).toMatchObject({ outcome: "redacted", tickets: 1, orders: 1 });
    expect(await findMarks(client, [MARK])).toEqual([]);
    expect(await redactPerson({ shopId, person, now }), "a second time").toMatchObject({ outcome: "redacted" });
  });

  test("leaves what is needed to count: the ticket, its message, the order, the mail", async () => {
    await plantThem();
    await redactPerson({ shopId, person, now });
    for (const table of ["Ticket", "Message", "Order", "OutgoingMail", "JourneyStep", "Rating"]) {
      expect((await client.query(`SELECT 1 FROM "${table}"`)).rowCount, table).toBe(1);
    }
    expect((await client.query(`SELECT status FROM "Ticket"`)).rows).toEqual([{ status: "closed" }]);
  });

  test("of another shop is left alone", async () => {
    await plantThem(neighbour);
    await redactPerson({ shopId, person, now });
    expect((await findMarks(client, [MARK])).length).toBeGreaterThan(40);
  });

  test("is not forgotten while a mail to them is being handed over", async () => {
    await plantThem();
    await client.query(`UPDATE "OutgoingMail" SET status = 'transmitting'`);
    expect(await redactPerson({ shopId, person, now })).toEqual({ outcome: "mail-on-its-way" });
    expect((await findMarks(client, [MARK])).length).toBeGreaterThan(40);
  });

  test("gets no mail that still waited", async () => {
    await plantThem();
    await client.query(`UPDATE "OutgoingMail" SET status = 'queued'`);
    await redactPerson({ shopId, person, now });
    expect((await client.query(`SELECT status FROM "OutgoingMail"`)).rows).toEqual([{ status: "cancelled" }]);
  });

  test("who only claimed somebody else's order does not take it along", async () => {
    await plantThem();
    await client.query(`UPDATE "Ticket" SET "customerEmail" = 'other@example.com', "customerShopifyId" = NULL`);
    await client.query(`UPDATE "Message" SET "authorEmail" = 'other@example.com'`);
    await client.query(`UPDATE "OrderLink" SET "orderShopifyId" = '${ORDER}', status = 'claimed', "removedAt" = NULL`);
    expect(await redactPerson({ shopId, person, now })).toMatchObject({ tickets: 0 });
  });

  test("is taken out of conversations of others, and out of messages that never became one", async () => {
    const ids = await plantThem();
    await client.query(`UPDATE "Ticket" SET "customerEmail" = 'other@example.com', "customerShopifyId" = NULL, "customerName" = 'Other', subject = 'Ours'`);
    await client.query(`UPDATE "Message" SET "inboundMailId" = NULL, cc = '{${EMAIL.toUpperCase()},other@example.com}'`);
    await client.query(`UPDATE "InboundMail" SET "ticketId" = NULL, raw = convert_to('From: ${EMAIL}', 'UTF8')`);
    await redactPerson({ shopId, person, now });
    expect((await client.query(`SELECT subject, "customerName" FROM "Ticket"`)).rows).toEqual([{ subject: "Ours", customerName: "Other" }]);
    expect((await client.query(`SELECT cc, text, "authorName" FROM "Message" WHERE id = '${ids.get("Message")}'`)).rows).toEqual([{ cc: ["other@example.com"], text: "Erased", authorName: "Erased" }]);
    expect((await client.query(`SELECT length(raw) AS bytes, status FROM "InboundMail"`)).rows[0]).toMatchObject({ bytes: 0 });
    expect((await client.query(`SELECT 1 FROM "Attachment"`)).rowCount).toBe(0);
  });

  test("can be handed everything before: each marked column that is about them stands in the export", async () => {
    const ids = await plantThem();
    await client.query(`UPDATE "OutgoingMail" SET "ticketId" = '${ids.get("Ticket")}'`);
    const exported = JSON.stringify(await exportPerson({ shopId, requestId: ids.get("DataRequest")!, reader: { id: "1", name: "Mara" }, now }));
    for (const place of ["Ticket-subject", "Message-text", "CustomerNote-text", "OutgoingMail-text", "OutgoingMail-subject", "Rating-comment", "OrderRating-comment", "TicketEvent-sentence", "Customer-phone", "Attachment-name"]) {
      expect(exported, place).toContain(`${MARK}-${place}`);
    }
    expect(exported).toContain(Buffer.from(`${MARK}-Attachment-content`).toString("base64"));
    expect((await client.query(`SELECT what, "staffName" FROM "AccessLog" WHERE what = 'export'`)).rows).toEqual([{ what: "export", staffName: "Mara" }]);
  });
});

describe("a shop that is to be forgotten", () => {
  const plantShop = (shop: string, mark: string) =>
    plantEverywhere(client, tables, {
      shopId: shop,
      mark: (table, column) => `${mark}-${table}-${column}`,
      fixed: { Shop: { settings: "{}", uninstalledAt: new Date("2027-03-01T12:00:00Z"), inboundKey: mark } },
    });

  test("is found nowhere afterwards, and its neighbour everywhere", async () => {
    await plantShop(shopId, MARK);
    await plantShop(neighbour, "other-mark");
    for (const shop of [shopId, neighbour]) await client.query(`INSERT INTO pgboss.job (name, data) VALUES ('process-webhook', $1)`, [{ shopId: shop }]);
    const before = await findMarks(client, ["other-mark", neighbour]);
    expect(await redactShop({ shopId, askedAt: now })).toMatchObject({ outcome: "redacted" });
    expect(await findMarks(client, [MARK, shopId])).toEqual([]);
    expect(await findMarks(client, ["other-mark", neighbour])).toEqual(before);
  });

  test("keeps everything when it came back meanwhile", async () => {
    await plantShop(shopId, MARK);
    await client.query(`UPDATE "Shop" SET "uninstalledAt" = NULL, "createdAt" = '2026-01-01', "installedAt" = '2027-03-02T08:00:00Z'`);
    expect(await redactShop({ shopId, askedAt: now })).toEqual({ outcome: "installed-again" });
    expect((await client.query(`SELECT 1 FROM "Ticket"`)).rowCount).toBe(1);
  });
});
