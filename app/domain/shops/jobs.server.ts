import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

const webhook = z.object({ shopId: z.string(), eventId: z.string() });

export const processWebhookJob = defineJob("process-webhook", webhook, { concurrency: 4 });
