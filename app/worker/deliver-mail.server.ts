import { randomUUID } from "node:crypto";
import { recheckStepMail } from "~/domain/journeys/recheck-step-mail.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { closeTransports, transportFor } from "~/domain/outbox/transports.server";
import { settleScheduledReply } from "~/domain/tickets/settle-scheduled-reply.server";

const stopping = new AbortController();
const owner = randomUUID();

/** A run that never ends would outlive its job; the next one takes over where it stopped. */
const LONGEST_RUN_MS = 10 * 60_000;

/** Empties the outbox. One run per process; other processes share the work. */
export async function deliverMail(): Promise<void> {
  await deliverDueMail({
    owner,
    transportFor,
    rechecks: { journey: recheckStepMail },
    afterSending: { reply: settleScheduledReply },
    // Twice the connections: while one mail's end is written down, the next is already being said.
    concurrency: 32,
    now: () => new Date(),
    random: Math.random,
    signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(LONGEST_RUN_MS)]),
  });
}

/** No new mail is begun; those under way are finished. */
export function stopDelivering(): void {
  stopping.abort();
  closeTransports();
}
