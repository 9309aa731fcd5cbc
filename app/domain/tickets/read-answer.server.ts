import { inShop } from "~/db.server";
import { answerForEveryone } from "~/domain/tickets/answer-for-everyone";
import { textOf, withoutSignature } from "~/domain/tickets/compose/reply-body.server";
import { notHere } from "~/lib/not-here";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/**
 * An answer of ours as the beginning of a text for everyone, with the question it answered. Only what was sent to a
 * customer: a note is not there, because nothing of it may come out. Throws NotHere.
 */
export async function readAnswer({ shopId, messageId }: { shopId: string; messageId: string }): Promise<{ question: string; answer: string }> {
  return inShop(shopId, async (tx) => {
    const message =
      (await tx.message.findFirst({
        where: { shopId, id: messageId, kind: "outbound" },
        select: { reply: true, html: true, authorName: true, staffId: true, cc: true, ticket: { select: { subject: true, customerName: true, links: { where: { shopId }, select: { orderShopifyId: true, orderName: true } } } } },
      })) ?? notHere("message");
    const { subject, customerName, links } = message.ticket;
    const staff = message.staffId ? await tx.staff.findFirst({ where: { shopId, id: message.staffId }, select: { signature: true } }) : null;
    const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: links.map((link) => link.orderShopifyId) } }, select: { snapshot: true } });
    const theirs = [customerName, ...links.map((link) => link.orderName), ...orders.flatMap(({ snapshot }) => ofTheOrder(snapshot as unknown as OrderSnapshot))];
    const text = message.html ? textOf(withoutSignature(message.html, staff?.signature ?? "")) : message.reply;
    return { question: answerForEveryone({ text: subject.replace(/^((re|aw|sv|antw|rif|fwd?|wg):\s*)+/i, ""), theirs, agent: "" }), answer: answerForEveryone({ text, theirs, agent: message.authorName }) };
  });
}

function ofTheOrder(order: OrderSnapshot): string[] {
  const { shippingAddress } = order;
  return [
    order.name,
    order.name.replace(/^#/, ""),
    ...(order.confirmationNumber ? [order.confirmationNumber] : []),
    ...order.fulfillments.flatMap((parcel) => parcel.tracking.flatMap(({ number, url }) => [number, url])),
    ...[shippingAddress?.address1, shippingAddress?.zip],
  ].filter((each): each is string => Boolean(each));
}
