import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { numericId } from "~/shopify/gid";
import { plantEverywhere, readTables, type TableShape } from "../domain/privacy/plant";
import { useApp } from "../support/run-app";
import { readRoutes, type AppRoute } from "./route-manifest";

/**
 * Every loader and action of the built app, called as staff of one shop with the ids of another. The other shop has a
 * row in every table, marked in every text: nothing of it may come back, and nothing of it may change.
 */
const app = useApp();
const own = "demo.myshopify.com";
const victim = "victim.myshopify.com";
const MARK = "zqxvictim";
const EMAIL = "somebody@victim.example";

const routes = readRoutes();
const adminRoutes = routes.filter(({ id }) => id.startsWith("routes/app"));
let client: pg.Client;
let tables: TableShape[];
let ids: Map<string, string>;
let orderId: string;
let customerId: string;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  tables = await readTables(client);
  // Both shops know an order and a customer by the same gid: a query that forgets the shop finds the wrong one.
  const order = await inShop(own, (tx) => tx.order.findFirstOrThrow({ where: { shopId: own, customerShopifyId: { not: null } } }));
  orderId = order.shopifyId;
  customerId = order.customerShopifyId!;
  const keys = { orderShopifyId: orderId, customerShopifyId: customerId };
  ids = await plantEverywhere(client, tables.filter(({ name }) => name !== "Session"), {
    shopId: victim,
    mark: (table, column) => `${MARK}-${table}-${column}`,
    fixed: {
      Shop: { settings: "{}", timeZone: "UTC", installedAt: new Date(), uninstalledAt: null },
      Order: { shopifyId: orderId, customerShopifyId: customerId, deletedAt: null, redactedAt: null, emailKey: EMAIL, snapshot: JSON.stringify({ id: orderId, name: `${MARK}-order`, note: MARK, lines: [], fulfillments: [], refunds: [], returns: [] }) },
      Customer: { shopifyId: customerId, redactedAt: null, mergedInto: null },
      Ticket: { ...{ customerShopifyId: customerId, customerEmail: EMAIL, status: "waiting_for_us", linkCandidates: "[]" } },
      OrderLink: { orderShopifyId: orderId, removedAt: null, signals: "[]" },
      OrderTracking: { orderShopifyId: orderId },
      OrderAction: { orderShopifyId: orderId },
      ReturnPromise: { orderShopifyId: orderId },
      JourneyStep: { ...keys, journeyKey: "after-purchase", stepKey: "thank-you", status: "sent" },
      Enrolment: { orderShopifyId: orderId, journeyKey: "after-purchase" },
      Journey: { key: "after-purchase", enabled: false },
      OutgoingMail: { recipientKey: EMAIL, recipient: EMAIL, orderShopifyId: orderId, status: "failed", createdAt: new Date() },
      InboundMail: { status: "parked" },
      WebhookEvent: { status: "dead" },
      Staff: { leftAt: null, role: "agent" },
      Suppression: { addressKey: EMAIL },
      BlockedSender: { addressKey: EMAIL },
      CustomerNote: { customerKey: EMAIL },
      DataRequest: { customerShopifyId: customerId, email: EMAIL, answeredAt: null },
      Rating: { status: "asked" },
      Macro: { archivedAt: null },
    },
  });
}, 120_000);

afterAll(() => client.end());

describe("the manifest", () => {
  test("has every route of the sources", () => {
    expect(adminRoutes.length).toBeGreaterThan(30);
    expect(adminRoutes.filter(({ hasLoader, hasAction }) => hasLoader || hasAction).length).toBe(adminRoutes.length);
  });

  test("has no parameter that this test does not know how to fill", () => {
    expect(adminRoutes.flatMap(({ path }) => parametersOf(path)).filter((name) => valuesFor(name).length === 0)).toEqual([]);
  });
});

describe("another shop's ids", () => {
  test("bring nothing of it to light: every loader, every query, 0 foreign bytes", async () => {
    const problems: string[] = [];
    let asked = 0;
    for (const route of adminRoutes.filter(({ hasLoader }) => hasLoader)) {
      for (const { path, foreign } of pathsOf(route)) {
        for (const query of queriesOf(route)) {
          asked += 1;
          const answer = await read(app.signedRequest(`${path}?${withRoute(route, query)}`));
          judge(problems, `GET ${path}?${query}`, answer, foreign);
        }
      }
    }
    expect(problems).toEqual([]);
    expect(asked).toBeGreaterThan(80);
  }, 300_000);

  test("change nothing of it: every action, every intent, every id", async () => {
    const before = await rowsOfVictim();
    const problems: string[] = [];
    let asked = 0;
    for (const route of adminRoutes.filter(({ hasAction }) => hasAction)) {
      for (const { path, foreign } of pathsOf(route)) {
        for (const form of formsOf(route)) {
          asked += 1;
          const answer = await read(app.signedRequest(`${path}?${withRoute(route, "")}`, { method: "POST", body: form }));
          judge(problems, `POST ${path} ${form.toString().slice(0, 160)}`, answer, foreign);
        }
      }
    }
    expect(problems).toEqual([]);
    expect(asked).toBeGreaterThan(300);
    const after = await rowsOfVictim();
    for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows);
  }, 600_000);

  test("are of use to their own shop: the same loaders do answer there", async () => {
    const ticket = await ownTicket();
    const message = await inShop(own, (tx) => tx.message.findFirstOrThrow({ where: { shopId: own, ticketId: ticket } }));
    expect(message.ticketId).toBe(ticket);
    for (const path of [`/app/inbox/${ticket}`, "/app/inbox", "/app/reports", "/app/mail", "/app/settings/privacy", "/app"]) {
      const route = adminRoutes.find((each) => each.path === path.replace(ticket, ":ticketId") && each.id !== "routes/app")!;
      expect((await read(app.signedRequest(`${path}?${withRoute(route, "")}`))).status, path).toBe(200);
    }
  }, 60_000);
});

test("nobody gets anything without a session token: every loader and action", async () => {
  const problems: string[] = [];
  for (const route of adminRoutes) {
    for (const { path } of pathsOf(route).slice(0, 1)) {
      for (const method of ["GET", "POST"]) {
        if (method === "GET" ? !route.hasLoader : !route.hasAction) continue;
        const answer = await read(fetch(`${app.url}${path}?${withRoute(route, "")}`, { method, redirect: "manual", headers: { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/147.0" }, ...(method === "POST" && { body: new URLSearchParams({ intent: "save" }) }) }));
        if (answer.status === 200 || answer.status >= 500 || answer.text.includes("example.com")) problems.push(`${method} ${path}: ${answer.status}`);
      }
    }
  }
  expect(problems).toEqual([]);
}, 120_000);

// ---- how a route is filled ----

function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
}

/** Foreign values that a parameter, field or query of this name may take; ids of every table where the name does not tell. */
function valuesFor(name: string): string[] {
  const table = name.charAt(0).toUpperCase() + name.slice(1, name.endsWith("Id") ? -2 : undefined);
  const known: Record<string, string[]> = {
    chartId: [ids?.get("SizeChart") ?? "?"],
    faqId: [ids?.get("FaqItem") ?? "?"],
    fileId: [ids?.get("Attachment") ?? "?", ids?.get("DraftFile") ?? "?"],
    requestId: [ids?.get("DataRequest") ?? "?"],
    assigneeId: [ids?.get("Staff") ?? "?"],
    mailId: [ids?.get("OutgoingMail") ?? "?"],
    mail: [ids?.get("OutgoingMail") ?? "?"],
    noteId: [ids?.get("CustomerNote") ?? "?"],
    intoId: [ids?.get("Ticket") ?? "?"],
    mergeId: [ids?.get("TicketMerge") ?? "?"],
    viewId: [ids?.get("SavedView") ?? "?"],
    versionId: [ids?.get("StorefrontVersion") ?? "?"],
    eventId: [ids?.get("WebhookEvent") ?? "?"],
    ticket: [ids?.get("Ticket") ?? "?"],
    before: [ids?.get("AccessLog") ?? "?"],
    kind: ["size_chart", "faq_item"],
    key: ["after-purchase", "first-response"],
    orderId: [orderId],
    order: [orderId],
    orderNumber: [numericId(orderId)],
    id: [...(ids?.values() ?? ["?"])],
  };
  return known[name] ?? (ids?.has(table) ? [ids.get(table)!] : ids ? [] : name.endsWith("Id") ? ["?"] : []);
}

/** Where the ticket in the address is only where the page stands: they search, or change, what is the asker's own. */
const OWN_ALL_THE_SAME = [/^GET \/app\/inbox\/[^/]+\/orders\?/, /^POST \/app\/inbox\/[^/]+ .*intent=signature/];

/** Every way to fill in the path with foreign values. `foreign`: it names something that only the other shop has. */
function pathsOf({ path }: AppRoute): { path: string; foreign: boolean }[] {
  const names = parametersOf(path);
  const foreign = names.some((name) => name === "id" || name.endsWith("Id"));
  return names.reduce<string[]>((paths, name) => paths.flatMap((each) => valuesFor(name).map((value) => each.replace(`:${name}`, encodeURIComponent(value)))), [path]).map((each) => ({ path: each, foreign }));
}

function queriesOf({ queries }: AppRoute): string[] {
  const all = ["", ...queries.flatMap((name) => valuesFor(name).slice(0, 40).map((value) => new URLSearchParams({ [name]: value }).toString()))];
  if (queries.length === 0) return all;
  const together = new URLSearchParams();
  for (const name of queries) together.set(name, valuesFor(name)[0] ?? filler[name] ?? ids.get("Ticket")!);
  return [...all, together.toString()];
}

/** Something that passes for what the field wants. */
const filler: Record<string, string> = {
  text: "Hello", html: "<p>Hello</p>", nonce: crypto.randomUUID(), version: "1", then: "closed", to: "closed", until: "tomorrow", priority: "high", topic: "Sizes", tag: "vip", add: "vip", follow: "yes", confirmed: "yes", subject: "Hello",
  signature: "Bye", email: EMAIL, sure: "yes", months: "24", role: "reader", value: "{}", draft: "{}", config: "{}", policy: "{}", decision: "resend", connection: crypto.randomUUID(), doing: "viewing", name: "Mine", private: "yes", filter: "{}",
  step: "thank-you", stepKey: "thank-you", journey: "after-purchase", journeyKey: "after-purchase", occasion: "", wanted: "zqx", q: "zqx", answer: "x", score: "5", comment: "x", locale: "en", content: "{}", basedOn: "1", title: "Mine", at: new Date().toISOString(), basis: "x", input: "{}", on: "yes", customer: EMAIL,
};

function formsOf({ path, intents, fields }: AppRoute): URLSearchParams[] {
  const base = new URLSearchParams({ ticketIds: ids.get("Ticket")!, ids: ids.get("Ticket")!, tickets: ids.get("Ticket")! });
  for (const name of fields) base.set(name, valuesFor(name)[0] ?? filler[name] ?? "x");
  const variants = intents.length > 0 ? intents : [{ field: "intent", value: "save" }];
  const several = fields.includes("id") && !path.includes(":id") ? valuesFor("id") : [null];
  return variants.flatMap(({ field, value }) =>
    several.map((id) => {
      const form = new URLSearchParams(base);
      if (field !== "intent" && fields.includes("intent")) form.set("intent", field);
      form.set(field, value);
      if (id) form.set("id", id);
      return form;
    }),
  );
}

const withRoute = ({ id }: AppRoute, query: string): string => `${new URLSearchParams({ _data: id })}${query ? `&${query}` : ""}`;

interface Answer {
  status: number;
  text: string;
}

/** A live stream is read for a moment only. */
async function read(request: Promise<Response>): Promise<Answer> {
  const response = await request;
  if (!response.headers.get("Content-Type")?.includes("event-stream")) return { status: response.status, text: await response.text() };
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return { status: response.status, text: Buffer.from(value ?? []).toString("utf8") };
}

function judge(problems: string[], what: string, { status, text }: Answer, foreign: boolean): void {
  if (text.toLowerCase().includes(MARK)) problems.push(`${what}: foreign bytes: …${text.slice(Math.max(0, text.toLowerCase().indexOf(MARK) - 80), text.toLowerCase().indexOf(MARK) + 60)}…`);
  if (status >= 500) problems.push(`${what}: ${status} ${text.slice(0, 200)}`);
  if (foreign && status >= 200 && status < 300 && !OWN_ALL_THE_SAME.some((known) => known.test(what))) problems.push(`${what}: ${status} ${text.slice(0, 200)}`);
}

/** Every row of the other shop, as text, by table. */
async function rowsOfVictim(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const { name } of tables.filter((table) => table.name !== "Session")) {
    const found = await client.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM "${name}" t WHERE "shopId" = $1 ORDER BY 1`, [victim]);
    rows.set(name, found.rows.map(({ row }) => row));
  }
  return rows;
}

async function ownTicket(): Promise<string> {
  await app.inbound(`From: Ana <ana@example.com>\r\nTo: hello@linden-and-loom.example\r\nSubject: Mine\r\nMessage-ID: <${crypto.randomUUID()}@x.example>\r\n\r\nHello`);
  for (;;) {
    const ticket = await inShop(own, (tx) => tx.ticket.findFirst({ where: { shopId: own, subject: "Mine" } }));
    if (ticket) return ticket.id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
