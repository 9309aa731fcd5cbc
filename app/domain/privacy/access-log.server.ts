import { inShop } from "~/db.server";

export interface Access {
  id: string;
  staffName: string;
  /** ticket, order, customer, message, export, erasure */
  what: string;
  subjectId: string;
  at: Date;
}

/** Who looked at customers' data, newest first; `before`: id of the last one seen. */
export async function listAccess({ shopId, before, most }: { shopId: string; before?: string | undefined; most: number }): Promise<{ rows: Access[]; next: string | null }> {
  return inShop(shopId, async (tx) => {
    // Ids are made in the order of time.
    const rows = await tx.accessLog.findMany({ where: { shopId, ...(before ? { id: { lt: before } } : {}) }, orderBy: { id: "desc" }, take: most + 1, omit: { shopId: true, staffId: true } });
    return { rows: rows.slice(0, most), next: rows.length > most ? (rows[most - 1]?.id ?? null) : null };
  });
}

/** A line of its own for what is not a look at one record. */
export async function noteAccess({ shopId, staff, what, subjectId, now }: { shopId: string; staff: { id: string; name: string }; what: string; subjectId: string; now: Date }): Promise<void> {
  await inShop(shopId, (tx) => tx.accessLog.create({ data: { shopId, staffId: staff.id, staffName: staff.name, what, subjectId, at: now } }));
}
