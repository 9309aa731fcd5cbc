/**
 * One message from outside, in our words, whatever brought it: every channel parses its bytes into this shape and
 * everything behind the channels (threading, linking, the ticket page) reads nothing else.
 *
 * All texts are plain Unicode with "\n" line ends. Addresses are trimmed and lower-cased, names are as written.
 * Nothing in here is proven except `authentication` and `customerId`; the rest is what the sender claims.
 */
export interface MailAddress {
  /** Lower-cased, for example "ana@example.com". Empty when the header could not be read. */
  address: string;
  name: string | null;
}

export interface InboundAttachment {
  /** Safe to show and to save under: no path, no control characters, at most 120 characters, never empty. */
  name: string;
  /** Media type told by the bytes where they tell one, else the declared type. HTML and SVG are named as such: never serve those inline. */
  type: string;
  /** Size of `content`. */
  bytes: number;
  content: Uint8Array;
  /** Without <>; the `cid:` by which the HTML shows it. */
  contentId: string | null;
  /** Shown inside the HTML, rather than listed below the message. */
  inline: boolean;
}

/**
 * Why no automatic mail may answer this message; null means that a person wrote it, as far as one can tell. "loop": it
 * went round already, or nothing speaks against a person but the sender is one of our own addresses.
 */
export type AutomaticKind = "auto-reply" | "bounce" | "list" | "loop";

/** What a delivery report says of one recipient of a mail of ours (RFC 3464, or read from the text of older ones). */
export interface Bounce {
  /** Whom the mail did not reach; null when the report does not say. */
  recipient: string | null;
  /** Enhanced status code "5.1.1", derived from the SMTP code where only that is told; null when unknown. */
  status: string | null;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded" | null;
  /** The remote server's words, one line. */
  diagnostic: string | null;
  /** Message-ID (without <>) of the mail of ours that is reported on. */
  originalMessageId: string | null;
  /** True: never send there again. A delay or a full mailbox is false. */
  permanent: boolean;
  /** It did arrive, and the recipient called it spam (RFC 5965). */
  complaint?: boolean;
}

/** The mail that was forwarded to us: the original writer may be the customer. */
export interface ForwardedMail {
  from: MailAddress | null;
  subject: string | null;
  sentAt: Date | null;
  /** The forwarded text without its header block. */
  text: string;
}

/**
 * What the receiving provider says of the sender: DMARC first, else a DKIM signature of the sender's own domain.
 * "none": the provider said nothing, or nothing that counts.
 */
export type SenderAuthentication = "pass" | "fail" | "none";

export type InboundChannel = "email" | "contact_form";

export interface InboundMessage {
  channel: InboundChannel;
  /** Without <>; null when the mail has none. */
  messageId: string | null;
  /** Without <>, in the order written. */
  inReplyTo: string[];
  references: string[];
  from: MailAddress;
  replyTo: MailAddress | null;
  to: MailAddress[];
  cc: MailAddress[];
  /** Envelope recipients as far as known (Delivered-To, X-Original-To, the provider's word): where our reply token rides. */
  deliveredTo: string[];
  /** Envelope sender; "" is the null return path of an automatic mail; null when unknown. */
  returnPath: string | null;
  subject: string;
  sentAt: Date | null;
  /** The whole message as plain text. */
  text: string;
  /** The whole message as sanitised HTML; remote images are placeholders with `data-remote-src`. */
  html: string | null;
  /** What the sender newly wrote: without quotes and signature. May be empty (only a quote, only attachments). */
  reply: string;
  /** What was cut off below or above the reply, for "show quoted text"; null when nothing was. */
  quoted: string | null;
  signature: string | null;
  auto: AutomaticKind | null;
  bounce: Bounce | null;
  authentication: SenderAuthentication;
  forwarded: ForwardedMail | null;
  /** BCP 47 as the sender or the form declares it; null when nobody says. */
  language: string | null;
  attachments: InboundAttachment[];
  /** Customer gid of a shopper who was logged in, vouched for by Shopify's proxy signature. Contact form only. */
  customerId: string | null;
  /** What the form asked for beside the text. Contact form only. */
  form: ContactFormFields | null;
  /** What was odd and how it was read nevertheless, in words for staff. */
  warnings: string[];
}

export interface ContactFormFields {
  orderNumber: string | null;
  reason: string | null;
  /** The item in the shopper's words. */
  item: string | null;
  /** Product gid of the page the form stood on. */
  productId: string | null;
  productHandle: string | null;
  phone: string | null;
  /** Path of the storefront page the form stood on. */
  page: string | null;
  /** ISO country of the storefront. */
  country: string | null;
}
