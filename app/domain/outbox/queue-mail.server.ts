import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { env } from "~/env.server";
import { enqueue } from "~/jobs/queue.server";
import { randomToken } from "~/lib/tokens";
import { bounceAddress, replyAddress } from "~/mail/own-addresses";
import { issueReplyTokens } from "./issue-reply-token.server";
import { deliverMailJob } from "./jobs.server";
import { mailHeaders, PRIORITY, type MailFlow } from "./mail";

export interface MailToQueue {
  shopId: string;
  /** Business key: flow, subject, step and recipient in one text. The same key never makes a second mail. */
  key: string;
  flow: MailFlow;
  to: string;
  cc?: string[];
  from: { name: string; address: string };
  subject: string;
  /** Plain text, equal in facts to `html`. */
  text: string;
  html?: string | null;
  ticketId?: string | null;
  orderShopifyId?: string | null;
  stepId?: string | null;
  /** Message-IDs without <>: what this answers, and the thread so far, oldest first. */
  inReplyTo?: string | null;
  references?: string[];
  headers?: Record<string, string>;
  attachments?: { name: string; type: string; contentId?: string | null; content: Uint8Array }[];
  /** Whether the recipient may refuse this kind of mail. Order mail and answers are not optional. */
  optional?: boolean;
  priority?: number;
  /** A `randomToken()` that stands in the mail's own links (rating, unsubscribing). */
  publicToken?: string | null;
  /** Not before this moment: time to take it back. */
  dueAt?: Date;
  /** False when the caller queues many and nudges once. */
  nudge?: boolean;
  now: Date;
}

export type QueueMailOutcome =
  | { outcome: "queued"; mailId: string; messageId: string; replyTo: string }
  | { outcome: "already_queued"; mailId: string }
  | { outcome: "no_address" };

/**
 * Puts a mail into the outbox, in the transaction of the change that causes it: both happen, or neither. Everything that
 * decides its bytes is fixed here (Message-ID, date, thread, reply address), so that a retry sends the same mail again.
 */
export async function queueMail(tx: ShopTx, mail: MailToQueue): Promise<QueueMailOutcome> {
  const [outcome] = await queueMails(tx, [mail]);
  return outcome!;
}

/** Many mails of one shop at once, each with its own outcome, in the order given. */
export async function queueMails(tx: ShopTx, mails: readonly MailToQueue[]): Promise<QueueMailOutcome[]> {
  const frozen = mails.map(freeze);
  const inserted = await tx.outgoingMail.createManyAndReturn({
    select: { id: true, key: true },
    // A parallel transaction with the same key is waited for; if it commits, nothing is inserted here.
    skipDuplicates: true,
    data: frozen.flatMap((each) => each?.row ?? []),
  });
  const idByKey = new Map(inserted.map(({ id, key }) => [key, id]));
  const fresh = frozen.flatMap((each) => {
    const id = each && idByKey.get(each.row.key);
    // The same key twice in one call: the second is the first.
    return each && id && frozen.find((other) => other?.row.key === each.row.key) === each ? [{ ...each, id }] : [];
  });
  const attachments = fresh.flatMap(({ id, mail }) =>
    (mail.attachments ?? []).map(({ name, type, contentId = null, content }) => ({ shopId: mail.shopId, outgoingMailId: id, name, type, contentId, content: new Uint8Array(content) })),
  );
  if (attachments.length > 0) await tx.outgoingAttachment.createMany({ data: attachments });
  if (fresh.length > 0) {
    await issueReplyTokens(
      tx,
      fresh.map(({ id, token, row, mail }) => ({ shopId: row.shopId, token, outgoingMailId: id, ticketId: row.ticketId, orderShopifyId: row.orderShopifyId, recipientKey: row.recipientKey, createdAt: mail.now })),
    );
  }
  for (const { mail } of fresh) if (mail.nudge ?? true) await enqueue(tx, deliverMailJob, {}, mail.dueAt);

  const known = frozen.flatMap((each) => (each && !idByKey.has(each.row.key) ? [each.row.key] : []));
  const earlier = known.length > 0 ? await tx.outgoingMail.findMany({ where: { shopId: mails[0]!.shopId, key: { in: known } }, select: { id: true, key: true } }) : [];
  return frozen.map((each): QueueMailOutcome => {
    if (!each) return { outcome: "no_address" };
    const own = fresh.find(({ token }) => token === each.token);
    if (own) return { outcome: "queued", mailId: own.id, messageId: each.row.messageId, replyTo: each.row.replyTo };
    return { outcome: "already_queued", mailId: idByKey.get(each.row.key) ?? earlier.find(({ key }) => key === each.row.key)!.id };
  });
}

/** Fixes everything that decides a mail's bytes; null when its address is none. */
function freeze(mail: MailToQueue) {
  const recipientKey = emailKey(mail.to);
  if (!recipientKey) return null;
  const { shopId, key, now, from } = mail;
  const token = randomToken();
  return {
    mail,
    token,
    row: {
      shopId,
      key,
      flow: mail.flow,
      ticketId: mail.ticketId ?? null,
      orderShopifyId: mail.orderShopifyId ?? null,
      stepId: mail.stepId ?? null,
      recipient: mail.to,
      recipientKey,
      fromAddress: from.address,
      fromName: from.name,
      replyTo: replyAddress(token, env.REPLY_DOMAIN),
      publicToken: mail.publicToken ?? null,
      envelopeFrom: bounceAddress(token, env.REPLY_DOMAIN),
      cc: mail.cc ?? [],
      subject: mail.subject,
      text: mail.text,
      html: mail.html ?? null,
      messageId: `${randomToken()}@${from.address.split("@")[1] ?? env.REPLY_DOMAIN}`,
      inReplyTo: mail.inReplyTo ?? null,
      references: mail.references ?? [],
      headers: mailHeaders.parse(mail.headers ?? {}),
      // Header dates have no milliseconds.
      date: new Date(Math.floor(now.getTime() / 1000) * 1000),
      optional: mail.optional ?? false,
      priority: mail.priority ?? (mail.flow === "journey" ? PRIORITY.journey : PRIORITY.person),
      dueAt: mail.dueAt ?? now,
      createdAt: now,
    },
  };
}
