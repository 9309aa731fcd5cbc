import { z } from "zod";

/** How to read the shop's own mailbox, as a person types it. Pure; the page and the door share it. */
export const mailboxForm = z.object({
  host: z.string().trim().toLowerCase().min(1, "The name of the server, for example imap.gmail.com").max(253, "At most 253 letters").regex(/^[^\s/:@]+$/, "Only the name of the server, without https:// or a port"),
  port: z.string().trim().regex(/^\d{1,5}$/, "A number, usually 993").refine((text) => Number(text) >= 1 && Number(text) <= 65_535, "A number, usually 993"),
  security: z.enum(["tls", "starttls"]),
  user: z.string().trim().min(1, "Usually the whole address, for example hello@yourshop.com").max(254, "At most 254 letters").regex(/^[^\r\n]*$/, "On one line"),
  /** Empty: the stored one stays, as long as server and user stay. */
  password: z.string().max(500, "At most 500 letters").regex(/^[^\r\n]*$/, "On one line"),
  folder: z.string().trim().max(200, "At most 200 letters").regex(/^[^\r\n]*$/, "On one line").transform((folder) => folder || "INBOX"),
});

export type MailboxForm = z.input<typeof mailboxForm>;

export const EMPTY_MAILBOX: MailboxForm = { host: "", port: "993", security: "tls", user: "", password: "", folder: "INBOX" };
