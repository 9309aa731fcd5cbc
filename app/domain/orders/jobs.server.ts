import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Put on the queue with each claim, for when its lease has ended: finishes what a crash or a lost answer left open. */
export const settleActionJob = defineJob("settle-order-action", z.object({ shopId: z.string(), actionId: z.uuid() }));
