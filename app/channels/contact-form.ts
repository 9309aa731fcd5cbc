import { z } from "zod";
import { asAttachment } from "./email/mime/collect-parts";
import type { InboundAttachment, InboundMessage } from "./inbound-message";
import { type FormField, fieldText, readForm } from "./read-form";

/**
 * The contact form of our theme block, posted through Shopify's signed app proxy.
 * `invalid` names the fields at fault with the codes that the block knows; `spam` says why, while the shopper's browser
 * gets the same answer as for a message, and a person finds what can be read of it among the spam.
 */
export type ContactForm =
  | { outcome: "read"; message: InboundMessage }
  | { outcome: "invalid"; errors: Record<string, "missing" | "email" | "photo"> }
  | { outcome: "spam"; because: "trap" | "too-fast" | "links"; message: InboundMessage | null };

export interface ContactPost {
  body: Uint8Array;
  contentType: string;
  /** `logged_in_customer_id` of the verified proxy request, "" or null when nobody is logged in. */
  loggedInCustomerId: string | null;
  now: Date;
}

/** A person needs longer than this to write a sentence. */
const SHORTEST_WRITING_MS = 2_500;
const MOST_LINKS = 5;
/** As the block says beside its field. */
const MOST_FILES = 5;
const LARGEST_FILE = 10 * 1024 * 1024;
/** Of the whole post: the files and room for the words. */
export const LARGEST_POST = MOST_FILES * LARGEST_FILE + 256 * 1024;

const oneLine = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())
    .pipe(z.string().max(longest));
const optional = (longest: number) => oneLine(longest).transform((text) => (text === "" ? null : text)).nullable();

const schema = z.object({
  name: optional(120),
  email: oneLine(254).pipe(z.email()).transform((address) => address.toLowerCase()),
  message: z
    .string()
    .transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "").trim())
    .pipe(z.string().min(1).max(10_000)),
  order: optional(40),
  item: optional(200),
  reason: optional(60),
  product: optional(60),
  handle: optional(255),
  phone: optional(40),
  locale: optional(20),
  country: optional(2),
  page: optional(500),
});

export function readContactForm({ body, contentType, loggedInCustomerId, now }: ContactPost): ContactForm {
  const fields = readForm(body, contentType);
  const text = (...names: string[]) => names.map((name) => fieldText(fields, name)).find((value) => value !== null) ?? null;

  const isTrapped = (text("website") ?? "").trim() !== "";
  const parsed = schema.safeParse({
    name: text("name"),
    email: text("email") ?? "",
    message: text("message") ?? "",
    order: text("order", "order_number"),
    item: text("item"),
    reason: text("reason"),
    product: text("product", "product_id"),
    handle: text("handle", "product_handle"),
    phone: text("phone"),
    locale: text("locale"),
    country: text("country"),
    page: text("page"),
  });
  const files = fields.filter((field) => field.fileName !== null && field.fileName !== "" && field.bytes.length > 0);
  const errors = { ...(parsed.success ? {} : faultsOf(parsed.error)), ...(filesFit(files) ? {} : { photo: "photo" as const }) };
  if (!parsed.success || Object.keys(errors).length > 0) return isTrapped ? { outcome: "spam", because: "trap", message: null } : { outcome: "invalid", errors };

  const message = asMessage(parsed.data, files.map(asFile), loggedInCustomerId, now);
  if (isTrapped) return { outcome: "spam", because: "trap", message };
  if (isTooFast(text("shown_at"), now)) return { outcome: "spam", because: "too-fast", message };
  if (isAdvertisement(message.reply)) return { outcome: "spam", because: "links", message };
  return { outcome: "read", message };
}

function faultsOf(error: z.ZodError): Record<string, "missing" | "email"> {
  const faults: Record<string, "missing" | "email"> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    // Longer than the block's own limits only by hand; the block has no word for that.
    faults[name] = name === "email" ? "email" : "missing";
  }
  return faults;
}

function filesFit(files: FormField[]): boolean {
  return files.length <= MOST_FILES && files.every((file) => file.bytes.length <= LARGEST_FILE);
}

function asFile(file: FormField, index: number): InboundAttachment {
  return asAttachment({ name: file.fileName, declared: file.type, content: file.bytes, contentId: null, inline: false }, index + 1);
}

/** The page may come from a cache and its time be old, but never newer than a moment ago. Without a time nothing is held against anyone. */
function isTooFast(shownAt: string | null, now: Date): boolean {
  const seconds = Number(shownAt ?? "");
  if (!Number.isFinite(seconds) || seconds <= 0) return false;
  const elapsed = now.getTime() - seconds * 1000;
  return elapsed >= 0 && elapsed < SHORTEST_WRITING_MS;
}

function isAdvertisement(message: string): boolean {
  const links = message.match(/https?:\/\/|www\./gi)?.length ?? 0;
  return links > MOST_LINKS || /\[url[=\]]|<a\s+href/i.test(message);
}

function asMessage(form: z.infer<typeof schema>, attachments: InboundAttachment[], loggedInCustomerId: string | null, now: Date): InboundMessage {
  return {
    channel: "contact_form",
    messageId: null,
    inReplyTo: [],
    references: [],
    from: { address: form.email, name: form.name },
    replyTo: null,
    to: [],
    cc: [],
    deliveredTo: [],
    returnPath: null,
    subject: "",
    sentAt: now,
    text: form.message,
    html: null,
    reply: form.message,
    quoted: null,
    signature: null,
    auto: null,
    bounce: null,
    // The proxy's signature vouches for the logged-in customer, not for the address that was typed.
    authentication: "none",
    forwarded: null,
    language: form.locale !== null && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(form.locale) ? form.locale : null,
    attachments,
    customerId: loggedInCustomerId !== null && /^\d{1,20}$/.test(loggedInCustomerId) ? `gid://shopify/Customer/${loggedInCustomerId}` : null,
    form: {
      orderNumber: form.order,
      reason: form.reason,
      item: form.item,
      productId: form.product !== null && /^\d{1,20}$/.test(form.product) ? `gid://shopify/Product/${form.product}` : form.product?.startsWith("gid://shopify/Product/") ? form.product : null,
      productHandle: form.handle,
      phone: form.phone,
      page: form.page,
      country: form.country,
    },
    warnings: [],
  };
}
