import { randomUUID } from "node:crypto";
import type { InboundMessage } from "~/channels/inbound-message";
import { inShop } from "~/db.server";
import { recordOrders } from "~/domain/orders/record-orders.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** A shop with its staff, for tests of the desk: Mara owns it, Tomás answers, Rita only reads. */
export const SHOP = "linden.myshopify.com";

export const NOW = new Date("2027-03-10T10:00:00Z"); // a Wednesday

export interface Person {
  id: string;
  name: string;
  role: "owner" | "agent" | "reader";
  signature: string;
}

export async function aShop({ shopId = SHOP, timeZone = "Europe/Amsterdam", settings = {} }: { shopId?: string; timeZone?: string; settings?: object } = {}): Promise<{ mara: Person; tomas: Person; rita: Person }> {
  return inShop(shopId, async (tx) => {
    await tx.shop.create({ data: { shopId, name: "Linden & Loom", domain: "linden.example", email: "hello@linden.example", currency: "EUR", timeZone, locale: "en", countryCode: "NL", installedAt: new Date("2027-01-01T00:00:00Z"), inboundKey: `${shopId.split(".")[0]}-${randomUUID().slice(0, 8)}`, settings, ordersImportedAt: NOW } });
    const person = async (shopifyUserId: string, name: string, role: Person["role"], signature = ""): Promise<Person> => {
      const { id } = await tx.staff.create({ data: { shopId, shopifyUserId, name, role, signature, email: `${name.split(" ")[0]!.toLowerCase()}@linden.example` } });
      return { id, name, role, signature };
    };
    return { mara: await person("1", "Mara Lindqvist", "owner"), tomas: await person("2", "Tomás Silva", "agent"), rita: await person("3", "Rita Vos", "reader") };
  });
}

/** A mail from Ana whose provider vouches for her; every field can be given. */
export function aMessage(change: Partial<InboundMessage> = {}): InboundMessage {
  const text = change.text ?? "Hi, my shirt is too small. Can I have it in M?";
  return {
    channel: "email",
    messageId: `${randomUUID()}@mail.example.com`,
    inReplyTo: [],
    references: [],
    from: { address: "ana@example.com", name: "Ana Petrov" },
    replyTo: null,
    to: [{ address: "hello@linden.example", name: null }],
    cc: [],
    deliveredTo: [],
    returnPath: null,
    subject: "Wrong size",
    sentAt: NOW,
    text,
    html: null,
    reply: text,
    quoted: null,
    signature: null,
    auto: null,
    bounce: null,
    authentication: "pass",
    forwarded: null,
    language: null,
    attachments: [],
    customerId: null,
    form: null,
    warnings: [],
    ...change,
  };
}

/** Lets a message arrive as the worker would; answers the ticket's id. */
export async function arrive(message: InboundMessage, { shopId = SHOP, now = message.sentAt ?? NOW }: { shopId?: string; now?: Date } = {}): Promise<string> {
  const kept = await inShop(shopId, (tx) => tx.inboundMail.create({ data: { shopId, source: "raw", sha256: randomUUID(), raw: new Uint8Array([1]) } }));
  const received = await receiveMessage({ shopId, inboundMailId: kept.id, message, now });
  if (!("ticketId" in received)) throw new Error(`The message became no ticket: ${received.outcome}`);
  return received.ticketId;
}

export async function haveOrders(orders: OrderSnapshot[], shopId = SHOP): Promise<void> {
  await recordOrders({ shopId, orders, readAt: NOW });
}

export async function ticketRow(ticketId: string, shopId = SHOP) {
  return inShop(shopId, (tx) => tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId } }));
}
