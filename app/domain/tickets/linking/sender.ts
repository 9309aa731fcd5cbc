import { emailKey, mailboxKey, phoneKey } from "~/domain/orders/keys";
import type { Candidate, LinkMessage, Signal } from "./types";

/** Who wrote, as far as it is known and as far as it is proven. */
export interface Sender {
  /** `emailKey` of the From address, when it is one. */
  email: string | null;
  /** E.164, when the channel is a phone. */
  phone: string | null;
  /** Customer gid of a logged-in shopper. */
  customerId: string | null;
  /** Whether the provider vouches for the address; "pass" for channels that cannot be forged. */
  authentication: "pass" | "fail" | "none";
  /** Reply-To, when it is another mailbox: where candidates may be found, never a proof. */
  replyTo: string | null;
}

export function senderOf(message: LinkMessage, country: string | null): Sender {
  const email = emailKey(message.from);
  const replyTo = emailKey(message.replyTo);
  return {
    email,
    phone: email ? null : phoneKey(message.from, country),
    customerId: message.customerId ?? null,
    authentication: message.authentication ?? "pass",
    replyTo: replyTo && mailboxKey(replyTo) !== mailboxKey(email) ? replyTo : null,
  };
}

/** Every spelling under which the sender's mailbox may stand on an order: as it is, and without "+tag" and Google's dots. */
export function emailSpellings(...addresses: (string | null)[]): string[] {
  return [...new Set(addresses.flatMap((address) => [emailKey(address), mailboxKey(address)]))].filter((key) => key !== null);
}

/**
 * Whether the sender owns an order, and the signals that say so.
 * `proven`: the address or login counts; `unverified`: the address is an owner's, but nobody vouches for it.
 */
export type Ownership = { kind: "proven" | "unverified"; signals: Signal[] } | { kind: "none" };

export function ownershipOf(sender: Sender, candidate: Candidate): Ownership {
  if (sender.customerId !== null && candidate.order.customer?.id === sender.customerId) {
    return { kind: "proven", signals: [{ kind: "sender_customer" }] };
  }
  const signal = matchingContact(sender, candidate);
  if (!signal) return { kind: "none" };
  if (sender.authentication === "pass" && signal.kind !== "written_email") return { kind: "proven", signals: [signal] };
  return { kind: "unverified", signals: [signal, ...(sender.authentication === "pass" ? [] : [{ kind: "unverified_sender", authentication: sender.authentication } as const])] };
}

function matchingContact(sender: Sender, candidate: Candidate): Signal | null {
  const mailboxes = new Set(candidate.ownerEmails.map((email) => mailboxKey(email)));
  if (sender.email && mailboxes.has(mailboxKey(sender.email))) return { kind: "sender_email", address: sender.email };
  if (sender.phone && candidate.ownerPhones.includes(sender.phone)) return { kind: "sender_phone", phone: sender.phone };
  if (sender.replyTo && mailboxes.has(mailboxKey(sender.replyTo))) return { kind: "written_email", address: sender.replyTo };
  return null;
}

/** A name that both the sender and the order have; people share names, so it only supports. */
export function nameSignal(senderName: string | null | undefined, candidate: Candidate): Signal[] {
  const words = (name: string | null | undefined) => (name ?? "").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/[^\p{L}]+/u).filter((word) => word.length > 1).sort().join(" ");
  const name = words(senderName);
  const names = [candidate.order.customer?.displayName, candidate.order.shippingAddress?.name, candidate.order.billingAddress?.name];
  return name.includes(" ") && names.some((other) => words(other) === name) ? [{ kind: "sender_name", name: senderName! }] : [];
}
