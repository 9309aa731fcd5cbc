import type { InboundMessage } from "~/channels/inbound-message";

/** The first words of what was newly written, for the list; at most 160 characters. */
export function previewOf(message: Pick<InboundMessage, "reply" | "text" | "attachments">): string {
  const words = (message.reply || message.text).replace(/\s+/g, " ").trim();
  if (words) return words.length > 160 ? `${words.slice(0, 159)}…` : words;
  const files = message.attachments.length;
  return files === 1 ? "One file attached" : files > 1 ? `${files} files attached` : "";
}
