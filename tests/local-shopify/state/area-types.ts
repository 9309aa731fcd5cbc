/** State that belongs to the other areas of the local Shopify (mailbox, storefront); kept in the same snapshot. */

export interface StoredMail {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  /** The raw message, latin1-decoded so that every byte survives. */
  raw: string;
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
