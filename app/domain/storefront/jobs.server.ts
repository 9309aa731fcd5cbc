import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Brings Shopify's metaobjects in line with what the merchant has published here; safe to run at any time. */
export const publishStorefrontJob = defineJob("publish-storefront", z.object({ shopId: z.string() }), { concurrency: 1, retries: 10 });

/** The same for every shop, by the clock: what was changed in Shopify by others is put right, and collections are read again. */
export const repairStorefrontsJob = defineJob("repair-storefronts", z.object({}), { concurrency: 1 });

/** Publishes one chart or question at the time the merchant chose. */
export const publishEntryJob = defineJob("publish-entry", z.object({ shopId: z.string(), kind: z.enum(["size_chart", "faq_item"]), id: z.uuid() }), { concurrency: 2, retries: 10 });
