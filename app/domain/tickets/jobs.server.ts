import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** One kept message becomes a ticket, or part of one. As many as run at once are written together. */
export const receiveMessageJob = defineJob("receive-message", z.object({ shopId: z.string(), inboundMailId: z.uuid() }), { concurrency: 16, retries: 3 });

/** What follows from a new ticket, or from the customer writing again: topic, rules, acknowledgement. */
export const sortTicketJob = defineJob("sort-ticket", z.object({ shopId: z.string(), ticketId: z.uuid(), moment: z.enum(["created", "customer-wrote"]) }), { concurrency: 4, retries: 5 });

/** By the clock: one read-mailbox job for every shop whose own mailbox is due. */
export const readMailboxesJob = defineJob("read-mailboxes", z.object({}), { retries: 0, concurrency: 1 });

export const readMailboxJob = defineJob("read-mailbox", z.object({ shopId: z.string() }), { retries: 0, concurrency: 4, expireInSeconds: 600 });

/** Every minute: snoozed tickets, promised times, ratings. */
export const sweepDesksJob = defineJob("sweep-desks", z.object({}), { retries: 0, concurrency: 1 });

/** Every night: topics from the tickets whose topic a person chose. */
export const learnTopicsJob = defineJob("learn-topics", z.object({}), { retries: 0, concurrency: 1 });
