import { schedule as scheduleJob, startQueue, stopQueue } from "~/jobs/queue.server";
import { stopDelivering } from "~/worker/deliver-mail.server";
import { handlers, jobs, schedule } from "~/worker/handlers.server";
import { stopRunningSteps } from "~/worker/run-due-steps.server";
import { stopReadingMail } from "~/worker/receive-inbound-mail.server";

export { disconnect } from "~/db.server";

/** Starts working on the queue in this process. */
export async function startWorker(): Promise<void> {
  await startQueue(jobs);
  for (const { start } of handlers) await start();
  for (const entry of schedule) await scheduleJob(entry);
}

/** Lets running jobs end (6 seconds at most), then closes the queue. */
export async function stopWorker(): Promise<void> {
  stopRunningSteps();
  stopDelivering();
  await stopQueue();
  await stopReadingMail();
}

/** For a process that only serves: it puts jobs in, others take them out. */
export async function openQueue(): Promise<void> {
  await startQueue(jobs, { works: false });
}
