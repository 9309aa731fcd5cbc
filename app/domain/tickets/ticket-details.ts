import type { OrderBadge } from "~/domain/orders/order-state";
import type { Told } from "~/domain/orders/read-told.server";
import type { ReturnDay } from "~/domain/returns/return-days.server";
import type { CustomerNote } from "~/domain/tickets/customer-notes.server";
import type { Draft } from "~/domain/tickets/compose/drafts.server";
import type { LinkStatus, RankedOrder } from "~/domain/tickets/linking/types";
import type { TicketStatus } from "~/domain/tickets/statuses";
import type { Money, OrderSnapshot } from "~/shopify/order-snapshot";

export interface TicketMessage {
  id: string;
  kind: "inbound" | "outbound" | "note";
  channel: string;
  authorName: string;
  authorEmail: string | null;
  to: string[];
  cc: string[];
  subject: string;
  reply: string;
  /** The whole text when it holds more than the reply. */
  whole: string | null;
  html: string | null;
  vouched: string | null;
  auto: string | null;
  sentAt: Date;
  attachments: { id: string; name: string; type: string; bytes: number; inline: boolean; contentId: string | null }[];
  delivery: { id: string; status: string; reason: string | null; dueAt: Date; sentAt: Date | null } | null;
}

export interface TicketOrder {
  link: { status: LinkStatus; madeBy: "engine" | "person"; sentence: string };
  order: OrderSnapshot | null;
  name: string;
  id: string;
  state: OrderBadge | null;
  readAt: Date | null;
  /** Why there is no order to show. */
  missing: "deleted" | "not-visible" | null;
  /** What this buyer was told, and what was not sent and why. */
  told: Told;
  /** Until when its items can be sent back, whether the buyer was told or not. */
  returns: ReturnDay[];
}

export interface TicketDetails {
  id: string;
  subject: string;
  status: TicketStatus;
  channel: string;
  priority: string;
  topic: string | null;
  /** The classifier's, not a person's. */
  topicIsGuess: boolean;
  mood: string;
  tags: string[];
  version: number;
  customerName: string;
  customerEmail: string | null;
  assigneeId: string | null;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  dueAt: Date | null;
  language: string | null;
  createdAt: Date;
  linkOutcome: string;
  linkSentence: string;
  messages: TicketMessage[];
  events: { id: string; kind: string; sentence: string; at: Date; staffName: string | null; data: unknown }[];
  orders: TicketOrder[];
  /** Ranked orders that may be meant, with what spoke for them. */
  candidates: (RankedOrder & { state: OrderBadge | null; total: Money | null; placedAt: string | null; items: string[] })[];
  customer: { id: string; name: string; email: string | null; phone: string | null; numberOfOrders: number; amountSpent: Money; locale: string | null; tags: string[] } | null;
  otherTickets: { id: string; subject: string; status: TicketStatus; lastMessageAt: Date }[];
  otherOrders: { id: string; name: string; state: OrderBadge; placedAt: Date; total: Money }[];
  customerNotes: CustomerNote[];
  ratings: { count: number; average: number | null; here: number | null };
  /** Whether the reader of this page follows it. */
  isFollowing: boolean;
  isBlocked: boolean;
  mergedInto: { id: string; subject: string } | null;
  /** Merges that can be taken back. */
  merges: { id: string; fromId: string; intoId: string }[];
  /** What the reader of this page began to write. */
  drafts: Draft[];
  staff: { id: string; name: string }[];
}
