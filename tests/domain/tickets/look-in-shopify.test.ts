import { beforeAll, expect, test } from "vitest";
import { NOTHING_KNOWN, readMail } from "~/channels/email/read-mail";
import { inShop } from "~/db.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { lookInShopify } from "~/domain/tickets/look-in-shopify.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import { orders, people } from "../../local-shopify/demo-shop";
import { composeMail } from "../../local-shopify/mailbox/compose";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { useLocalAdmin } from "../../support/local-admin";

/** Our own copy is empty here: whatever is linked was found in Shopify. */
useDatabase();
const local = useLocalAdmin();
const shopId = "demo.myshopify.com";

beforeAll(() => installTestShop(shopId));

async function ask(from: string, text: string): Promise<string> {
  const now = local.context.now();
  const raw = await composeMail({ from: { name: "Ana", address: from }, to: "help@lane.example", subject: "Hello", text, authentication: "pass", date: now });
  await keepInboundMail({ shopId, source: "raw", raw, envelope: { recipients: ["help@lane.example"], returnPath: null }, now });
  const kept = await inShop(shopId, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId }, orderBy: { id: "desc" } }));
  const message = readMail(raw, { ...NOTHING_KNOWN, deliveredTo: ["help@lane.example"], trustedServers: ["mx.local-shopify.example"] });
  const received = await receiveMessage({ shopId, inboundMailId: kept.id, message, now });
  if (received.outcome !== "new-ticket") throw new Error(received.outcome);
  return received.ticketId;
}

const look = (ticketId: string) => lookInShopify({ shopId, ticketId, admin: local.admin, now: local.context.now() });

test("an order that only Shopify has is fetched and linked", async () => {
  const ticketId = await ask(people.ana.email!, `Where is order ${orders.anaShirt}?`);
  expect(await look(ticketId)).toEqual({ outcome: "found", linkOutcome: "linked" });
  const links = await inShop(shopId, (tx) => tx.orderLink.findMany({ where: { shopId, ticketId } }));
  expect(links).toMatchObject([{ orderName: orders.anaShirt, status: "proven" }]);
  expect(await look(ticketId)).toEqual({ outcome: "settled" });
});

test("a stranger who names one only claims it", async () => {
  const ticketId = await ask("stranger@example.net", `status of order ${orders.anaShirt} please`);
  const looked = await look(ticketId);
  const ticket = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } }));
  expect(["found", "settled"]).toContain(looked.outcome);
  expect(ticket.linkOutcome).toBe("claimed");
});

test("what nobody has stays unlinked, and says so", async () => {
  const ticketId = await ask("nobody@example.net", "order #987654 never came");
  expect(await look(ticketId)).toEqual({ outcome: "nothing" });
  const ticket = await inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } }));
  expect(ticket.linkSentence).toBe("#987654 is named, but no order that we can see has that name.");
});
