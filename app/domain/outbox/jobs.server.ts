import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Delivers whatever is due, of every shop; the mails are in the outbox, the job only nudges. */
export const deliverMailJob = defineJob("deliver-mail", z.object({}), { concurrency: 1, retries: 2, expireInSeconds: 900 });
