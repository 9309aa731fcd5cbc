/** The records of a domain that decide whether its mail is believed, each with a state in words and what to add. */
export type RecordName = "mx" | "spf" | "dkim" | "dmarc";

export interface Finding {
  record: RecordName;
  state: "ok" | "missing" | "wrong" | "unknown";
  words: string;
  /** What to put into the DNS. */
  add: { type: "TXT"; name: string; value: string } | null;
}

/** What the DNS said; null: it did not answer. */
export interface DomainRecords {
  mx: string[] | null;
  txt: string[] | null;
  dkim: string[] | null;
  /** The domain's own, else that of the domain above it. */
  dmarc: string[] | null;
}

export interface Expected {
  domain: string;
  /** Whose servers send for the domain: the domain to include in SPF, null when the shop's own server sends. */
  include: string | null;
  /** Our key for the domain; null while there is none. */
  dkim: { name: string; publicKey: string } | null;
}

/** Puts what the DNS says of a sender's domain into words a shopkeeper can act on. Pure. */
export function judgeDomain(records: DomainRecords, expected: Expected): Finding[] {
  return [mx(records, expected), spf(records, expected), dkim(records, expected), dmarc(records, expected)];
}

/** Whether mail from the domain will be believed: nothing is missing or wrong, and everything is known. */
export const isInOrder = (findings: readonly Finding[]): boolean => findings.every(({ state }) => state === "ok");

const SILENT = "The DNS did not answer. Try again in a minute.";

function mx({ mx: found }: DomainRecords, { domain }: Expected): Finding {
  if (found === null) return { record: "mx", state: "unknown", words: SILENT, add: null };
  if (found.length === 0) return { record: "mx", state: "missing", words: `Nothing receives mail for ${domain}, so mail from it looks forged. Whoever runs your mailboxes tells you the MX record.`, add: null };
  return { record: "mx", state: "ok", words: `Mail to ${domain} is received by ${found[0]}.`, add: null };
}

function spf({ txt }: DomainRecords, { domain, include }: Expected): Finding {
  const record = "spf";
  if (txt === null) return { record, state: "unknown", words: SILENT, add: null };
  const found = txt.filter((text) => /^v=spf1(?:\s|$)/i.test(text));
  const term = include ? `include:${include}` : "";
  if (found.length > 1) return { record, state: "wrong", words: `${domain} has ${found.length} SPF records; only one is allowed. Put them together into one.`, add: null };
  const [only] = found;
  if (!only) return { record, state: "missing", words: `${domain} does not say who may send for it.`, add: include ? { type: "TXT", name: domain, value: `v=spf1 ${term} ~all` } : null };
  const terms = only.toLowerCase().split(/\s+/);
  if (terms.includes("+all") || terms.includes("all")) return { record, state: "wrong", words: `${domain} lets everybody send for it (“+all”), so nobody believes it. End the record with “~all”.`, add: { type: "TXT", name: domain, value: only.replace(/\s\+?all\b/i, " ~all") } };
  if (include && !terms.some((each) => each.replace(/^[+?~]/, "") === term.toLowerCase())) {
    const value = /\s[-~?]all\b/i.test(only) ? only.replace(/\s([-~?]all)\b/i, ` ${term} $1`) : `${only} ${term} ~all`;
    return { record, state: "wrong", words: `${domain} says who may send for it, and does not name us. Change the record.`, add: { type: "TXT", name: domain, value } };
  }
  return { record, state: "ok", words: include ? "We may send for your domain." : `${domain} says who may send for it.`, add: null };
}

function dkim({ dkim: found }: DomainRecords, { dkim: key, include }: Expected): Finding {
  const record = "dkim";
  if (!key) {
    // A server of the shop's own signs by itself; with ours, only our key can.
    return include
      ? { record, state: "missing", words: "Your mail is not signed yet. Make a key here, and put its record into your DNS.", add: null }
      : { record, state: "ok", words: "Your own mail server signs its mail, or does not: that is set up there. You can have us sign besides.", add: null };
  }
  const add = { type: "TXT" as const, name: key.name, value: dkimRecord(key.publicKey) };
  if (found === null) return { record, state: "unknown", words: SILENT, add };
  if (found.length === 0) return { record, state: "missing", words: "The record with your key is not in the DNS yet. New records can take an hour.", add };
  const published = found.map((text) => /(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1]?.replace(/\s+/g, "") ?? "");
  if (!published.includes(key.publicKey)) return { record, state: "wrong", words: "The record in the DNS holds another key, or not the whole of it.", add };
  return { record, state: "ok", words: "Your mail is signed with the name of your domain.", add };
}

function dmarc({ dmarc: found }: DomainRecords, { domain }: Expected): Finding {
  const record = "dmarc";
  if (found === null) return { record, state: "unknown", words: SILENT, add: null };
  const policies = found.filter((text) => /^v=DMARC1\s*(?:;|$)/i.test(text));
  if (policies.length > 1) return { record, state: "wrong", words: "There are several DMARC records; only one is allowed.", add: null };
  const policy = /(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)/i.exec(policies[0] ?? "")?.[1]?.toLowerCase();
  const add = { type: "TXT" as const, name: `_dmarc.${domain}`, value: "v=DMARC1; p=none" };
  if (policies.length === 0) return { record, state: "missing", words: `${domain} does not say what is to be done with forged mail. Google and Yahoo ask for it.`, add };
  if (!policy) return { record, state: "wrong", words: "The DMARC record has no policy that servers understand.", add };
  const done = { none: "delivered all the same", quarantine: "put into the spam folder", reject: "refused" }[policy];
  return { record, state: "ok", words: `Forged mail in your name is ${done}.`, add: null };
}

/** The TXT record that publishes a key. */
export function dkimRecord(publicKey: string): string {
  return `v=DKIM1; k=rsa; p=${publicKey}`;
}

/** Our keys stand beside those of other senders. */
export const DKIM_SELECTOR = "aftercare";
export const dkimName = (domain: string): string => `${DKIM_SELECTOR}._domainkey.${domain}`;
