import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** One kept message becomes a ticket, or part of one. */
export const receiveMessageJob = defineJob("receive-message", z.object({ shopId: z.string(), inboundMailId: z.uuid() }), { concurrency: 4, retries: 3 });
