import type { ShopTx } from "~/db.server";

/**
 * One address of our own per mail: whoever answers it proves which mail, which order and which ticket they answer.
 * `token` is a fresh `randomToken()`, 130 random bits; that its bearer is the recipient is for the receiving side to check (`recipientKey`).
 */
export async function issueReplyToken(
  tx: ShopTx,
  owner: { shopId: string; token: string; outgoingMailId: string; ticketId: string | null; orderShopifyId: string | null; recipientKey: string; now: Date },
): Promise<void> {
  const { now, ...facts } = owner;
  await tx.replyToken.create({ data: { ...facts, createdAt: now } });
}
