/** State that belongs to the other areas of the local Shopify (mailbox, storefront); kept in the same snapshot. */

/** What the list of the mailbox shows; the bytes are in a file of their own (see mailbox/store.ts). */
export interface StoredMail {
  id: string;
  receivedAt: string;
  /** Envelope sender; "" is the null return path. */
  from: string;
  /** Envelope recipients. */
  to: string[];
  /** Without <>; null when the mail has none. */
  messageId: string | null;
  subject: string;
  bytes: number;
  read: boolean;
}

export interface BlockPlacement {
  id: string;
  /** File name of the block in the extension, without ".liquid". */
  block: string;
  /** "product", "page.contact", "index", … or "*" for an app embed. */
  template: string;
  settings: Record<string, string | number | boolean>;
}
