/**
 * Our reply addresses carry a random token behind a plus, "reply+6f0c…@in.example.com", so that an answer finds its
 * ticket and order without trusting subject or headers. The token is only read here; whether it is one of ours, and
 * whether this sender may use it, the database decides.
 */

/** At least 128 bit in hex (32 signs) or base 32 (26 signs); addresses do not keep upper and lower case apart. */
const TOKEN = /^[a-z0-9]{26,64}$/;

export function addressWithToken(replyAddress: string, token: string): string {
  const at = replyAddress.lastIndexOf("@");
  return `${replyAddress.slice(0, at)}+${token}${replyAddress.slice(at)}`;
}

/**
 * The tokens in the addresses that a mail went to, in order, each once.
 * `replyAddress`: "reply@in.example.com". Forwarding servers rewrite "+" to "-" or "="; both are read.
 */
export function readReplyTokens(addresses: string[], replyAddress: string): string[] {
  const at = replyAddress.lastIndexOf("@");
  const local = replyAddress.slice(0, at).toLowerCase();
  const domain = replyAddress.slice(at + 1).toLowerCase();
  const tokens: string[] = [];
  for (const address of addresses) {
    const cut = address.lastIndexOf("@");
    if (cut === -1 || address.slice(cut + 1).toLowerCase() !== domain) continue;
    const own = address.slice(0, cut).toLowerCase();
    const token = own.startsWith(local) && /[+=-]/.test(own[local.length] ?? "") ? own.slice(local.length + 1) : own;
    if (TOKEN.test(token) && !tokens.includes(token)) tokens.push(token);
  }
  return tokens;
}
