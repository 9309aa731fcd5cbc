import type { SenderAuthentication } from "~/channels/inbound-message";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { Concern } from "./reading/concerns";

/** What linking needs to know of a message. Everything but `text` may be missing; nothing in here is trusted but what says so. */
export interface LinkMessage {
  /** E-mail address or phone number of the sender, as the channel gives it. */
  from: string | null;
  fromName?: string | null;
  /** Whether the receiving provider vouches for `from`. Absent means pass: a channel that cannot be forged. */
  authentication?: SenderAuthentication;
  replyTo?: string | null;
  subject: string;
  /** The whole message as plain text. */
  text: string;
  /** The newly written part of `text`, when the channel has separated it. Without it, linking separates it itself. */
  reply?: string | null;
  /** Customer gid vouched for by Shopify's proxy signature. */
  customerId?: string | null;
  /** What a form asked for as "order number". */
  orderNumber?: string | null;
  /** What a form asked for as "phone". */
  phone?: string | null;
  /** Orders whose reply token or Message-ID this message answers, from the address that it went to. Trusted. */
  repliedOrderIds?: string[];
}

/** One order that may be meant, with everybody who counts as its owner. */
export interface Candidate {
  order: OrderSnapshot;
  /** `emailKey`s of the order and of its customer. */
  ownerEmails: string[];
  /** E.164 of the order, its addresses and its customer. */
  ownerPhones: string[];
}

/** What to look up for one message. Keys are those of domain/orders/keys.ts. */
export interface Wanted {
  repliedOrderIds: string[];
  nameKeys: string[];
  confirmationKeys: string[];
  trackingKeys: string[];
  /** The sender's own: every spelling of the mailbox, E.164, customer gids. */
  sender: Person;
  /** Whoever else the text mentions. */
  mentioned: Person;
}

export interface Person {
  emails: string[];
  phones: string[];
  customerIds: string[];
}

/** What was found, by what was asked for. Every order has a key that equals one of those wanted. */
export interface Found {
  replied: Candidate[];
  named: Candidate[];
  confirmed: Candidate[];
  tracked: Candidate[];
  /** The newest orders first; some dozens at most. */
  sent: Candidate[];
  mentioned: Candidate[];
}

/** Where candidates come from: PostgreSQL for real mail, a list of orders in tests of the engine. */
export type LookUp = (wanted: Wanted) => Promise<Found>;

/** Where in the message something stands. */
export type Place = "form" | "subject" | "reply_subject" | "written" | "signature" | "forwarded" | "quoted";

/** Why an order is thought to be meant. Stored with the link; `explain` turns it into words. */
export type Signal =
  | { kind: "reply_token" }
  | { kind: "order_name"; written: string; place: Place }
  | { kind: "nearly_order_name"; written: string }
  | { kind: "confirmation_number"; written: string }
  | { kind: "tracking_number"; written: string }
  | { kind: "sender_email"; address: string }
  | { kind: "sender_phone"; phone: string }
  | { kind: "sender_customer" }
  | { kind: "sender_name"; name: string }
  | { kind: "written_email"; address: string }
  | { kind: "written_phone"; phone: string }
  | { kind: "unverified_sender"; authentication: "fail" | "none" }
  | { kind: "not_the_owner" }
  | { kind: "only_order" }
  | { kind: "item"; words: string; title: string; weight: number }
  | { kind: "amount"; written: string; weight: number }
  | { kind: "date"; written: string; weight: number }
  | { kind: "place"; written: string; weight: number }
  | { kind: "state"; concern: Concern | null; state: OrderState; weight: number }
  | { kind: "recency"; days: number; weight: number };

export type OrderState = "cancelled" | "refunded" | "unfulfilled" | "in_transit" | "partly_fulfilled" | "fulfilled" | "delivered" | "returning";

export type LinkStatus = "proven" | "probable" | "claimed";

export interface RankedOrder {
  orderId: string;
  orderName: string;
  /** 0 to 1: how likely this order is meant, as far as the engine can tell. */
  score: number;
  signals: Signal[];
}

export interface LinkedOrder extends RankedOrder {
  status: LinkStatus;
}

interface Considered {
  /** Orders that were considered and not linked, likeliest first. */
  losers: RankedOrder[];
  /** Order names in the message that no order we can see has. */
  unseenNames: string[];
}

/**
 * What the engine decided.
 * - `linked`: `links` are the orders the message is about; `status` is the weakest of theirs, proven or probable.
 * - `claimed`: at least one of `links` is named by somebody who does not own it. Nothing of it may be revealed.
 * - `ambiguous`: one of `plausible` is meant; a person has to choose.
 * - `none`: no order that we can see.
 */
export type LinkDecision =
  | ({ outcome: "linked"; status: "proven" | "probable"; links: LinkedOrder[] } & Considered)
  | ({ outcome: "claimed"; status: "claimed"; links: LinkedOrder[] } & Considered)
  | ({ outcome: "ambiguous"; plausible: RankedOrder[] } & Considered)
  | ({ outcome: "none" } & Considered);
