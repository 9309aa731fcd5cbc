import { DateTime } from "luxon";
import { inShop } from "~/db.server";
import type { Person } from "~/domain/privacy/compliance";

/** The law gives a shop so many days to answer. */
const DAYS_TO_ANSWER = 30;

/** Keeps a customer's wish to see what the shop knows of them, for the merchant to answer. Delivered twice, it is one. */
export async function recordDataRequest({ shopId, requestId, person, now }: { shopId: string; requestId: string; person: Person; now: Date }): Promise<{ outcome: "recorded" | "known-already" }> {
  const { count } = await inShop(shopId, (tx) =>
    tx.dataRequest.createMany({
      data: [
        {
          shopId,
          requestId,
          customerShopifyId: person.customerId,
          email: person.emails[0] ?? null,
          phone: person.phones[0] ?? null,
          orderShopifyIds: person.orderIds,
          receivedAt: now,
          dueAt: DateTime.fromJSDate(now).plus({ days: DAYS_TO_ANSWER }).toJSDate(),
        },
      ],
      skipDuplicates: true,
    }),
  );
  return { outcome: count === 1 ? "recorded" : "known-already" };
}
