import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import type { Draft } from "~/domain/tickets/compose/drafts.server";
import type { TicketStatus } from "~/domain/tickets/statuses";
import type { TicketDetails, TicketMessage } from "~/domain/tickets/ticket-details";

/** Days and times come as text, because JSON has none. */
type InJson<T> = T extends Date ? string : T extends (infer Item)[] ? InJson<Item>[] : T extends object ? { [Key in keyof T]: InJson<T[Key]> } : T;

interface Surroundings {
  timeZone: string;
  events: TicketDetails["events"];
  links: { orderShopifyId: string; orderName: string; status: string; madeBy: string; sentence: string }[];
  attachments: (TicketMessage["attachments"][number] & { messageId: string })[];
  mails: NonNullable<TicketMessage["delivery"]>[];
  otherTickets: TicketDetails["otherTickets"];
  customerNotes: TicketDetails["customerNotes"];
  rated: { ticketId: string; score: number | null }[];
  isFollowing: boolean;
  /** Named in a note that they have not seen yet. */
  isMentioned: boolean;
  isBlocked: boolean;
  mergedInto: TicketDetails["mergedInto"];
  merges: TicketDetails["merges"];
  drafts: Draft[];
  staff: TicketDetails["staff"];
}

/** What stands around a ticket's messages. One statement: a page that somebody waits for would make a dozen round trips. */
export async function readSurroundings(tx: ShopTx, { shopId, ticketId, email, mergedIntoId, staffId }: { shopId: string; ticketId: string; email: string | null; mergedIntoId: string | null; staffId: string }): Promise<Surroundings> {
  const key = emailKey(email);
  const [row] = await tx.$queryRaw<[InJson<Surroundings>]>`
    SELECT
      (SELECT "timeZone" FROM "Shop" WHERE "shopId" = ${shopId}) AS "timeZone",
      (SELECT COALESCE(json_agg(e), '[]') FROM (
        SELECT id, kind, sentence, at, "staffName", data FROM "TicketEvent"
        WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid ORDER BY at, id) e) AS events,
      (SELECT COALESCE(json_agg(l), '[]') FROM (
        SELECT "orderShopifyId", "orderName", status, "madeBy", sentence FROM "OrderLink"
        WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid AND "removedAt" IS NULL ORDER BY "createdAt", id) l) AS links,
      (SELECT COALESCE(json_agg(a), '[]') FROM (
        SELECT a."messageId", a.id, a.name, a.type, a.bytes, a.inline, a."contentId" FROM "Message" m
        JOIN "Attachment" a ON a."shopId" = m."shopId" AND a."messageId" = m.id
        WHERE m."shopId" = ${shopId} AND m."ticketId" = ${ticketId}::uuid ORDER BY a.id) a) AS attachments,
      (SELECT COALESCE(json_agg(o), '[]') FROM (
        SELECT o.id, o.status, o.reason, o."dueAt", o."sentAt" FROM "Message" m
        JOIN "OutgoingMail" o ON o.id = m."outgoingMailId" AND o."shopId" = m."shopId"
        WHERE m."shopId" = ${shopId} AND m."ticketId" = ${ticketId}::uuid) o) AS mails,
      (SELECT COALESCE(json_agg(t), '[]') FROM (
        SELECT id, subject, status, "lastMessageAt" FROM "Ticket"
        WHERE "shopId" = ${shopId} AND "customerEmail" = ${email}::text AND id <> ${ticketId}::uuid ORDER BY "lastMessageAt" DESC LIMIT 10) t) AS "otherTickets",
      (SELECT COALESCE(json_agg(n), '[]') FROM (
        SELECT id, text, "staffName", "createdAt" FROM "CustomerNote"
        WHERE "shopId" = ${shopId} AND "customerKey" = ${key}::text ORDER BY "createdAt" DESC LIMIT 20) n) AS "customerNotes",
      (SELECT COALESCE(json_agg(r), '[]') FROM (
        SELECT "ticketId", score FROM "Rating"
        WHERE "shopId" = ${shopId} AND "recipientKey" = ${key}::text AND status = 'answered' ORDER BY "answeredAt" DESC LIMIT 50) r) AS rated,
      EXISTS (SELECT 1 FROM "Follower" WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid AND "staffId" = ${staffId}::uuid) AS "isFollowing",
      EXISTS (SELECT 1 FROM "Mention" WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid AND "staffId" = ${staffId}::uuid AND "seenAt" IS NULL) AS "isMentioned",
      EXISTS (SELECT 1 FROM "BlockedSender" WHERE "shopId" = ${shopId} AND "addressKey" = ${key}::text) AS "isBlocked",
      (SELECT json_build_object('id', id, 'subject', subject) FROM "Ticket" WHERE "shopId" = ${shopId} AND id = ${mergedIntoId}::uuid) AS "mergedInto",
      (SELECT COALESCE(json_agg(m), '[]') FROM (
        SELECT id, "fromId", "intoId" FROM "TicketMerge"
        WHERE "shopId" = ${shopId} AND "undoneAt" IS NULL AND ("intoId" = ${ticketId}::uuid OR "fromId" = ${ticketId}::uuid) ORDER BY "createdAt" DESC) m) AS merges,
      (SELECT COALESCE(json_agg(d), '[]') FROM (
        SELECT kind, COALESCE(html, '') AS html, text, cc, version, "updatedAt", (
          SELECT COALESCE(json_agg(f), '[]') FROM (
            SELECT id, name, bytes FROM "DraftFile" WHERE "shopId" = ${shopId} AND "draftId" = draft.id ORDER BY id) f) AS files
        FROM "Draft" draft WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid AND "staffId" = ${staffId}::uuid) d) AS drafts,
      (SELECT COALESCE(json_agg(s), '[]') FROM (
        SELECT id, name FROM "Staff" WHERE "shopId" = ${shopId} AND "leftAt" IS NULL ORDER BY name) s) AS staff`;
  return {
    ...row,
    events: row.events.map((event) => ({ ...event, at: new Date(event.at) })),
    mails: row.mails.map((mail) => ({ ...mail, dueAt: new Date(mail.dueAt), sentAt: mail.sentAt ? new Date(mail.sentAt) : null })),
    otherTickets: row.otherTickets.map((ticket) => ({ ...ticket, status: ticket.status as TicketStatus, lastMessageAt: new Date(ticket.lastMessageAt) })),
    customerNotes: row.customerNotes.map((note) => ({ ...note, createdAt: new Date(note.createdAt) })),
    drafts: row.drafts.map((draft) => ({ ...draft, updatedAt: new Date(draft.updatedAt) })),
  };
}
