import { randomUUID } from "node:crypto";
import { recheckStepMail } from "~/domain/journeys/recheck-step-mail.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { closeTransports, transportFor } from "~/domain/outbox/transports.server";

const stopping = new AbortController();
const owner = randomUUID();

/** Empties the outbox. One run per process; other processes share the work. */
export async function deliverMail(): Promise<void> {
  await deliverDueMail({
    owner,
    transportFor,
    rechecks: { journey: recheckStepMail },
    concurrency: 16,
    now: () => new Date(),
    random: Math.random,
    signal: stopping.signal,
  });
}

/** No new mail is begun; those under way are finished. */
export function stopDelivering(): void {
  stopping.abort();
  closeTransports();
}
