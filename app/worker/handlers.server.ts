import { deliverMailJob } from "~/domain/outbox/jobs.server";
import { processWebhookJob, setUpShopJob } from "~/domain/shops/jobs.server";
import type { Job } from "~/jobs/queue.server";
import { deliverMail } from "~/worker/deliver-mail.server";
import { processWebhook } from "~/worker/process-webhook.server";
import { setUpShop } from "~/worker/set-up-shop.server";

/** Every job and what it does. Adding a job is one line here, beside its `defineJob` in the domain. */
export const handlers = [on(processWebhookJob, processWebhook), on(setUpShopJob, setUpShop), on(deliverMailJob, deliverMail)];

/** What runs by the clock (cron, UTC). */
export const schedule: { cron: string; job: Job<Record<string, never>> }[] = [{ cron: "* * * * *", job: deliverMailJob }];

export const jobs = handlers.map(({ job }) => job);

interface Handler {
  job: Job<never>;
  run(payload: never): Promise<unknown>;
}

function on<Payload extends object>(job: Job<Payload>, run: (payload: Payload) => Promise<unknown>): Handler {
  return { job, run } as unknown as Handler;
}
