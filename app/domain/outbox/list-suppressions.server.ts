import { inShop } from "~/db.server";
import { reasonInWords } from "./suppression";

const MOST_SHOWN = 50;

export interface SuppressedAddress {
  id: string;
  address: string;
  /** Code of the reason, and the sentence that people read. */
  reason: string;
  words: string;
  /** What the mail server said. */
  detail: string | null;
  /** Only mail that one can refuse is held back. */
  isOptionalOnly: boolean;
  since: Date;
}

/** Addresses that get no mail, latest first; those whose address holds `search`, when given. */
export async function listSuppressions({ shopId, search }: { shopId: string; search: string }): Promise<{ total: number; addresses: SuppressedAddress[] }> {
  const where = { shopId, ...(search ? { addressKey: { contains: search.toLowerCase() } } : {}) };
  return inShop(shopId, async (tx) => {
    const rows = await tx.suppression.findMany({ where, orderBy: { lastAt: "desc" }, take: MOST_SHOWN });
    return {
      total: rows.length < MOST_SHOWN ? rows.length : await tx.suppression.count({ where }),
      addresses: rows.map((row) => ({
        id: row.id,
        address: row.addressKey,
        reason: row.reason,
        words: reasonInWords(row.reason, row.score),
        detail: row.detail,
        isOptionalOnly: row.scope === "optional",
        since: row.since,
      })),
    };
  });
}

/** Takes one row off the list: a person says that the address works, or wants mail, again. */
export async function liftSuppressionRow({ shopId, id }: { shopId: string; id: string }): Promise<{ outcome: "lifted" | "gone-already" }> {
  const { count } = await inShop(shopId, (tx) => tx.suppression.deleteMany({ where: { shopId, id } }));
  return { outcome: count > 0 ? "lifted" : "gone-already" };
}
