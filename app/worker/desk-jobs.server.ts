import { listShops } from "~/domain/shops/list-shops.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { findDue } from "~/domain/tickets/find-due.server";
import { askRating } from "~/domain/tickets/rating/ask-rating.server";
import { settleScheduledReply } from "~/domain/tickets/settle-scheduled-reply.server";
import { tellOfPromise } from "~/domain/tickets/sla/tell-of-promise.server";
import { sortTicket } from "~/domain/tickets/sort-ticket.server";
import { learnShopTopics } from "~/domain/tickets/topics/name-topic.server";
import { log } from "~/lib/log.server";

export async function runSortTicket({ shopId, ticketId, moment }: { shopId: string; ticketId: string; moment: "created" | "customer-wrote" }): Promise<void> {
  await sortTicket({ shopId, ticketId, moment, now: new Date() });
}

/** What the clock does on the desks. One ticket that fails does not hold up the others: the next sweep finds it again. */
export async function sweepDesks(): Promise<void> {
  const now = new Date();
  const { wake, promises, ratings, sentReplies } = await findDue({ now });
  for (const { shopId, mailId } of sentReplies) await apart("sent reply", () => settleScheduledReply({ shopId, mailId, now }));
  for (const { shopId, ticketId } of wake) await apart("wake", () => changeStatus({ shopId, ticketId, to: "waiting_for_us", staff: null, because: "the time it was snoozed for is over", now }));
  for (const { shopId, ticketId } of promises) {
    await apart("promise", async () => {
      const told = await tellOfPromise({ shopId, ticketId, now });
      if (told.outcome === "breached") await sortTicket({ shopId, ticketId, moment: "overdue", now });
    });
  }
  for (const { shopId, ratingId } of ratings) await apart("rating", () => askRating({ shopId, ratingId, now }));
}

export async function learnTopicsOfShops(): Promise<void> {
  for (const shopId of await listShops()) await apart("topics", () => learnShopTopics({ shopId, now: new Date() }));
}

async function apart(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error as Error, what }, "desk sweep");
  }
}
