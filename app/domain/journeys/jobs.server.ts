import { z } from "zod";
import { defineJob } from "~/jobs/queue.server";

/** Decides on every step that is due, of every shop; the steps are in the ledger, the job only nudges. */
export const runDueStepsJob = defineJob("run-due-steps", z.object({}), { concurrency: 1, retries: 2, expireInSeconds: 900 });
