import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Brings Shopify's metaobjects in line with what the merchant has published here; safe to run at any time. */
export const publishStorefrontJob = defineJob("publish-storefront", z.object({ shopId: z.string() }), { concurrency: 1, retries: 10 });
