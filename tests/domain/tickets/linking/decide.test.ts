import { describe, expect, it } from "vitest";
import { explainDecision } from "~/domain/tickets/linking/explain";
import { findOrders } from "~/domain/tickets/linking/find-orders";
import type { LinkDecision, LinkMessage } from "~/domain/tickets/linking/types";
import { anOrder } from "../../../support/an-order";
import { formatsOf, lookUpAmong } from "../../../support/linking-look-up";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

const NOW = new Date("2027-03-05T10:00:00Z");

function orderOf(name: string, email: string, change: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return anOrder({ id: `gid://shopify/Order/${name}`, name, email, confirmationNumber: null, customer: { ...anOrder().customer!, id: `gid://shopify/Customer/${email}`, email, displayName: "Ana Petrov" }, ...change });
}

async function decide(orders: OrderSnapshot[], message: Partial<LinkMessage>): Promise<LinkDecision> {
  return findOrders({ lookUp: lookUpAmong(orders), shop: { formats: formatsOf(orders), country: "DE" }, message: { from: "ana@example.com", subject: "", text: "", ...message }, now: NOW });
}

describe("deciding", () => {
  const ana = orderOf("#1042", "ana@example.com");
  const bob = orderOf("#1043", "bob@example.com");

  it("a named order of the sender's is proven, and says so", async () => {
    const decision = await decide([ana, bob], { text: "Where is order #1042?" });
    expect(decision).toMatchObject({ outcome: "linked", status: "proven" });
    expect(explainDecision(decision)).toBe("Order #1042 is named in the message and belongs to ana@example.com.");
  });

  it("somebody else's order is claimed, and reveals nothing", async () => {
    const decision = await decide([ana, bob], { text: "Where is order #1043?" });
    expect(decision).toMatchObject({ outcome: "claimed", links: [{ orderName: "#1043", status: "claimed" }] });
    expect(decision.losers.map((order) => order.orderName)).toEqual(["#1042"]);
    expect(explainDecision(decision)).toBe("Order #1043 is named in the message, but the sender does not own it: reveal nothing of it.");
  });

  it.each(["fail", "none"] as const)("an address that is vouched for with “%s” proves nothing", async (authentication) => {
    expect(await decide([ana], { text: "order 1042", authentication })).toMatchObject({ outcome: "claimed", status: "claimed" });
    expect(await decide([ana], { text: "where is my parcel", authentication })).toMatchObject({ outcome: "claimed", status: "claimed" });
  });

  it("a name and a zip code in the text are no proof", async () => {
    const decision = await decide([ana], { from: "x@example.net", fromName: "Ana Petrov", text: "Ana Petrov, 10119 Berlin, ana@example.com, order 1042" });
    expect(decision.outcome).toBe("claimed");
    expect(explainDecision(decision)).toContain("mentions ana@example.com, but was not sent from there");
  });

  it("a Reply-To is no proof either", async () => {
    expect(await decide([ana], { from: "forms@example.net", replyTo: "ana@example.com", text: "order 1042" })).toMatchObject({ outcome: "claimed" });
  });

  it("a login is", async () => {
    expect(await decide([ana], { from: "x@example.net", authentication: "none", customerId: "gid://shopify/Customer/ana@example.com", text: "order 1042" })).toMatchObject({ outcome: "linked", status: "proven" });
  });

  it("one own and one foreign order together are claimed, each with its own status", async () => {
    const decision = await decide([ana, bob], { text: "orders #1042 and #1043" });
    expect(decision).toMatchObject({ outcome: "claimed", links: [{ orderName: "#1042", status: "proven" }, { orderName: "#1043", status: "claimed" }] });
  });

  it("the only order of the sender is probable, with what speaks for it", async () => {
    const decision = await decide([ana, bob], { text: "the shirt has not come" });
    expect(decision).toMatchObject({ outcome: "linked", status: "probable" });
    expect(explainDecision(decision)).toMatch(/^Order #1042 is the only order of ana@example.com; “shirt” is its Linen shirt/i);
  });

  it("a slip in the number of the only order is seen", async () => {
    const decision = await decide([ana, orderOf("#1001", "b@example.com"), orderOf("#1099", "c@example.com")], { text: "order #1024 please" });
    expect(decision).toMatchObject({ outcome: "linked", status: "probable", unseenNames: ["#1024"] });
    expect(explainDecision(decision)).toBe("Order #1042 belongs to ana@example.com, and its name is one slip away from “#1024”.");
  });

  it.each([
    ["older than what Shopify shows", "order #1012 please", [orderOf("#1040", "b@example.com"), orderOf("#1060", "c@example.com")]],
    ["newer than what we know", "order #1072 please", [orderOf("#1040", "b@example.com"), orderOf("#1060", "c@example.com")]],
    ["in a stretch that Shopify hides", "order #1012 please", [orderOf("#1001", "b@example.com", { createdAt: "2026-03-01T10:00:00Z" }), orderOf("#1060", "c@example.com")]],
  ])("a name %s is no slip, and never makes another order likely", async (_where, text, others) => {
    expect(await decide([ana, ...others], { text })).toMatchObject({ outcome: "ambiguous", plausible: [{ orderName: "#1042" }] });
    expect(await decide([ana, ...others], { text: `${text}, the linen shirt` })).toMatchObject({ outcome: "ambiguous", plausible: [{ orderName: "#1042" }] });
  });

  it("an order that we cannot see is not none of theirs", async () => {
    const decision = await decide([ana], { text: "order #9876 has not come" });
    expect(decision.outcome).toBe("ambiguous");
    expect(explainDecision(decision)).toContain("#9876 is named, but no order that we can see has that name");
    const stranger = await decide([ana], { from: "x@example.net", text: "order #9876 has not come" });
    expect(explainDecision(stranger)).toBe("#9876 is named, but no order that we can see has that name.");
  });

  it("what only a quote names is probable", async () => {
    expect(await decide([ana, orderOf("#1050", "ana@example.com")], { text: "still nothing\n\nOn Mon, Shop wrote:\n> Your order #1042 is on its way" })).toMatchObject({ outcome: "linked", status: "probable", links: [{ orderName: "#1042" }] });
  });

  it("an exchange and its original are a family: ask which", async () => {
    const family = [ana, orderOf("EXC-#1042", "ana@example.com")];
    const decision = await decide(family, { text: "order 1042" });
    expect(decision).toMatchObject({ outcome: "ambiguous" });
    expect(explainDecision(decision)).toBe("“1042” may be #1042 or EXC-#1042: ask which.");
    expect(await decide(family, { text: "order EXC-1042" })).toMatchObject({ outcome: "linked", links: [{ orderName: "EXC-#1042" }] });
    expect(await decide(family, { text: "order #1042" })).toMatchObject({ outcome: "linked", links: [{ orderName: "#1042" }] });
  });

  it("#1-A is not #12-A", async () => {
    const orders = [orderOf("#1-A", "ana@example.com"), orderOf("#12-A", "ana@example.com")];
    expect(await decide(orders, { text: "#1-A" })).toMatchObject({ links: [{ orderName: "#1-A" }] });
    expect(await decide(orders, { text: "#12-A" })).toMatchObject({ links: [{ orderName: "#12-A" }] });
    expect((await decide(orders, { text: "#2-A is broken" })).outcome).toBe("ambiguous");
  });

  it("keeps the evidence, and the losers with theirs", async () => {
    const decision = await decide([ana, orderOf("#1050", "ana@example.com")], { text: "order 1042" });
    expect(decision).toMatchObject({
      links: [{ orderName: "#1042", signals: [{ kind: "order_name", written: "1042", place: "written" }, { kind: "sender_email", address: "ana@example.com" }] }],
      losers: [{ orderName: "#1050", signals: [{ kind: "sender_email" }] }],
    });
  });

  it("a phone that writes is its owner", async () => {
    const order = orderOf("#1060", "p@example.com", { phone: "+4915112345678" });
    expect(await decide([order], { from: "0151 12345678", text: "where is my order" })).toMatchObject({ outcome: "linked", status: "probable" });
  });
});
