import { inShop } from "~/db.server";
import { notHere } from "~/lib/not-here";

export interface OpenRequest {
  id: string;
  /** Who asks, as Shopify names them. */
  email: string | null;
  phone: string | null;
  customerName: string | null;
  orders: number;
  receivedAt: Date;
  dueAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
}

const MOST_SHOWN = 100;

/** Customers' requests for their data: those to answer first, then the answered ones. */
export async function listDataRequests({ shopId }: { shopId: string }): Promise<OpenRequest[]> {
  return inShop(shopId, async (tx) => {
    const rows = await tx.dataRequest.findMany({ where: { shopId }, orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { dueAt: "asc" }], take: MOST_SHOWN });
    const customers = await tx.customer.findMany({ where: { shopId, shopifyId: { in: rows.flatMap((row) => row.customerShopifyId ?? []) } }, select: { shopifyId: true, displayName: true } });
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      phone: row.phone,
      customerName: customers.find(({ shopifyId }) => shopifyId === row.customerShopifyId)?.displayName || null,
      orders: row.orderShopifyIds.length,
      receivedAt: row.receivedAt,
      dueAt: row.dueAt,
      answeredAt: row.answeredAt,
      answeredBy: row.answeredBy,
    }));
  });
}

/** The person has got their file. Throws NotHere. */
export async function markRequestAnswered({ shopId, requestId, by, now }: { shopId: string; requestId: string; by: string; now: Date }): Promise<{ outcome: "answered" | "answered-already" }> {
  return inShop(shopId, async (tx) => {
    if (!(await tx.dataRequest.count({ where: { shopId, id: requestId } }))) notHere("request");
    const { count } = await tx.dataRequest.updateMany({ where: { shopId, id: requestId, answeredAt: null }, data: { answeredAt: now, answeredBy: by } });
    return { outcome: count === 1 ? "answered" : "answered-already" };
  });
}
