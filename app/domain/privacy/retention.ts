/** How long each kind of thing is kept, in days. What the merchant sets for conversations comes from the shop's settings. */
export const RETENTION = {
  /** Originals of incoming mail; what was read out of them is in the conversation. */
  inboundOriginals: { days: 90, what: "Originals of incoming mail", then: "emptied; the conversation stays" },
  /** Unreadable originals wait longer for somebody to look at them. */
  parkedOriginals: { days: 180, what: "Incoming messages that could not be read", then: "deleted" },
  webhookEvents: { days: 30, what: "Notices from Shopify", then: "deleted; their contents at once when they were acted on" },
  deadWebhooks: { days: 90, what: "Notices that could not be acted on", then: "deleted" },
  outgoingMail: { days: 730, what: "Mail to customers", then: "emptied; that it was sent, and when, stays" },
  drafts: { days: 90, what: "Drafts of replies", then: "deleted" },
  replyTokens: { days: 730, what: "Reply addresses of mails", then: "deleted; later answers open a new ticket" },
  accessLog: { days: 365, what: "Who looked at what", then: "deleted" },
  dataRequests: { days: 90, what: "Answered requests of customers", then: "deleted" },
} as const;

/** Months that a merchant can choose for conversations nobody writes in any more. */
export const CONVERSATION_MONTHS = [12, 24, 36, 60] as const;
