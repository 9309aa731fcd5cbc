import { randomUUID } from "node:crypto";
import { runDueSteps } from "~/domain/journeys/run-due-steps.server";

const stopping = new AbortController();
const owner = randomUUID();

/** Decides on the journey steps that are due. One run per process; other processes share the work. */
export async function runSteps(): Promise<void> {
  await runDueSteps({ owner, now: () => new Date(), signal: stopping.signal });
}

/** No new batch is begun; the one under way is finished. */
export function stopRunningSteps(): void {
  stopping.abort();
}
