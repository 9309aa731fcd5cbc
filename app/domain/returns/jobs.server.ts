import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/**
 * Brings what Shopify's pages and mails show of an order's return in line with what holds; safe to run at any time. One
 * at a time, so that an import leaves room in the shop's rate limit for people.
 */
export const showReturnsJob = defineJob("show-returns", z.object({ shopId: z.string(), orderId: z.string() }), { concurrency: 1, retries: 10 });
