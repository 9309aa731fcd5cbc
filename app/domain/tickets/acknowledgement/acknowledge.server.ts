import { inShop, type ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { readOwnAddresses } from "~/domain/shops/own-addresses.server";
import { senderAt } from "~/domain/shops/sender";
import { expectedBy, expectedSentence } from "~/domain/tickets/acknowledgement/expected-answer";
import { expectedAnswer } from "~/domain/tickets/acknowledgement/words";
import { addEvent } from "~/domain/tickets/add-event.server";
import { targetsOf } from "~/domain/tickets/desk-settings";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import { threadOf } from "~/domain/tickets/thread";
import { env } from "~/env.server";
import { pickLocale } from "~/lib/locales";
import { openClock, type OpenTimes } from "~/lib/open-hours";

export type Acknowledged = { outcome: "queued"; by: Date | null } | { outcome: "not-sent"; because: string };

const DAY_MS = 24 * 3_600_000;

/**
 * Tells a customer that their message arrived and by when they can expect an answer.
 *
 * Held by the rules for automatic answers (RFC 3834): never to automatic mail, to an address nobody reads or to
 * ourselves; once per sender and ticket, and once per address and day. Nothing that the writer wrote is in it, not even
 * the subject, so that it cannot be used to send words to a stranger.
 */
export async function acknowledge({ shopId, ticketId, now }: { shopId: string; ticketId: string; now: Date }): Promise<Acknowledged> {
  return inShop(shopId, async (tx) => {
    const { settings, openTimes } = await readDeskSettings(tx, shopId);
    if (!settings.acknowledgement.enabled) return no("it is switched off");
    const ticket = await tx.ticket.findFirst({ where: { shopId, id: ticketId }, include: { messages: { where: { shopId, kind: { not: "note" } }, orderBy: { sentAt: "asc" } } } });
    if (!ticket || ticket.status !== "waiting_for_us") return no("nobody waits");
    const [asked] = ticket.messages;
    if (!asked || ticket.messages.some((message) => message.kind === "outbound")) return no("it was answered already");
    if (asked.auto) return no("the message was sent by a machine");
    if (asked.vouched === "fail") return no("the sender is forged");
    const recipient = emailKey(ticket.customerEmail);
    if (!recipient || isNobody(recipient)) return no("nobody reads that address");
    if (await isOurs(tx, shopId, recipient)) return no("it is our own address");
    const sender = emailKey(asked.authorEmail);
    if (sender && sender !== recipient && (await isOurs(tx, shopId, sender))) return no("a colleague passed it on");
    const lately = await tx.outgoingMail.count({ where: { shopId, recipientKey: recipient, flow: "acknowledgement", createdAt: { gt: new Date(now.getTime() - DAY_MS) } } });
    if (lately > 0) return no("this address got one in the last 24 hours");

    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const locale = pickLocale(ticket.language, shop.locale);
    const by = expectedBy({ now, recentMinutes: await recentMinutes(tx, shopId, openTimes, now), target: targetsOf(settings, ticket.priority).first, times: openTimes });
    const words = expectedAnswer[locale];
    // The merchant's own sentence is in the shop's language; other customers get ours in theirs.
    const received = pickLocale(shop.locale) === locale ? settings.acknowledgement.text : words.received;
    const text = [received, by && expectedSentence({ by, now, zone: openTimes.zone, locale }), shop.name].filter(Boolean).join("\n\n");
    const thread = threadOf(ticket.messages);
    const queued = await queueMail(tx, {
      shopId,
      key: `acknowledgement:${ticketId}:${recipient}`,
      flow: "acknowledgement",
      to: ticket.customerEmail!,
      from: senderAt(shop, env.REPLY_DOMAIN),
      subject: words.subject(shop.name),
      text,
      html: null,
      ticketId,
      inReplyTo: thread.inReplyTo,
      references: thread.references,
      headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All", Precedence: "auto_reply" },
      now,
    });
    if (queued.outcome !== "queued") return no("it was sent before");
    await addEvent(tx, { shopId, ticketId, kind: "acknowledged", sentence: by ? `Told the customer to expect an answer by ${new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: openTimes.zone }).format(by)}.` : "Told the customer that the message arrived.", at: now });
    return { outcome: "queued", by };
  });
}

function no(because: string): Acknowledged {
  return { outcome: "not-sent", because };
}

/** Addresses behind which there is no person. */
export function isNobody(address: string): boolean {
  return /^(no-?reply|do-?not-?reply|donotreply|noreply.*|mailer-daemon|postmaster|bounces?|notifications?|newsletter|automailer|root|daemon)([+.-].*)?@/i.test(address);
}

async function isOurs(tx: ShopTx, shopId: string, address: string): Promise<boolean> {
  if (address.endsWith(`@${env.REPLY_DOMAIN}`)) return true;
  const own = await readOwnAddresses(tx, shopId);
  return own.shop.includes(address) || own.staff.includes(address);
}

/** Open minutes until the first answer of people, of the last 30 days' tickets. */
async function recentMinutes(tx: ShopTx, shopId: string, times: OpenTimes, now: Date): Promise<number[]> {
  const since = new Date(now.getTime() - 30 * DAY_MS);
  const rows = await tx.ticket.findMany({ where: { shopId, firstRepliedAt: { not: null }, lastMessageAt: { gte: since }, createdAt: { gte: since } }, select: { createdAt: true, firstRepliedAt: true }, orderBy: { lastMessageAt: "desc" }, take: 300 });
  const clock = openClock(times, since, now);
  return rows.map((row) => clock(row.createdAt, row.firstRepliedAt!));
}
