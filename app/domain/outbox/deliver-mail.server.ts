import { inShop, type ShopTx } from "~/db.server";
import { limitKeeper } from "~/domain/sending/keep-limits.server";
import { gather } from "~/lib/gather";
import { log } from "~/lib/log.server";
import { composeMail } from "~/mail/compose-mail.server";
import type { SendOutcome } from "~/mail/smtp-outcome";
import type { SmtpTransport } from "~/mail/transport.server";
import type { Claimed } from "./claim-fairly.server";
import { claimDueMail, giveBack, releaseExpiredLeases, renewLeases, RENEW_MS } from "./claim-mail.server";
import { handsOf } from "./hands";
import { mailHeaders, type DueMail, type MailFlow } from "./mail";
import { recordFailure, recordProgress, type Progress } from "./settle-mail.server";
import { heldBackBy } from "./suppression";

/** Last look at what a mail is about, moments before it leaves: null when it may go; else why not, in words, or until when it waits. */
export type Recheck = (tx: ShopTx, mail: DueMail, now: Date) => Promise<string | { until: Date } | null>;

export interface Delivery {
  /** Unique to this process and start. */
  owner: string;
  transportFor(shopId: string): Promise<SmtpTransport>;
  /** By flow; a flow without one is held back by suppression and the shop's state only. */
  rechecks: Partial<Record<MailFlow, Recheck>>;
  /** By flow: what follows from a mail that has left. It may be missed in a crash, so whoever depends on it looks for it too. */
  afterSending?: Partial<Record<MailFlow, (sent: { shopId: string; mailId: string; now: Date }) => Promise<unknown>>>;
  /** Mails handed over at the same time. Also the most that can be in doubt after a crash. */
  concurrency: number;
  now(): Date;
  /** 0 ≤ random < 1 */
  random(): number;
  /** Aborted: what is under way is finished, nothing new is begun. */
  signal?: AbortSignal;
}

export interface DeliveryTally {
  sent: number;
  failed: number;
  again: number;
  inDoubt: number;
  skipped: number;
}

/** How long automatic mail of a paused shop is put off before it is looked at again. */
const PAUSE_MS = 15 * 60_000;

type LimitKeeper = ReturnType<typeof limitKeeper>;
type Loaded = Awaited<ReturnType<typeof loadMail>>[number];

/**
 * Delivers every mail that is due, of all shops, and returns when none is left. Any number of processes may run it side
 * by side. A crash at any point loses nothing and repeats nothing: see claim-mail.server.ts and the transport's mark.
 */
export async function deliverDueMail(delivery: Delivery): Promise<DeliveryTally> {
  const { owner, concurrency, signal } = delivery;
  const limits = limitKeeper();
  const tally: DeliveryTally = { sent: 0, failed: 0, again: 0, inDoubt: 0, skipped: 0 };
  const record = gather((entries: Progress[]) => insistently(() => recordProgress(owner, entries)));
  const heart = setInterval(() => void renewLeases(owner).catch((err: Error) => log.warn({ err }, "mail leases not renewed")), RENEW_MS);
  const hands = handsOf(concurrency, (mail: Loaded) =>
    deliverOne(delivery, mail, record)
      .then((what) => void (what && (tally[what] += 1)))
      .catch((err: Error) => log.error({ err, mailId: mail.id }, "mail could not be settled; its lease will run out")),
  );

  let refilling: Promise<void> | null = null;
  let anyDue = true;
  let tookSome = true;
  const refill = async (turn: number) => {
    const { claimed, due } = await claimDueMail({ owner, ...hands.room(), turn, now: delivery.now() });
    anyDue = due;
    tookSome = claimed.length > 0;
    hands.take(await checkAgain(delivery, claimed, tally, limits));
  };

  try {
    await releaseExpiredLeases();
    for (let turn = 0; !signal?.aborted; ) {
      hands.begin();
      if (!anyDue && hands.idle() && !refilling) break;
      if (!refilling && hands.wants()) {
        // Nothing could be had a moment ago: asked again when a hand is free, or after a pause for what is new.
        const moment = tookSome ? Promise.resolve() : Promise.race([hands.next(), pause(200)]);
        refilling = moment.then(() => refill(turn++)).finally(() => (refilling = null));
      }
      await Promise.race([hands.next(), ...(refilling ? [refilling] : [])]);
    }
    await refilling;
  } finally {
    // Also after a fault: what is on its way is waited for, under a lease that is kept alive.
    await Promise.allSettled([giveBack(owner, hands.drop()), hands.finish()]);
    clearInterval(heart);
  }
  return tally;
}

/** The last look: suppressed addresses, stopped shops and overtaken causes are skipped, with the reason. */
async function checkAgain(delivery: Delivery, claimed: Claimed[], tally: DeliveryTally, limits: LimitKeeper): Promise<Loaded[]> {
  const cleared: Loaded[] = [];
  for (const shopId of new Set(claimed.map((mail) => mail.shopId))) {
    const ids = claimed.filter((mail) => mail.shopId === shopId).map((mail) => mail.id);
    const now = delivery.now();
    try {
      cleared.push(...(await inShop(shopId, (tx) => checkShop(tx, delivery, { shopId, ids, now, tally, limits }))));
    } catch (error) {
      log.error({ err: error as Error, shopId }, "due mail could not be checked, will be tried again");
      await inShop(shopId, (tx) => putBack(tx, delivery.owner, ids, new Date(now.getTime() + 60_000)));
    }
  }
  return cleared;
}

async function checkShop(
  tx: ShopTx,
  delivery: Delivery,
  { shopId, ids, now, tally, limits }: { shopId: string; ids: string[]; now: Date; tally: DeliveryTally; limits: LimitKeeper },
): Promise<Loaded[]> {
  const cleared: Loaded[] = [];
  const loaded = await loadMail(tx, ids);
  const shop = await tx.shop.findUnique({ where: { shopId }, select: { installedAt: true, uninstalledAt: true, pausedAt: true } });
  const suppressions = await tx.suppression.findMany({ where: { addressKey: { in: loaded.map((mail) => mail.recipientKey) } } });
  for (const mail of loaded) {
    const due: DueMail = { ...mail, flow: mail.flow as MailFlow };
    if (shop?.pausedAt && due.flow !== "reply" && due.flow !== "test") {
      await putBack(tx, delivery.owner, [mail.id], new Date(now.getTime() + PAUSE_MS));
      continue;
    }
    const reason =
      (!shop || shop.uninstalledAt || mail.createdAt < shop.installedAt ? "The shop has removed the app." : null) ??
      heldBackBy(suppressions.filter((row) => row.addressKey === mail.recipientKey), mail.optional, now)?.words ??
      (await delivery.rechecks[due.flow]?.(tx, due, now)) ??
      null;
    if (reason === null) {
      const room = due.flow === "journey" ? await limits.take(tx, shopId, ids, now) : null;
      if (room?.outcome !== "full") cleared.push(mail);
      else await holdJourneys(tx, delivery.owner, { shopId, mailId: mail.id, now, ...room });
      continue;
    }
    if (typeof reason !== "string") {
      await putBack(tx, delivery.owner, [mail.id], reason.until);
      continue;
    }
    tally.skipped += 1;
    await tx.outgoingMail.updateMany({
      where: { id: mail.id, status: "claimed", leaseOwner: delivery.owner },
      data: { status: "skipped", reason, leaseOwner: null, leaseUntil: null },
    });
  }
  return cleared;
}

async function putBack(tx: ShopTx, owner: string, ids: string[], dueAt: Date): Promise<void> {
  await tx.outgoingMail.updateMany({
    where: { id: { in: ids }, status: "claimed", leaseOwner: owner },
    data: { status: "queued", dueAt, leaseOwner: null, leaseUntil: null },
  });
}

/** The shop may send no more by itself for now: this mail waits, and all of its kind that are due, so that nobody claims them in vain. */
async function holdJourneys(tx: ShopTx, owner: string, { shopId, mailId, until, words, now }: { shopId: string; mailId: string; until: Date; words: string; now: Date }): Promise<void> {
  await tx.outgoingMail.updateMany({ where: { id: mailId, status: "claimed", leaseOwner: owner }, data: { status: "queued", dueAt: until, reason: words, leaseOwner: null, leaseUntil: null } });
  await tx.outgoingMail.updateMany({ where: { shopId, flow: "journey", status: "queued", dueAt: { lte: now } }, data: { dueAt: until, reason: words } });
}

function loadMail(tx: ShopTx, ids: string[]) {
  return tx.outgoingMail.findMany({ where: { id: { in: ids } }, include: { attachments: true } });
}

/** Hands one mail over and writes down what became of it. */
async function deliverOne(
  delivery: Delivery,
  mail: Loaded,
  record: (entry: Progress) => Promise<boolean>,
): Promise<keyof DeliveryTally | null> {
  const outcome = await handOver(delivery, mail, () => record({ mail: mail.id, is: "transmitting" }));
  const now = delivery.now();
  switch (outcome.outcome) {
    case "sent":
      await record({ mail: mail.id, is: "sent", response: [outcome.response, ...outcome.rejected.map((who) => `Not taken for ${who.address}: ${who.response}`)].join("\n"), at: now });
      await delivery.afterSending?.[mail.flow as MailFlow]?.({ shopId: mail.shopId, mailId: mail.id, now }).catch((err: Error) => log.error({ err, mailId: mail.id }, "what follows from a sent mail failed"));
      return "sent";
    case "abandoned":
      return null;
    case "refused":
    case "retry":
    case "in-doubt":
      await insistently(() =>
        recordFailure({ shopId: mail.shopId, mailId: mail.id, owner: delivery.owner, outcome, now, random: delivery.random() }),
      );
      return { refused: "failed" as const, retry: "again" as const, "in-doubt": "inDoubt" as const }[outcome.outcome];
  }
}

async function handOver(delivery: Delivery, mail: Loaded, mark: () => Promise<boolean>): Promise<SendOutcome> {
  let bytes: Buffer;
  try {
    bytes = composeMail({
      ...mail,
      from: { name: mail.fromName, address: mail.fromAddress },
      to: mail.recipient,
      headers: { ...mailHeaders.parse(mail.headers), "Resend-Idempotency-Key": mail.id, "X-EE-Idempotency-Key": mail.id },
    });
  } catch (error) {
    // Such a mail would fail again and again, and take its place in the queue each time.
    return { outcome: "refused", about: "message", code: 500, status: null, response: `It cannot be put together: ${(error as Error).message}` };
  }
  const transport = await delivery.transportFor(mail.shopId);
  return transport.send({ from: mail.envelopeFrom ?? mail.fromAddress, to: [mail.recipient, ...mail.cc] }, bytes, mark);
}

/** A short absence of the database must not turn a delivered mail into a doubtful one. */
async function insistently<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 5) throw error;
      await pause(200 * 2 ** attempt);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
