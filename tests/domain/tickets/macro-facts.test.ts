import { expect, test } from "vitest";
import { macroFacts, type MacroSource } from "~/domain/tickets/macros/macro-facts";
import { anOrder } from "../../support/an-order";

type Order = NonNullable<MacroSource["order"]>;

const facts = (order: Partial<Order> | null) =>
  macroFacts({ customerName: "Ana Petrov", agentName: "Mara Lindqvist", shopName: "Linden", locale: "en", timeZone: "Europe/Amsterdam", order: order && { name: "#1042", status: "proven", snapshot: anOrder(), returns: [], ...order } });
const term = (lastDay: string | null, daysLeft: number | null, why = "14 days after delivery") => ({ lastDay, daysLeft, why });

test.each<[string, Partial<Order>, object]>([
  ["one day for all", { returns: [term("2027-03-22", 12), term("2027-03-22", 12)] }, { value: "Monday, March 22" }],
  ["today is the last day", { returns: [term("2027-03-10", 0)] }, { value: "Wednesday, March 10" }],
  ["it is over", { returns: [term("2027-03-01", -9)] }, { missing: "the last day to return #1042 was Monday, March 1" }],
  ["days differ", { returns: [term("2027-03-22", 12), term("2027-03-25", 15)] }, { missing: "the items of #1042 have different return days" }],
  ["one item is excluded", { returns: [term("2027-03-22", 12), term(null, null, "it was a final sale")] }, { missing: "the items of #1042 have different return days" }],
  ["nothing can come back", { returns: [term(null, null, "it was a final sale")] }, { missing: "#1042 cannot be returned: it was a final sale" }],
  ["somebody else's order", { status: "claimed", returns: [term("2027-03-22", 12)] }, { missing: "the sender does not own #1042" }],
  ["an order that cannot be seen", { snapshot: null, returns: [] }, { missing: "#1042 cannot be seen in Shopify" }],
])("the last day for a return: %s", (_name, order, expected) => expect(facts(order)["order.return_by"]).toEqual(expected));

test("without an order every order variable says so", () => {
  const all = facts(null);
  for (const [name, fact] of Object.entries(all)) if (/^(order|tracking)\./.test(name)) expect(fact, name).toEqual({ missing: "no order is linked" });
});

test("nothing of a claimed order is given out, not even its name", () => {
  expect(JSON.stringify(Object.entries(facts({ status: "claimed" })).filter(([name]) => /^(order|tracking)\./.test(name)).map(([, fact]) => "value" in fact))).not.toContain("true");
});
