import { inShop } from "~/db.server";

/** Forgets the shop's own mailbox, its password first of all. What came out of it stays. */
export async function disconnectMailbox({ shopId }: { shopId: string }): Promise<{ outcome: "disconnected" | "settled-already" }> {
  const { count } = await inShop(shopId, (tx) => tx.mailbox.deleteMany({ where: { shopId } }));
  return { outcome: count === 1 ? "disconnected" : "settled-already" };
}
