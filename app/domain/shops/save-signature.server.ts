import { inShop } from "~/db.server";

/** What is put under a person's replies. */
export async function saveSignature({ shopId, staffId, signature }: { shopId: string; staffId: string; signature: string }): Promise<{ outcome: "saved" }> {
  await inShop(shopId, (tx) => tx.staff.update({ where: { shopId, id: staffId }, data: { signature } }));
  return { outcome: "saved" };
}
