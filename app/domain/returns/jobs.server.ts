import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Brings what Shopify's pages and mails show of an order's return in line with what holds; safe to run at any time. */
export const showReturnsJob = defineJob("show-returns", z.object({ shopId: z.string(), orderId: z.string() }), { concurrency: 2, retries: 10 });
