import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { readMailboxJob } from "~/domain/tickets/jobs.server";
import { findDueMailboxes } from "~/domain/tickets/mailbox/find-due-mailboxes.server";
import { readShopMailbox } from "~/domain/tickets/mailbox/read-shop-mailbox.server";
import { log } from "~/lib/log.server";

const clock = () => new Date();

export async function readDueMailboxes(): Promise<void> {
  for (const shopId of await findDueMailboxes({ now: clock() })) await enqueueForShop(shopId, readMailboxJob);
}

/** Reads a shop's own mailbox; puts itself on the queue again until nothing new is left. */
export async function readOneMailbox({ shopId }: { shopId: string }): Promise<void> {
  const read = await readShopMailbox({ shopId, clock });
  if (read.outcome === "more") await enqueueForShop(shopId, readMailboxJob);
  if (read.outcome === "failed") log.warn({ shopId }, "the shop's own mailbox could not be read");
}
