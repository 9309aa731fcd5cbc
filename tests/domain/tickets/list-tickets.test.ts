import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { inShop } from "~/db.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { assignTicket } from "~/domain/tickets/assign-ticket.server";
import { changeMany } from "~/domain/tickets/change-many.server";
import { linkOrder, unlinkOrder } from "~/domain/tickets/choose-order.server";
import { countTickets, listTickets } from "~/domain/tickets/list-tickets.server";
import { readFilter } from "~/domain/tickets/ticket-filter";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, type Person } from "../../support/a-desk";
import { anOrder, aParcel } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();

let staff: { mara: Person; tomas: Person };
let ana: string, bob: string, yuki: string;

const ids = async (filter: Record<string, unknown>, after?: string) =>
  (await listTickets({ shopId: SHOP, filter: readFilter(filter), staffId: staff.mara.id, after, now: NOW })).tickets.map((ticket) => ticket.id);
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

beforeAll(async () => {
  staff = await aShop();
  await haveOrders([anOrder({ fulfillmentStatus: "FULFILLED", fulfillments: [aParcel()] })]);
  ana = await arrive(aMessage({ text: "My shirt 1042 is too small." }));
  bob = await arrive(aMessage({ from: { address: "bob@example.com", name: "Bob Müller" }, subject: "Invoice", text: "Where is my invoice?", sentAt: at(1) }));
  yuki = await arrive(aMessage({ from: { address: "yuki@example.com", name: "田中 ゆき" }, subject: "配送について", text: "注文番号を教えてください", sentAt: at(2), channel: "contact_form" }));
});

describe("the inbox", () => {
  it("shows the newest conversation first, with its order's state", async () => {
    const { tickets } = await listTickets({ shopId: SHOP, filter: readFilter({}), staffId: staff.mara.id, now: NOW });
    expect(tickets.map((ticket) => ticket.id)).toEqual([yuki, bob, ana]);
    expect(tickets[2]!.orders).toMatchObject([{ name: "#1042", state: { label: "In transit" } }]);
  });

  it("finds by words of message, name, order, tracking number and SKU", async () => {
    expect(await ids({ view: "all", q: "invoice" })).toEqual([bob]);
    expect(await ids({ view: "all", q: "muller" })).toEqual([bob]);
    expect(await ids({ view: "all", q: "#1042" })).toEqual([ana]);
    expect(await ids({ view: "all", q: "00340434161094015902" })).toEqual([ana]);
    expect(await ids({ view: "all", q: "LIN-S-SAND" })).toEqual([ana]);
    expect(await ids({ view: "all", q: "ana@" })).toEqual([ana]);
    expect(await ids({ view: "all", q: "注文" })).toEqual([yuki]);
  });

  it("forgives a misspelt name and says so", async () => {
    const found = await listTickets({ shopId: SHOP, filter: readFilter({ view: "all", q: "petroff" }), staffId: staff.mara.id, now: NOW });
    expect(found.tickets.map((ticket) => ticket.id)).toEqual([ana]);
    expect(found.spelledAs).toContain("petrov");
  });

  it("holds words of different messages together", async () => {
    await addNote({ shopId: SHOP, ticketId: bob, nonce: randomUUID(), written: "Asked bookkeeping for the receipt", staff: staff.mara, now: at(3) });
    expect(await ids({ view: "all", q: "invoice bookkeeping" })).toEqual([bob]);
  });

  it("filters by channel, order state and product", async () => {
    expect(await ids({ channel: "contact_form" })).toEqual([yuki]);
    expect(await ids({ orderState: "in_transit" })).toEqual([ana]);
    expect(await ids({ orderState: "cancelled" })).toEqual([]);
    expect(await ids({ view: "all", product: "gid://shopify/Product/301" })).toEqual([ana]);
  });

  it("follows an order through its states, and a ticket through its orders", async () => {
    const parcel = { id: "gid://shopify/Order/5003", name: "#1099", confirmationNumber: "Q7D2K3PQ1", email: "cem@example.com", customer: null };
    await haveOrders([anOrder(parcel)]);
    const cem = await arrive(aMessage({ from: { address: "cem@example.com", name: "Cem" }, text: "Where is 1099?", sentAt: at(-5) }));
    const eda = await arrive(aMessage({ from: { address: "eda@example.com", name: "Eda" }, text: "Mine?", sentAt: at(-4) }));
    expect(await ids({ orderState: "unfulfilled" })).toEqual([cem]);
    const link = { shopId: SHOP, ticketId: eda, orderId: parcel.id, staff: staff.mara, now: at(3) };
    await linkOrder(link);
    expect(await ids({ orderState: "unfulfilled" })).toEqual([eda, cem]);
    await inShop(SHOP, (tx) => tx.ticket.update({ where: { shopId: SHOP, id: cem }, data: { lastMessageAt: at(-3) } }));
    expect(await ids({ orderState: "unfulfilled" })).toEqual([cem, eda]);
    await haveOrders([anOrder({ ...parcel, updatedAt: "2027-03-09T10:00:00Z", fulfillmentStatus: "PARTIALLY_FULFILLED", financialStatus: "PARTIALLY_REFUNDED" })]);
    expect(await ids({ orderState: "unfulfilled" })).toEqual([]);
    for (const orderState of ["partly_fulfilled", "refunded"]) expect(await ids({ orderState, view: "all" })).toEqual([cem, eda]);
    expect(await ids({ orderState: "refunded", priority: "urgent" })).toEqual([]);
    await unlinkOrder(link);
    expect(await ids({ orderState: "refunded" })).toEqual([cem]);
    await changeMany({ shopId: SHOP, ticketIds: [cem, eda], change: { kind: "status", to: "spam" }, staff: staff.mara, now: at(4) });
  });

  it("finds a ticket by the order that a person linked later", async () => {
    await haveOrders([anOrder({ id: "gid://shopify/Order/5002", name: "UK-2001", email: "bob@example.com", customer: null })]);
    expect(await ids({ view: "all", q: "UK-2001" })).toEqual([]);
    await linkOrder({ shopId: SHOP, ticketId: bob, orderId: "gid://shopify/Order/5002", staff: staff.mara, now: at(4) });
    expect(await ids({ view: "all", q: "UK-2001" })).toEqual([bob]);
  });

  it("knows mine and nobody's", async () => {
    await assignTicket({ shopId: SHOP, ticketId: ana, assigneeId: staff.mara.id, staff: staff.mara, now: at(5) });
    expect(await ids({ view: "mine" })).toEqual([ana]);
    expect(await ids({ view: "unassigned" })).toEqual([yuki, bob]);
    expect(await countTickets({ shopId: SHOP, staffId: staff.mara.id, now: NOW })).toMatchObject({ open: 3, mine: 1, unassigned: 2 });
  });

  it("pages without gaps or repeats", async () => {
    for (let n = 0; n < 53; n++) await arrive(aMessage({ subject: `Question ${n}`, text: "paging", sentAt: at(10 + Math.floor(n / 3)) }));
    for (const filter of [{ q: "paging", view: "all" }, { view: "open" }]) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listTickets({ shopId: SHOP, filter: readFilter(filter), staffId: staff.mara.id, after, now: NOW });
        seen.push(...page.tickets.map((ticket) => ticket.id));
        after = page.next ?? undefined;
      } while (after);
      expect(seen.length).toBe("q" in filter ? 53 : 56);
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it("shows another shop nothing, whatever it asks for", async () => {
    await aShop({ shopId: "other.myshopify.com" });
    for (const filter of [{ view: "all" }, { view: "all", q: "invoice" }, { view: "all", product: "gid://shopify/Product/301" }]) {
      expect((await listTickets({ shopId: "other.myshopify.com", filter: readFilter(filter), staffId: staff.mara.id, now: NOW })).tickets).toEqual([]);
    }
    await expect(inShop("*", (tx) => tx.$queryRaw`SELECT * FROM desk_find_tickets('''invoice''', NULL, NULL, false, NULL, NULL, NULL, NULL, 10)`)).rejects.toThrow("one shop");
  });
});
