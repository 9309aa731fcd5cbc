/** A message's place in the thread; ids without <>. */
interface Threaded {
  kind: string;
  messageId: string | null;
  references: string[];
  inReplyTo: string[];
}

/** Most Message-IDs that a References header carries; when there are more, the first and the last ones are kept (RFC 5322, 3.6.4). */
const LONGEST_CHAIN = 20;

/**
 * In-Reply-To and References for an answer to this conversation (oldest message first): it answers the customer's last
 * message and names the chain of ids that leads to it.
 */
export function threadOf(messages: Threaded[]): { inReplyTo: string | null; references: string[] } {
  const answered = messages.findLast((message) => message.kind === "inbound" && message.messageId) ?? messages.findLast((message) => message.messageId);
  if (!answered?.messageId) return { inReplyTo: null, references: [] };
  const chain = [...new Set([...(answered.references.length > 0 ? answered.references : answered.inReplyTo), answered.messageId])];
  const references = chain.length > LONGEST_CHAIN ? [chain[0]!, ...chain.slice(1 - LONGEST_CHAIN)] : chain;
  return { inReplyTo: answered.messageId, references };
}
