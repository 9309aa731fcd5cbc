import { beforeAll, expect, it } from "vitest";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { readTicket } from "~/domain/tickets/read-ticket.server";
import { aMessage, arrive, aShop, haveOrders, NOW, SHOP, type Person } from "../../support/a-desk";
import { anOrder } from "../../support/an-order";
import { useDatabase } from "../../support/database";

useDatabase();

let mara: Person;
const read = (ticketId: string) => readTicket({ shopId: SHOP, ticketId, reader: mara, now: NOW });

beforeAll(async () => {
  ({ mara } = await aShop());
  await haveOrders([anOrder(), anOrder({ id: "gid://shopify/Order/5002", name: "#1043", confirmationNumber: "X7D2K3PQ8" })]);
});

it("knows whose orders they are before it knows which of them is meant", async () => {
  const undecided = await read(await arrive(aMessage({ text: "My shirt is too small." })));
  expect(undecided).toMatchObject({ linkOutcome: "ambiguous", customer: { name: "Ana Petrov" } });
});

it("does not take a sender for a customer when nobody vouches for the address", async () => {
  const forged = await read(await arrive(aMessage({ text: "My shirt is too small.", authentication: "fail" })));
  expect(forged.customer).toBeNull();
});

it("says until when a ticket is snoozed, in the shop's time", async () => {
  const ticketId = await arrive(aMessage({ text: "Where is order 1042?" }));
  const snooze = (snoozedUntil?: Date) => changeStatus({ shopId: SHOP, ticketId, to: "snoozed", snoozedUntil, staff: mara, now: NOW });
  await snooze(new Date("2027-03-15T08:00:00Z"));
  await snooze();
  const said = (await read(ticketId)).events.map(({ sentence }) => sentence);
  expect(said).toContain("Mara Lindqvist snoozed this until Monday 15 March at 09:00.");
  expect(said).toContain("Mara Lindqvist snoozed this until the customer writes.");
});
