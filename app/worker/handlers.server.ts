import { runDueStepsJob } from "~/domain/journeys/jobs.server";
import { settleActionJob } from "~/domain/orders/jobs.server";
import { deliverMailJob } from "~/domain/outbox/jobs.server";
import { showReturnsJob } from "~/domain/returns/jobs.server";
import { importOrdersJob, processWebhookJob, reconcileOrdersJob, reconcileShopsJob, setUpShopJob } from "~/domain/shops/jobs.server";
import { keepRetentionJob, retentionSweepJob } from "~/domain/privacy/jobs.server";
import { checkDomainsJob } from "~/domain/sending/jobs.server";
import { publishEntryJob, publishStorefrontJob, repairStorefrontsJob } from "~/domain/storefront/jobs.server";
import { learnTopicsJob, readMailboxesJob, readMailboxJob, receiveMessageJob, sortTicketJob, sweepDesksJob } from "~/domain/tickets/jobs.server";
import { lookInShopifyJob } from "~/domain/tickets/linking/jobs.server";
import { handle, handleTogether, type AnyJob, type Job } from "~/jobs/queue.server";
import { checkDomains } from "~/worker/check-domains.server";
import { deliverMail } from "~/worker/deliver-mail.server";
import { learnTopicsOfShops, runSortTicket, sweepDesks } from "~/worker/desk-jobs.server";
import { lookForOrders } from "~/worker/look-for-orders.server";
import { runRetention, sweepRetention } from "~/worker/keep-privacy.server";
import { processWebhook } from "~/worker/process-webhook.server";
import { repairStorefronts, runPublish, runScheduled } from "~/worker/publish-storefront.server";
import { readDueMailboxes, readOneMailbox } from "~/worker/read-mailboxes.server";
import { receiveInboundMails } from "~/worker/receive-inbound-mail.server";
import { runSteps } from "~/worker/run-due-steps.server";
import { setUpShop } from "~/worker/set-up-shop.server";
import { runShowReturns } from "~/worker/show-returns.server";
import { settleOrderAction } from "~/worker/settle-order-action.server";
import { reconcileShops, runImport, runReconcile } from "~/worker/shop-jobs.server";

/** Every job and what it does. Adding a job is one line here, beside its `defineJob` in the domain. */
export const handlers: Handler[] = [
  on(processWebhookJob, processWebhook),
  on(setUpShopJob, setUpShop),
  on(importOrdersJob, runImport),
  on(reconcileOrdersJob, runReconcile),
  on(reconcileShopsJob, reconcileShops),
  on(settleActionJob, settleOrderAction),
  on(showReturnsJob, runShowReturns),
  { job: receiveMessageJob, start: () => handleTogether(receiveMessageJob, receiveInboundMails) },
  on(readMailboxesJob, readDueMailboxes),
  on(readMailboxJob, readOneMailbox),
  on(lookInShopifyJob, lookForOrders),
  on(sortTicketJob, runSortTicket),
  on(sweepDesksJob, sweepDesks),
  on(learnTopicsJob, learnTopicsOfShops),
  on(runDueStepsJob, runSteps),
  on(deliverMailJob, deliverMail),
  on(checkDomainsJob, checkDomains),
  on(publishStorefrontJob, runPublish),
  on(publishEntryJob, runScheduled),
  on(repairStorefrontsJob, repairStorefronts),
  on(retentionSweepJob, sweepRetention),
  on(keepRetentionJob, runRetention),
];

/** What runs by the clock (cron, UTC). */
export const schedule: { cron: string; job: Job<Record<string, never>> }[] = [
  { cron: "* * * * *", job: runDueStepsJob },
  { cron: "* * * * *", job: deliverMailJob },
  { cron: "* * * * *", job: sweepDesksJob },
  { cron: "* * * * *", job: readMailboxesJob },
  { cron: "*/10 * * * *", job: reconcileShopsJob },
  { cron: "41 */6 * * *", job: repairStorefrontsJob },
  { cron: "53 */6 * * *", job: checkDomainsJob },
  { cron: "17 3 * * *", job: learnTopicsJob },
  { cron: "17 2 * * *", job: retentionSweepJob },
];

export const jobs = handlers.map(({ job }) => job);

interface Handler {
  job: AnyJob;
  start(): Promise<void>;
}

function on<Payload extends object>(job: Job<Payload>, run: (payload: Payload) => Promise<unknown>): Handler {
  return { job, start: () => handle(job, run) };
}
