import type { JourneyStep } from "@prisma/client";
import { acrossShops, inShop, type ShopTx } from "~/db.server";
import { claimFairly } from "~/domain/outbox/claim-fairly.server";
import { deliverMailJob } from "~/domain/outbox/jobs.server";
import { enqueue } from "~/jobs/queue.server";
import { log } from "~/lib/log.server";
import { decideStep, type Decision } from "./decide-step";
import { gatherFacts, type GatheredFacts } from "./gather-facts.server";
import type { ExtrasFor } from "./mail-extras.server";
import { sendSteps } from "./send-step.server";

/** A batch is decided in one transaction well within this time; a worker that died is succeeded after it. */
const LEASE_SECONDS = 60;
const BATCH = 100;
const MOST_ATTEMPTS = 5;

export interface StepRun {
  /** Unique to this process and start. */
  owner: string;
  now(): Date;
  extrasFor?: ExtrasFor;
  /** Aborted: the batch under way is finished, nothing new is begun. */
  signal?: AbortSignal;
}

export interface StepTally {
  sent: number;
  skipped: number;
  waiting: number;
  failed: number;
}

/**
 * Decides on every step that is due, of all shops: the order, the person, the shop, the clock and the desk are looked at
 * now; then the mail, the told dates and the ledger are written in one transaction, or the reason why not.
 * Any number of processes may run it side by side.
 */
export async function runDueSteps(run: StepRun): Promise<StepTally> {
  const tally: StepTally = { sent: 0, skipped: 0, waiting: 0, failed: 0 };
  await acrossShops((tx) => tx.$executeRaw`
    UPDATE "JourneyStep" SET status = 'due', "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE id IN (SELECT id FROM "JourneyStep" WHERE status = 'claimed' AND "leaseUntil" < now() FOR UPDATE SKIP LOCKED)`);
  for (let turn = 0; !run.signal?.aborted; turn++) {
    const { claimed } = await claimFairly({ queue: "step", owner: run.owner, leaseSeconds: LEASE_SECONDS, limit: BATCH, mostPerShop: BATCH, busy: new Map(), turn, now: run.now() });
    if (claimed.length === 0) break;
    for (const shopId of new Set(claimed.map((step) => step.shopId))) {
      await runBatch(run, shopId, claimed.filter((step) => step.shopId === shopId).map((step) => step.id), tally);
    }
  }
  return tally;
}

/** Steps of one shop in one transaction; when that fails, one by one, so that a poisoned one does not hold up the rest. */
async function runBatch(run: StepRun, shopId: string, ids: string[], tally: StepTally): Promise<void> {
  try {
    const done = await inShop(shopId, (tx) => settleSteps(tx, run, shopId, ids));
    for (const what of done) tally[what] += 1;
  } catch (error) {
    if (ids.length > 1) {
      for (const id of ids) await runBatch(run, shopId, [id], tally);
      return;
    }
    log.error({ err: error as Error, shopId, stepId: ids[0] }, "a step could not be decided");
    await inShop(shopId, (tx) => putOff(tx, run, ids[0]!));
    tally.failed += 1;
  }
}

async function settleSteps(tx: ShopTx, run: StepRun, shopId: string, ids: string[]): Promise<(keyof StepTally)[]> {
  const now = run.now();
  const rows = await tx.journeyStep.findMany({ where: { shopId, id: { in: ids }, status: "claimed", leaseOwner: run.owner } });
  const done: (keyof StepTally)[] = [];
  const toSend: GatheredFacts[] = [];
  for (const gathered of await gatherFacts(tx, { shopId, rows, now })) {
    const decision = decideStep(gathered.facts);
    if (decision.do === "send") toSend.push(gathered);
    else {
      await recordDecision(tx, gathered.row, decision, { owner: run.owner, now, journeyVersion: gathered.journeyVersion });
      done.push(decision.do === "skip" ? "skipped" : "waiting");
    }
  }
  const sent = await sendSteps(tx, { gathered: toSend, owner: run.owner, extrasFor: run.extrasFor, nudge: false });
  done.push(...sent.map(({ outcome }) => (outcome === "sent" ? ("sent" as const) : ("failed" as const))));
  if (done.includes("sent")) await enqueue(tx, deliverMailJob, {});
  return done;
}

/** Writes into the ledger why a step was not sent, or until when it waits. */
async function recordDecision(
  tx: ShopTx,
  row: JourneyStep,
  decision: Exclude<Decision, { do: "send" }>,
  { owner, now, journeyVersion }: { owner: string; now: Date; journeyVersion: number },
): Promise<void> {
  await tx.journeyStep.updateMany({
    where: { id: row.id, status: "claimed", leaseOwner: owner },
    data:
      decision.do === "skip"
        ? { status: "skipped", reasonCode: decision.reason, reason: decision.words, decidedAt: now, journeyVersion, leaseOwner: null, leaseUntil: null }
        : { status: "due", dueAt: decision.until, reasonCode: "waiting", reason: decision.words, leaseOwner: null, leaseUntil: null },
  });
}

/** After a fault of ours: again in five minutes, five times at most; then it fails where people can see it. */
async function putOff(tx: ShopTx, run: StepRun, id: string): Promise<void> {
  const row = await tx.journeyStep.findFirst({ where: { id, leaseOwner: run.owner } });
  if (!row) return;
  const last = row.attempts + 1 >= MOST_ATTEMPTS;
  await tx.journeyStep.updateMany({
    where: { id, leaseOwner: run.owner },
    data: {
      attempts: row.attempts + 1,
      leaseOwner: null,
      leaseUntil: null,
      ...(last
        ? { status: "failed", reasonCode: "fault", reason: "The program could not put this mail together.", decidedAt: run.now() }
        : { status: "due", dueAt: new Date(run.now().getTime() + 5 * 60_000) }),
    },
  });
}
