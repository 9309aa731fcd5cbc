import type { SenderAuthentication } from "../inbound-message";
import { type Header, headerValues } from "./mime/read-headers";

/**
 * Who stands for the From address: the receiving provider, by DMARC or else by a valid DKIM signature of the
 * sender's own domain. A provider's separate verdict goes before headers. Of the headers only the topmost counts, and
 * only if a server of `trustedServers` wrote it (authserv-ids, or domains above them): everybody can write "dmarc=pass"
 * into a mail, in Google's name too. SPF alone proves nothing of the From address.
 */
export function whoVouchesForSender(
  headers: Header[],
  fromAddress: string,
  options: { trustedServers: string[]; verdict: SenderAuthentication | null },
): SenderAuthentication {
  const domain = fromAddress.split("@").at(-1) ?? "";
  if (domain === "" || headerValues(headers, "from").length > 1) return "none";
  if (options.verdict !== null) return options.verdict;
  const results = headerValues(headers, "authentication-results")[0];
  if (results === undefined || !isTrusted(results, headers, options.trustedServers)) return "none";
  return judge(results.replace(/\([^()]*\)/g, " "), domain);
}

function isTrusted(results: string, headers: Header[], trustedServers: string[]): boolean {
  const trusts = (host: string) => trustedServers.some((trusted) => isOrIsBelow(host, trusted.toLowerCase()));
  const server = (/^\s*([^;\s]+)/.exec(results)?.[1] ?? "").toLowerCase();
  // Microsoft leaves its own name out; then the server that took the mail in last must be a trusted one.
  const named = server.includes("=") || !server.includes(".") ? null : server;
  const takenInBy = (/\sby\s+([\w.-]+)/i.exec(headerValues(headers, "received")[0] ?? "")?.[1] ?? "").toLowerCase();
  if (named === null) return trusts(takenInBy);
  return trusts(named) && (!takenInBy.includes(".") || trusts(takenInBy) || isAligned(takenInBy, named));
}

function isOrIsBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function judge(results: string, domain: string): SenderAuthentication {
  const methods = results.split(";").map((part) => part.trim().toLowerCase());
  const dmarc = methods.map((method) => /^dmarc\s*=\s*(\w+)/.exec(method)?.[1]).find((result) => result !== undefined);
  if (dmarc === "pass") return "pass";
  if (dmarc === "fail" || dmarc === "permerror") return "fail";
  let failed = false;
  for (const method of methods) {
    const dkim = /^dkim\s*=\s*(\w+)/.exec(method);
    const signer = /header\.(?:d|i)\s*=\s*"?(?:[^@\s;"]*@)?([\w.-]+)/.exec(method)?.[1];
    if (!dkim || signer === undefined || !isAligned(signer, domain)) continue;
    if (dkim[1] === "pass") return "pass";
    if (dkim[1] === "fail") failed = true;
  }
  return failed ? "fail" : "none";
}

/** Relaxed alignment: the same domain, or one below the other. A bare top-level domain aligns with nothing. */
export function isAligned(signer: string, domain: string): boolean {
  const a = signer.toLowerCase().replace(/^@|\.$/g, "");
  const b = domain.toLowerCase();
  if (!a.includes(".") || !b.includes(".")) return false;
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
