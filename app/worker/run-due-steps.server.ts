import { randomUUID } from "node:crypto";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";

const stopping = new AbortController();
const owner = randomUUID();

/** A run that never ends would outlive its job; the next one takes over where it stopped. */
const LONGEST_RUN_MS = 10 * 60_000;

/** Decides on the journey steps that are due. One run per process; other processes share the work. */
export async function runSteps(): Promise<void> {
  await runDueSteps({ owner, now: () => new Date(), extrasFor: helpForOrder, signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(LONGEST_RUN_MS)]) });
}

/** No new batch is begun; the one under way is finished. */
export function stopRunningSteps(): void {
  stopping.abort();
}
