import { inShop, type ShopTx } from "~/db.server";
import type { Person } from "~/domain/privacy/compliance";
import { findTraces, type Traces } from "~/domain/privacy/find-traces.server";
import { notHere } from "~/lib/not-here";

const TIMEOUT_MS = 60_000;

/**
 * Everything that the shop keeps of the person behind a data request, as one object to be saved as a file and given to
 * them: in words, times in ISO 8601 UTC, files as base64. The access log says who took it. Throws NotHere.
 */
export async function exportPerson({ shopId, requestId, reader, now }: { shopId: string; requestId: string; reader: { id: string; name: string }; now: Date }): Promise<object> {
  return inShop(
    shopId,
    async (tx) => {
      const request = (await tx.dataRequest.findFirst({ where: { shopId, id: requestId } })) ?? notHere("request");
      const person: Person = { customerId: request.customerShopifyId, emails: request.email ? [request.email] : [], phones: request.phone ? [request.phone] : [], orderIds: request.orderShopifyIds };
      const traces = await findTraces(tx, { shopId, person });
      await tx.accessLog.create({ data: { shopId, staffId: reader.id, staffName: reader.name, what: "export", subjectId: requestId, at: now } });
      return collect(tx, shopId, traces, now);
    },
    { timeout: TIMEOUT_MS },
  );
}

async function collect(tx: ShopTx, shopId: string, { customerId, emailKeys, orderIds, ticketIds, mailIds }: Traces, now: Date): Promise<object> {
  const customer = customerId ? await tx.customer.findFirst({ where: { shopId, shopifyId: customerId }, omit: { id: true, shopId: true } }) : null;
  const tickets = await tx.ticket.findMany({
    where: { shopId, id: { in: ticketIds } },
    include: {
      messages: { where: { shopId }, orderBy: { sentAt: "asc" }, include: { attachments: { where: { shopId } } } },
      events: { where: { shopId }, orderBy: { at: "asc" } },
      links: { where: { shopId, removedAt: null } },
    },
    orderBy: { createdAt: "asc" },
  });
  const ofOrders = { shopId, orderShopifyId: { in: orderIds } };
  const looked = [...ticketIds, ...orderIds, ...(customerId ? [customerId] : [])];
  return {
    about: "Everything that this shop’s help desk (Aftercare) keeps about one person. Orders and payments themselves are kept by Shopify.",
    madeAt: now,
    customer,
    addresses: emailKeys,
    contacts: customerId ? await tx.customerContact.findMany({ where: { shopId, customerShopifyId: customerId }, select: { kind: true, valueKey: true, source: true } }) : [],
    notesAboutYou: await tx.customerNote.findMany({ where: { shopId, customerKey: { in: emailKeys } }, select: { text: true, createdAt: true } }),
    orders: (await tx.order.findMany({ where: { shopId, shopifyId: { in: orderIds } }, select: { snapshot: true }, orderBy: { placedAt: "asc" } })).map(({ snapshot }) => snapshot),
    returnDatesTold: await tx.returnPromise.findMany({ where: ofOrders, select: { orderShopifyId: true, lineShopifyId: true, returnBy: true, toldAt: true } }),
    actionsOnOrders: await tx.orderAction.findMany({ where: ofOrders, select: { orderShopifyId: true, kind: true, status: true, input: true, createdAt: true } }),
    conversations: tickets.map((ticket) => ({
      subject: ticket.subject,
      status: ticket.status,
      channel: ticket.channel,
      topic: ticket.topic,
      tags: ticket.tags,
      language: ticket.language,
      mood: ticket.mood,
      openedAt: ticket.createdAt,
      closedAt: ticket.closedAt,
      linkedOrders: ticket.links.map(({ orderName, status, sentence }) => ({ order: orderName, status, because: sentence })),
      messages: ticket.messages.map((message) => ({
        kind: message.kind,
        from: message.authorName,
        address: message.authorEmail,
        to: message.to,
        cc: message.cc,
        subject: message.subject,
        text: message.text,
        sentAt: message.sentAt,
        files: message.attachments.map((file) => ({ name: file.name, type: file.type, base64: Buffer.from(file.content).toString("base64") })),
      })),
      events: ticket.events.map(({ sentence, at }) => ({ what: sentence, at })),
    })),
    mailsSent: await tx.outgoingMail.findMany({ where: { shopId, id: { in: mailIds } }, select: { recipient: true, subject: true, text: true, status: true, reason: true, sentAt: true, createdAt: true }, orderBy: { createdAt: "asc" } }),
    journeys: await tx.journeyStep.findMany({ where: ofOrders, select: { orderShopifyId: true, journeyKey: true, stepKey: true, status: true, reason: true, dueAt: true, decidedAt: true } }),
    ratings: [
      ...(await tx.rating.findMany({ where: { shopId, ticketId: { in: ticketIds }, score: { not: null } }, select: { score: true, comment: true, answeredAt: true } })),
      ...(await tx.orderRating.findMany({ where: ofOrders, select: { score: true, comment: true, at: true } })),
    ],
    mailPreferences: await tx.suppression.findMany({ where: { shopId, addressKey: { in: emailKeys } }, select: { addressKey: true, reason: true, scope: true, since: true } }),
    blocked: await tx.blockedSender.findMany({ where: { shopId, addressKey: { in: emailKeys } }, select: { addressKey: true, createdAt: true } }),
    whoLookedAtIt: await tx.accessLog.findMany({ where: { shopId, subjectId: { in: looked } }, select: { staffName: true, what: true, at: true }, orderBy: { at: "asc" } }),
  };
}
