import { acrossShops, disconnect } from "~/db.server";
import { recheckStepMail } from "~/domain/journeys/recheck-step-mail.server";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";
import { stopQueue } from "~/jobs/queue.server";
import { createSmtpTransport } from "~/mail/transport.server";

/** What the parent hears: bytes of memory, how much was done, in seconds. */
export interface StepsRun {
  /** Memory when a tenth was decided. */
  early: number;
  peak: number;
  decided: number;
  delivered: number;
  seconds: number;
  sendingSeconds: number;
}

/** A process that does nothing but decide on due steps and send their mails, as the app's worker does; see due-steps.ts. */
const MORNING = Date.parse("2027-03-01T10:31:00Z");
const HOUR = 3_600_000;
const now = () => new Date(MORNING);
const stepsDue = () => acrossShops((tx) => tx.journeyStep.count({ where: { status: "due" } }));
const due = await stepsDue();
let peak = 0;
let early = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
const firstTenth = setInterval(async () => {
  if ((await stepsDue()) > 0.9 * due) return;
  clearInterval(firstTenth);
  early = peak;
}, 500);

const began = performance.now();
const steps = await runDueSteps({ owner: "bench", now, extrasFor: helpForOrder });
const decidedAt = performance.now();
const transport = createSmtpTransport({ url: process.env.BENCH_SMTP!, connections: 16 });
const MORE_THAN_ENOUGH_HOURS = 100;
let delivered = 0;
// A shop's automatic mails are limited by the hour, and wait at night: the clock goes on until all have left.
for (let hour = 0; delivered < steps.sent && hour < MORE_THAN_ENOUGH_HOURS; hour++) {
  const mails = await deliverDueMail({ owner: "bench", transportFor: async () => transport, rechecks: { journey: recheckStepMail }, concurrency: 32, now: () => new Date(MORNING + hour * HOUR), random: Math.random });
  delivered += mails.sent;
}
const seconds = (from: number, until: number) => (until - from) / 1000;
const run: StepsRun = { early, peak, decided: steps.sent, delivered, seconds: seconds(began, decidedAt), sendingSeconds: seconds(decidedAt, performance.now()) };
clearInterval(watch);
clearInterval(firstTenth);
transport.close();
await stopQueue();
await disconnect();
process.send!(run);
process.disconnect();
