import type { InboundMessage, MailAddress } from "~/channels/inbound-message";
import { emailKey } from "~/domain/orders/keys";
import type { LinkMessage } from "~/domain/tickets/linking/types";

export interface Forwarding {
  by: MailAddress;
  /** Whom the forwarded mail names as its writer. Nobody vouches for that. */
  writer: MailAddress;
  subject: string | null;
}

/** Addresses of the shop and of its people, as emailKeys. */
interface Own {
  shop: string[];
  staff: string[];
}

/** Whether an address is the shop's or of somebody who works there. */
export function isColleague(own: Own, address: string | null): boolean {
  const key = emailKey(address);
  return key !== null && (own.staff.includes(key) || own.shop.includes(key));
}

/**
 * A customer's mail that a colleague passed on to the desk: its writer is to be answered, not the colleague. Null for
 * everything else: a stranger, or somebody in a colleague's name, makes nobody the recipient of our answers.
 */
export function forwardedByColleague(message: InboundMessage, own: Own): Forwarding | null {
  const { forwarded, from } = message;
  const writer = forwarded?.from;
  if (!writer || message.channel !== "email" || message.authentication !== "pass" || !isColleague(own, from.address)) return null;
  if (!emailKey(writer.address) || isColleague(own, writer.address)) return null;
  return { by: from, writer, subject: forwarded.subject };
}

/** What staff reads of it: what the colleague wrote, then the customer's words. */
export function withForwardedWords(message: InboundMessage, { writer }: Forwarding): InboundMessage {
  const inner = message.forwarded?.text ?? "";
  // A colleague who adds nothing leaves the customer's words, perhaps without the signature.
  if (inner.includes(message.reply)) return { ...message, reply: inner };
  return message.reply.includes(inner) ? message : { ...message, reply: `${message.reply}\n\nForwarded from ${writer.name ?? writer.address}:\n\n${inner}` };
}

/** How linking reads it (`words`: as `withForwardedWords` has them): from a writer whom nobody vouches for, so that no order is proven by it. */
export function forwardedForLinking(writer: MailAddress, words: string): ForLinking {
  return { from: writer.address, fromName: writer.name, authentication: "none", replyTo: null, text: words, reply: words };
}

export type ForLinking = Pick<LinkMessage, "from" | "fromName" | "authentication" | "replyTo" | "text" | "reply">;

/** For the history of the ticket. */
export function forwardingSentence({ by, writer }: Forwarding): string {
  return `${named(by)} forwarded this mail. Answers go to ${named(writer)}, whom it names as its writer; nobody vouches for that.`;
}

function named({ name, address }: MailAddress): string {
  return name?.trim() ? `${name.trim()} (${address})` : address;
}
