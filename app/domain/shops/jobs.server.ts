import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

export const processWebhookJob = defineJob("process-webhook", z.object({ shopId: z.string(), eventId: z.uuid() }), { concurrency: 4 });

export const setUpShopJob = defineJob("set-up-shop", z.object({ shopId: z.string() }), { expireInSeconds: 3600 });
