import type { Prisma } from "@prisma/client";
import type { Bounce, InboundMessage } from "~/channels/inbound-message";
import { inShop, insertRowsOf, type ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import type { OwnAddresses } from "~/domain/shops/own-addresses.server";
import { recordBounce } from "~/domain/outbox/record-bounce.server";
import { tellFollowers } from "~/domain/tickets/follow-ticket.server";
import { targetsOf } from "~/domain/tickets/desk-settings";
import { factsForMessages, type Facts } from "~/domain/tickets/facts-for-message.server";
import { settleInboundMailsIn } from "~/domain/tickets/inbound-mail.server";
import { sortTicketJob } from "~/domain/tickets/jobs.server";
import { withdrawRating } from "~/domain/tickets/rating/plan-rating.server";
import { enqueue, enqueueAll } from "~/jobs/queue.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { hasAnswersInQuote } from "~/domain/tickets/answers-in-quote";
import { forwardedByColleague, forwardedForLinking, forwardingSentence, withForwardedWords, type Forwarding } from "~/domain/tickets/forwarded-by-colleague";
import { findTicketForMessage, referencesOf, type Threading } from "~/domain/tickets/find-ticket-for-message.server";
import { joinEarlierAnswers } from "~/domain/tickets/join-earlier-answers.server";
import { decisionColumns, linkMessages, linkRows } from "~/domain/tickets/link-ticket.server";
import { lookInShopifyJob } from "~/domain/tickets/linking/jobs.server";
import type { LinkDecision } from "~/domain/tickets/linking/types";
import { previewOf } from "~/domain/tickets/preview";
import { dueTimes } from "~/domain/tickets/sla/clocks";
import { setClocks } from "~/domain/tickets/sla/set-clocks.server";
import { holdBackScheduled } from "~/domain/tickets/take-back-reply.server";
import { addToSearch, indexNewTickets } from "~/domain/tickets/search/index-ticket.server";
import { searchWords } from "~/domain/tickets/search/search-words";
import { env } from "~/env.server";
import { newId } from "~/lib/new-id";

/** What became of a message. Every outcome is stored with the raw original. */
export type Received =
  | { outcome: "new-ticket"; ticketId: string }
  | { outcome: "joined"; ticketId: string }
  /** The same Message-ID was here before. */
  | { outcome: "duplicate" }
  /** Delivery reports, our own mail coming back: nothing for a person to answer. */
  | { outcome: "bounce" | "loop" };

export interface ReadMail {
  inboundMailId: string;
  message: InboundMessage;
  isSpam?: boolean;
}

/** One typed message becomes a ticket, or goes on in one: see `receiveMessages`. */
export async function receiveMessage({ shopId, now, ...mail }: ReadMail & { shopId: string; now: Date }): Promise<Received> {
  const [received] = await receiveMessages({ shopId, mails: [mail], now });
  return received!;
}

/**
 * Typed messages become tickets, or go on in some, with their order links; their kept originals are settled in the same
 * transaction, so that a job that runs twice makes nothing twice. All happen or none: when one cannot be
 * stored, the caller takes each by itself. New tickets are written together, since most of a small write is its round trip.
 * Automatic answers and list mail are kept where they belong, but never count as somebody waiting for us.
 */
export async function receiveMessages({ shopId, mails, now }: { shopId: string; mails: ReadMail[]; now: Date }): Promise<Received[]> {
  return inShop(shopId, async (tx) => {
    const facts = await factsForMessages(tx, { shopId, mails, answers: mails.some(({ message }) => referencesOf(message).length > 0) });
    const begun: Begun[] = [];
    const received: Received[] = [];
    const stored = new Set<string>();
    const wentOn = new Map<string, string>();
    const open = async (some: Begun[]) => (await openTickets(tx, { shopId, begun: some, facts, now })).forEach((intoId, ticketId) => wentOn.set(ticketId, intoId));
    for (const mail of mails) {
      // A mail that answers one of this very batch needs the ticket of that one.
      const named = new Set(referencesOf(mail.message));
      if (begun.some(({ message: { messageId } }) => messageId !== null && named.has(messageId))) await open(begun.splice(0));
      const taken = await takeIn(tx, { shopId, mail, facts, stored, now });
      if (taken.outcome === "begins") begun.push(taken.begun);
      received.push(taken.outcome === "begins" ? { outcome: "new-ticket", ticketId: taken.begun.ticketId } : taken);
    }
    if (begun.length > 0) await open(begun);
    const ends = received.map((each): Received => {
      const intoId = each.outcome === "new-ticket" ? wentOn.get(each.ticketId) : undefined;
      return intoId ? { outcome: "joined", ticketId: intoId } : each;
    });
    const settled = ends.map((each, index) => ({ inboundMailId: mails[index]!.inboundMailId, outcome: each.outcome, ticketId: "ticketId" in each ? each.ticketId : null }));
    await settleInboundMailsIn(tx, { shopId, settled, now });
    return ends;
  });
}

/** A message that begins a conversation. */
interface Begun {
  inboundMailId: string;
  ticketId: string;
  message: InboundMessage;
  isSpam: boolean;
  threading: Exclude<Threading, { outcome: "joins" }>;
  /** A colleague passed a customer's mail on. */
  forwarding: Forwarding | null;
  sentAt: Date;
}

interface Taking {
  shopId: string;
  mail: ReadMail;
  facts: Facts;
  /** Message-IDs of those taken in before it: the same mail may come by two ways at once. */
  stored: Set<string>;
  now: Date;
}

async function takeIn(tx: ShopTx, { shopId, mail: { inboundMailId, message: read, isSpam = false }, facts, stored, now }: Taking): Promise<Exclude<Received, { outcome: "new-ticket" }> | { outcome: "begins"; begun: Begun }> {
  if (read.auto === "bounce" && read.bounce) return takeBounce(tx, shopId, read, read.bounce, now);

  const { known, ours, blocked } = facts.messages.get(inboundMailId)!;
  const message = asPerson(read, facts.own);
  if (message.auto === "loop" || ours) return { outcome: "loop" };
  if (known || (message.messageId && stored.has(message.messageId))) return { outcome: "duplicate" };
  if (message.messageId) stored.add(message.messageId);
  const threading = await findTicketForMessage({ tx, shopId, message });
  const sentAt = plausibleTime(message.sentAt, now);
  if (threading.outcome !== "joins") {
    const forwarding = forwardedByColleague(message, facts.own);
    return { outcome: "begins", begun: { inboundMailId, ticketId: newId(), message: forwarding ? withForwardedWords(message, forwarding) : message, isSpam: isSpam || blocked, threading, forwarding, sentAt } };
  }

  const { ticketId } = threading;
  const messageId = newId();
  const shown = await withAnswersInQuote(tx, shopId, ticketId, message);
  const added = [{ id: messageId, ticketId, inboundMailId, message: shown, sentAt }];
  await insertRowsOf(tx, { Message: messageRows(shopId, added) });
  await addFiles(tx, shopId, added);
  await goOn(tx, shopId, ticketId, shown, sentAt);
  await tellFollowers(tx, { shopId, ticketId, messageId, byName: message.from.name ?? message.from.address, except: null, now: sentAt });
  await joinEarlierAnswers(tx, { shopId, stored: [{ ticketId, message }], begin: false, now });
  await enqueue(tx, sortTicketJob, { shopId, ticketId, moment: "customer-wrote" });
  return { outcome: "joined", ticketId };
}

/** Tickets with their first messages, links and words, and what has to follow. Returns those that go on in another one at once. */
async function openTickets(tx: ShopTx, { shopId, begun, facts, now }: { shopId: string; begun: Begun[]; facts: Facts; now: Date }): Promise<Map<string, string>> {
  const linked = await linkMessages({ tx, shopId, messages: begun.map(({ message, threading, forwarding }) => ({ message, forwarded: forwarding && forwardedForLinking(forwarding.writer, message.reply), repliedOrderIds: threading.outcome === "answers-mail" ? threading.orderIds : [] })), now });
  const opened = begun.map((each, index) => {
    const { decision, orders } = linked[index]!;
    return { ...each, orders, ticket: ticketRow(shopId, each, decision, facts, now), links: linkRows(shopId, each.ticketId, decision, now) };
  });
  const messages = opened.map((each) => ({ id: newId(), ...each }));
  await insertRowsOf(tx, {
    Ticket: opened.map(({ ticket }) => ticket),
    Message: messageRows(shopId, messages),
    OrderLink: opened.flatMap(({ links }) => links.map((link) => ({ id: newId(), ...link }))),
  });
  await addFiles(tx, shopId, messages);
  for (const { ticketId, threading, sentAt } of opened) if (threading.outcome === "resembles") await noteResemblance(tx, shopId, ticketId, threading, sentAt);
  for (const { ticketId, forwarding, sentAt } of opened) if (forwarding) await addEvent(tx, { shopId, ticketId, kind: "forwarded", sentence: forwardingSentence(forwarding), at: sentAt });
  await indexNewTickets(tx, shopId, opened.map(({ ticket, message, orders }) => ({ ticket, message: { reply: message.reply, ...authorOf(message) }, orders })));
  const stored = opened.filter(({ threading, isSpam, forwarding }) => threading.outcome !== "resembles" && !isSpam && !forwarding);
  const wentOn = await joinEarlierAnswers(tx, { shopId, stored, begin: true, now });
  for (const { id: messageId, ticketId, message } of messages) {
    const intoId = wentOn.get(ticketId);
    if (intoId) await tellFollowers(tx, { shopId, ticketId: intoId, messageId, byName: authorOf(message).authorName, except: null, now });
  }
  await enqueueAll(tx, sortTicketJob, opened.map(({ ticketId }) => (wentOn.has(ticketId) ? { shopId, ticketId: wentOn.get(ticketId)!, moment: "customer-wrote" as const } : { shopId, ticketId, moment: "created" as const })));
  // Shopify may have an order that we do not know yet; it is asked later, never while a mail is being taken in.
  const unsure = opened.filter(({ ticketId, links, ticket }) => links.length === 0 && !wentOn.has(ticketId) && ticket.status !== "closed" && ticket.status !== "spam");
  await enqueueAll(tx, lookInShopifyJob, unsure.map(({ ticketId }) => ({ shopId, ticketId })));
  return wentOn;
}

/**
 * People at the shop write to their own desk too, to try it or to forward what a customer wrote. Such a mail is a
 * ticket like others; that nothing automatic answers it, the acknowledgement sees to.
 */
function asPerson(message: InboundMessage, own: OwnAddresses): InboundMessage {
  const answersGoTo = emailKey((message.replyTo ?? message.from).address);
  return message.auto === "loop" && answersGoTo !== null && own.shop.includes(answersGoTo) && message.authentication !== "fail" ? { ...message, auto: null } : message;
}

/** A mail of ours came back: it is marked, and the conversation that it belonged to waits for us again. */
async function takeBounce(tx: ShopTx, shopId: string, message: InboundMessage, bounce: Bounce, now: Date): Promise<{ outcome: "bounce" }> {
  const reportedTo = [...message.deliveredTo, ...message.to.map((to) => to.address)];
  const recorded = await recordBounce(tx, { shopId, bounce, reportedTo, replyDomain: env.REPLY_DOMAIN, now });
  if (recorded.outcome === "recorded" && recorded.ticketId) {
    const { ticketId, recipient } = recorded;
    await tx.ticket.updateMany({ where: { shopId, id: ticketId, status: { not: "spam" } }, data: { status: "waiting_for_us", unread: true, waitingSince: now, closedAt: null } });
    await addEvent(tx, { shopId, ticketId, kind: "bounced", sentence: `Our mail to ${recipient} came back. The customer has not read it.`, at: now });
  }
  return { outcome: "bounce" };
}

function ticketRow(shopId: string, { ticketId, message, isSpam, forwarding, sentAt }: Begun, decision: LinkDecision, { desk }: Facts, now: Date) {
  const writer = forwarding?.writer ?? writerOf(message);
  const status = isSpam ? "spam" : message.auto ? "closed" : "waiting_for_us";
  const waitingSince = status === "waiting_for_us" ? sentAt : null;
  return {
    id: ticketId,
    shopId,
    subject: (forwarding?.subject ?? message.subject).trim().slice(0, 300) || previewOf(message).slice(0, 80) || "No subject",
    channel: message.channel,
    status,
    customerName: writer.name?.trim() || writer.address || "Unknown sender",
    customerEmail: writer.address || null,
    customerShopifyId: message.customerId,
    tags: [],
    productShopifyId: message.form?.productId ?? null,
    language: message.language,
    preview: previewOf(message),
    waitingSince,
    lastInboundAt: message.auto ? null : sentAt,
    lastMessageAt: sentAt,
    closedAt: message.auto ? sentAt : null,
    ...decisionColumns(decision),
    ...dueTimes({ status, createdAt: now, waitingSince, firstRepliedAt: null, resolveDueAt: null }, targetsOf(desk.settings, "normal"), desk.openTimes),
  } satisfies Prisma.TicketCreateManyInput;
}

function authorOf(message: InboundMessage): { authorName: string; authorEmail: string | null } {
  return { authorName: message.from.name?.trim() || message.from.address || "Unknown sender", authorEmail: message.from.address || null };
}

/** The sender, or where the sender asks to be answered. */
function writerOf(message: InboundMessage): { address: string; name: string | null } {
  if (message.channel === "contact_form") return message.from;
  const replyTo = message.replyTo;
  const isSamePerson = replyTo && emailKey(replyTo.address) !== emailKey(message.from.address) && message.authentication === "pass";
  return isSamePerson ? { address: replyTo.address, name: replyTo.name ?? message.from.name } : message.from;
}

interface NewMessage {
  id: string;
  ticketId: string;
  inboundMailId: string;
  message: InboundMessage;
  sentAt: Date;
}

function messageRows(shopId: string, added: NewMessage[]) {
  return added.map(
    ({ id, ticketId, inboundMailId, message, sentAt }) => ({
      id,
      shopId,
      ticketId,
      kind: "inbound",
      channel: message.channel,
      ...authorOf(message),
      to: message.to.map((to) => to.address),
      cc: message.cc.map((cc) => cc.address),
      subject: message.subject,
      reply: message.reply,
      text: message.text,
      html: message.html,
      messageId: message.messageId,
      inReplyTo: message.inReplyTo,
      references: message.references,
      auto: message.auto,
      vouched: message.authentication,
      inboundMailId,
      sentAt,
    }) satisfies Prisma.MessageCreateManyInput,
  );
}

async function addFiles(tx: ShopTx, shopId: string, added: NewMessage[]): Promise<void> {
  const files = added.flatMap(({ id, message }) => message.attachments.map((file) => ({ shopId, messageId: id, name: file.name, type: file.type, bytes: file.bytes, contentId: file.contentId, inline: file.inline, content: Buffer.from(file.content) })));
  if (files.length > 0) await tx.attachment.createMany({ data: files });
}

/** Whoever answers between the lines of our mail is read whole: what was written is never folded away with what we wrote. */
async function withAnswersInQuote(tx: ShopTx, shopId: string, ticketId: string, message: InboundMessage): Promise<InboundMessage> {
  if (message.quoted === null) return message;
  const said = await tx.$queryRaw<{ text: string }[]>`
    (SELECT text FROM "Message" WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid AND kind <> 'note' ORDER BY "sentAt" DESC LIMIT 50)
    UNION ALL (SELECT text FROM "OutgoingMail" WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid ORDER BY "createdAt" DESC LIMIT 50)`;
  return hasAnswersInQuote(message.quoted, said.map(({ text }) => text)) ? { ...message, reply: message.text.trim() } : message;
}

/** The customer wrote again: the ticket waits for us, whatever it was. An auto-reply changes nothing. */
async function goOn(tx: ShopTx, shopId: string, ticketId: string, message: InboundMessage, sentAt: Date): Promise<void> {
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { status: true, waitingSince: true, lastMessageAt: true, version: true } });
  const lastMessageAt = sentAt > ticket.lastMessageAt ? sentAt : ticket.lastMessageAt;
  await addToSearch(tx, { shopId, ticketId, words: searchWords(`${message.from.name ?? ""} ${message.from.address} ${message.reply}`), at: lastMessageAt });
  if (message.auto) {
    await tx.ticket.update({ where: { shopId, id: ticketId }, data: { version: { increment: 1 }, lastMessageAt } });
    return;
  }
  await tx.ticket.update({
    where: { shopId, id: ticketId },
    data: {
      status: "waiting_for_us",
      unread: true,
      version: { increment: 1 },
      preview: previewOf(message),
      lastMessageAt,
      lastInboundAt: sentAt,
      waitingSince: ticket.waitingSince ?? sentAt,
      closedAt: null,
      snoozedUntil: null,
    },
  });
  await setClocks(tx, {
    shopId,
    ticketId,
    waitedFor: ticket.status === "waiting_for_customer" ? { since: ticket.lastMessageAt, until: sentAt } : undefined,
    anew: ticket.status === "closed" ? { from: sentAt } : undefined,
  });
  await holdBackScheduled(tx, { shopId, ticketId, version: ticket.version + 1, now: sentAt });
  if (ticket.status === "closed") await withdrawRating(tx, { shopId, ticketId });
  if (ticket.status === "closed") await addEvent(tx, { shopId, ticketId, kind: "reopened", sentence: "The customer wrote again; the ticket is open.", at: sentAt });
}

async function noteResemblance(tx: ShopTx, shopId: string, ticketId: string, threading: Extract<Threading, { outcome: "resembles" }>, at: Date): Promise<void> {
  await addEvent(tx, {
    shopId,
    ticketId,
    kind: "resembles",
    sentence: `This mail refers to another ticket but was not added to it, because ${threading.because}.`,
    data: { ticketId: threading.ticketId },
    at,
  });
}

/** A clock far off would hide a ticket at the end of the list; nobody writes in the future. */
function plausibleTime(sentAt: Date | null, now: Date): Date {
  const oldest = now.getTime() - 90 * 24 * 3600_000;
  return sentAt && sentAt <= now && sentAt.getTime() > oldest ? sentAt : now;
}
