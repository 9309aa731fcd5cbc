import { looksLikeToken } from "~/lib/tokens";

/**
 * Our own addresses, one per mail. Both are read by the inbound door:
 *   TOKEN@reply-domain          a person answers: Reply-To
 *   bounces+TOKEN@reply-domain  a machine reports: the envelope sender (VERP)
 */
export type OwnAddress = { kind: "reply" | "bounce"; token: string };

export function replyAddress(token: string, replyDomain: string): string {
  return `${token}@${replyDomain}`;
}

export function bounceAddress(token: string, replyDomain: string): string {
  return `bounces+${token}@${replyDomain}`;
}

/** What an envelope recipient of ours says; null for any other address. Case does not matter. */
export function readOwnAddress(address: string, replyDomain: string): OwnAddress | null {
  const [local = "", domain = "", ...more] = address.trim().toLowerCase().split("@");
  if (more.length > 0 || domain !== replyDomain.toLowerCase()) return null;
  const bounce = local.startsWith("bounces+");
  const token = bounce ? local.slice("bounces+".length) : local;
  return looksLikeToken(token) ? { kind: bounce ? "bounce" : "reply", token } : null;
}
