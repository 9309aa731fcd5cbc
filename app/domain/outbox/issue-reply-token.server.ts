import type { ShopTx } from "~/db.server";

/**
 * One address of our own per mail: whoever answers it proves which mail, which order and which ticket they answer.
 * `token` is a fresh `randomToken()`, 130 random bits; that its bearer is the recipient is for the receiving side to check (`recipientKey`).
 */
export async function issueReplyTokens(
  tx: ShopTx,
  tokens: { shopId: string; token: string; outgoingMailId: string; ticketId: string | null; orderShopifyId: string | null; recipientKey: string; createdAt: Date }[],
): Promise<void> {
  await tx.replyToken.createMany({ data: tokens });
}
