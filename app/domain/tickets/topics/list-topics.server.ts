import { inShop } from "~/db.server";
import { topics } from "~/domain/tickets/topics/topic-examples";

/** Topics to choose from: the supplied ones, and those that this shop's people have made up. */
export async function listTopics({ shopId }: { shopId: string }): Promise<string[]> {
  const own = await inShop(shopId, (tx) => tx.$queryRaw<{ topic: string }[]>`SELECT DISTINCT topic FROM (SELECT topic FROM "Ticket" WHERE "shopId" = ${shopId} AND topic IS NOT NULL ORDER BY "lastMessageAt" DESC, id DESC LIMIT 500) lately`);
  return [...new Set([...topics, ...own.map(({ topic }) => topic)])];
}
