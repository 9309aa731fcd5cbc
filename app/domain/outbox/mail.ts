import { z } from "zod";

/** What a mail is part of; decides who re-checks it before it leaves. */
export const MAIL_FLOWS = ["reply", "journey", "acknowledgement", "test"] as const;
export type MailFlow = (typeof MAIL_FLOWS)[number];

/**
 * queued → claimed → transmitting → sent. A worker's death puts `claimed` back to queued and `transmitting` to in_doubt.
 * failed: refused, or tried for too long. skipped: overtaken by events before it left. cancelled: taken back by a person.
 */
export const MAIL_STATUSES = ["queued", "claimed", "transmitting", "sent", "failed", "in_doubt", "skipped", "cancelled"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

/** A mail as its re-check sees it. */
export interface DueMail {
  id: string;
  shopId: string;
  flow: MailFlow;
  stepId: string | null;
  ticketId: string | null;
  orderShopifyId: string | null;
  recipientKey: string;
  optional: boolean;
  priority: number;
}

export const mailHeaders = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/), z.string().regex(/^[^\r\n]*$/));

/** Who a person waits for goes first. */
export const PRIORITY = { person: 0, test: 1, journey: 5 } as const;
