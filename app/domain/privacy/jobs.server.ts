import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** By the clock: one keep-retention job for every shop. */
export const retentionSweepJob = defineJob("retention-sweep", z.object({}), { concurrency: 1 });

export const keepRetentionJob = defineJob("keep-retention", z.object({ shopId: z.string() }), { concurrency: 1, expireInSeconds: 1_800, retries: 2 });
