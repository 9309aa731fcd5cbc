import { inShop } from "~/db.server";
import { resolveInDoubt } from "./resolve-in-doubt.server";

/** Mail that needs a person: it failed for good, or nobody knows whether it arrived. Newest first. */
export async function listTroubledMail({ shopId, take = 50 }: { shopId: string; take?: number }) {
  return inShop(shopId, (tx) =>
    tx.outgoingMail.findMany({
      where: { shopId, status: { in: ["failed", "in_doubt"] } },
      orderBy: { createdAt: "desc" },
      take,
      select: { id: true, status: true, flow: true, recipient: true, subject: true, reason: true, response: true, attempts: true, createdAt: true, ticketId: true, orderShopifyId: true },
    }),
  );
}

/** A person decides about one mail in doubt: the same mail once more, or trust that it arrived. */
export async function settleMailInDoubt(choice: {
  shopId: string;
  mailId: string;
  decision: "resend" | "mark_sent";
  by: string;
  now: Date;
}): Promise<{ outcome: "requeued" | "marked_sent" | "not_in_doubt" }> {
  const { shopId, ...rest } = choice;
  return inShop(shopId, (tx) => resolveInDoubt(tx, rest));
}
