import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** A new ticket without a certain order: Shopify may have one that we do not know yet. */
export const lookInShopifyJob = defineJob("look-in-shopify", z.object({ shopId: z.string(), ticketId: z.uuid() }), { concurrency: 2, retries: 3 });
