import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

const ofShop = z.object({ shopId: z.string() });

export const processWebhookJob = defineJob("process-webhook", z.object({ shopId: z.string(), eventId: z.uuid() }), { concurrency: 4 });

/** Once after the installation, and again after a reinstall. */
export const setUpShopJob = defineJob("set-up-shop", ofShop, { expireInSeconds: 600 });

export const importOrdersJob = defineJob("import-orders", ofShop, { expireInSeconds: 600 });

export const reconcileOrdersJob = defineJob("reconcile-orders", ofShop, { expireInSeconds: 600, retries: 2 });

/** By the clock: one reconcile-orders job for every shop. */
export const reconcileShopsJob = defineJob("reconcile-shops", z.object({}), { concurrency: 1 });
