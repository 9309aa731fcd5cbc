/**
 * What every text, JSON and bytes column of the database holds. A column that is not named here fails a test, so that
 * nobody adds personal data without saying how it is forgotten.
 *
 * person: about a shopper or buyer, erased by redact-person.server.ts (a test plants a mark in each and looks for it).
 * staff: about somebody who works in the shop, or written by them about the shop; goes with the shop.
 * other: the merchant's own texts, ids, codes and states.
 */
export interface Columns {
  person?: readonly string[];
  staff?: readonly string[];
  other?: readonly string[];
}

export const columns: Record<string, Columns> = {
  AccessLog: { staff: ["staffId", "staffName"], other: ["what", "subjectId"] },
  Attachment: { person: ["name", "contentId", "content"], other: ["type"] },
  BlockedSender: { person: ["addressKey"], staff: ["staffName"] },
  Customer: { person: ["displayName", "firstName", "lastName", "email", "phone", "locale", "tags"], other: ["shopifyId", "currency", "mergedInto"] },
  CustomerContact: { person: ["valueKey"], other: ["customerShopifyId", "kind", "source"] },
  CustomerNote: { person: ["customerKey", "text"], staff: ["staffName"] },
  DataRequest: { person: ["email", "phone", "customerShopifyId", "orderShopifyIds"], staff: ["answeredBy"], other: ["requestId"] },
  DeskSettings: { staff: ["updatedBy"], other: ["config"] },
  Draft: { person: ["text", "html", "cc"], other: ["kind"] },
  DraftFile: { person: ["name", "content"], other: ["type"] },
  Enrolment: { person: ["stopReason"], other: ["journeyKey", "orderShopifyId", "occasion"] },
  FaqItem: { staff: ["updatedBy"], other: ["handle", "question", "draft", "published", "status", "publishedHash", "metaobjectId", "publishError"] },
  Follower: {},
  HelpUse: { other: ["kind", "handle", "productShopifyId"] },
  InboundMail: { person: ["raw", "envelope", "error"], other: ["source", "sha256", "status", "outcome"] },
  Journey: { other: ["key", "name", "config"] },
  JourneyStep: { person: ["customerShopifyId", "reason"], other: ["orderShopifyId", "journeyKey", "stepKey", "occasion", "status", "reasonCode", "leaseOwner"] },
  JourneyVersion: { staff: ["savedBy"], other: ["journeyKey", "config"] },
  Macro: { staff: ["updatedBy"], other: ["name", "body", "topic", "states", "language", "actions"] },
  Mailbox: { staff: ["user", "password", "connectedBy"], other: ["host", "security", "folder", "uidValidity", "problem", "leaseOwner"] },
  Mention: { staff: ["byName"] },
  Message: { person: ["authorName", "authorEmail", "to", "cc", "subject", "reply", "text", "html", "messageId", "inReplyTo", "references"], other: ["kind", "channel", "auto", "vouched"] },
  Order: { person: ["confirmationKey", "emailKey", "phoneKey", "snapshot"], other: ["shopifyId", "name", "nameKey", "customerShopifyId", "financialStatus", "fulfillmentStatus", "returnStatus", "currency", "countryCode", "shownReturns"] },
  OrderAction: { person: ["input", "plan", "result", "reasons"], staff: ["staffName"], other: ["key", "kind", "orderShopifyId", "allowance", "status"] },
  OrderLink: { person: ["signals", "sentence"], other: ["orderShopifyId", "orderName", "status", "madeBy"] },
  OrderRating: { person: ["comment"], other: ["orderShopifyId"] },
  OrderTracking: { person: ["numberKey", "number"], other: ["orderShopifyId", "company"] },
  OutgoingAttachment: { person: ["name", "contentId", "content"], other: ["type"] },
  OutgoingMail: {
    person: ["key", "recipient", "recipientKey", "replyTo", "cc", "subject", "text", "html", "inReplyTo", "references", "headers", "envelopeFrom", "publicToken", "reason", "response"],
    other: ["flow", "orderShopifyId", "fromAddress", "fromName", "messageId", "status", "leaseOwner"],
  },
  Rating: { person: ["recipientKey", "comment"], other: ["token", "status", "reason"] },
  ReplyToken: { person: ["recipientKey"], other: ["token", "orderShopifyId"] },
  ReturnPolicy: { staff: ["savedBy"], other: ["rules"] },
  ReturnPromise: { other: ["orderShopifyId", "lineShopifyId", "parcelShopifyId", "returnBy", "basis", "toldBy"] },
  Rule: { staff: ["updatedBy"], other: ["name", "config"] },
  SavedView: { other: ["name", "filter"] },
  ScheduledReply: { other: ["thenStatus", "thenActions"] },
  SearchName: { person: ["word"] },
  Session: { staff: ["accessToken", "refreshToken", "onlineAccess"], other: ["id", "shop", "state", "scope"] },
  Sending: { staff: ["user"], other: ["host", "security", "password", "trouble", "dkimDomain", "dkimPublicKey", "dkimPrivateKey", "domain", "findings"] },
  Shop: { staff: ["email"], other: ["name", "domain", "currency", "timeZone", "locale", "countryCode", "settings", "senderDomain", "inboundKey", "scopes"] },
  SizeChart: { staff: ["updatedBy"], other: ["handle", "title", "draft", "published", "status", "publishedHash", "metaobjectId", "publishError"] },
  Staff: { staff: ["shopifyUserId", "name", "email", "signature", "locale"], other: ["role"] },
  StaffState: {},
  StorefrontSettings: { other: ["contact", "returnsNotice", "collections", "publishError"] },
  StorefrontVersion: { staff: ["staffName"], other: ["kind", "handle", "title", "what", "content"] },
  Suppression: { person: ["addressKey", "detail"], other: ["reason", "scope"] },
  Ticket: {
    person: ["subject", "customerName", "customerEmail", "customerShopifyId", "tags", "language", "linkSentence", "linkCandidates", "preview"],
    other: ["status", "channel", "topic", "priority", "linkOutcome", "mood", "productShopifyId"],
  },
  TicketEvent: { person: ["sentence", "data"], staff: ["staffName"], other: ["kind"] },
  TicketMerge: { staff: ["staffName"], other: ["moved"] },
  TicketOrderState: { other: ["state"] },
  TicketSearch: { person: ["words"] },
  TopicModel: { person: ["model"] },
  WebhookEvent: { person: ["payload", "error"], other: ["topic", "eventId", "status"] },
};
