import { createHash } from "node:crypto";
import type { InboundMessage } from "~/channels/inbound-message";

/** How staff calls the reasons that the contact block knows; a merchant's own reason goes by its key. */
const REASONS: Record<string, string> = {
  where_is_my_order: "Where is my order?",
  wrong_or_damaged: "Wrong or damaged item",
  size_or_exchange: "Size or exchange",
  return: "Return",
  product_question: "Product question",
};

/**
 * A contact form's message as the first one of a ticket: its reason and item make the subject, and what was asked beside the
 * text stands below it, so that staff reads what the shopper said. The order number stays in `form`, where linking reads it.
 */
export function formTicket(message: InboundMessage): InboundMessage {
  const { form } = message;
  if (!form) return message;
  const facts = [form.orderNumber && `Order number: ${form.orderNumber}`, form.item && `Item: ${form.item}`, form.phone && `Phone: ${form.phone}`].filter(Boolean).join("\n");
  const reply = [message.reply, facts].filter(Boolean).join("\n\n");
  return { ...message, messageId: postId(message), subject: message.subject || subjectOf(message), reply, text: reply };
}

function subjectOf({ form, reply }: InboundMessage): string {
  const reason = form?.reason && form.reason !== "other" ? (REASONS[form.reason] ?? inWords(form.reason)) : "";
  if (form?.item) return reason ? `${reason.replace(/\?$/, "")}: ${form.item}` : form.item;
  if (reason) return reason;
  const first = reply.split("\n")[0] ?? "";
  return first.length > 80 ? `${first.slice(0, 79)}…` : first;
}

/** The same for a form that an impatient finger sends twice; the same words on another day are another message. */
function postId({ from, form, reply, sentAt }: InboundMessage): string {
  const said = JSON.stringify([from.address, form?.orderNumber, form?.item, reply, sentAt?.toISOString().slice(0, 10)]);
  return `${createHash("sha256").update(said).digest("hex").slice(0, 32)}@contact-form`;
}

function inWords(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll("_", " ");
}
