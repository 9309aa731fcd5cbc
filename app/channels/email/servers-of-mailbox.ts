/** Under which names the big providers write down whether they believe a sender, by the host of their IMAP. */
const PROVIDERS: [RegExp, string[]][] = [
  [/(?:^|\.)(?:gmail|googlemail)\.com$/, ["google.com"]],
  [/(?:^|\.)(?:outlook|office365|hotmail|live)\.com$/, ["outlook.com"]],
  [/(?:^|\.)(?:mail\.me|icloud)\.com$/, ["icloud.com", "apple.com"]],
  [/(?:^|\.)fastmail\.com$/, ["messagingengine.com", "fastmail.com"]],
  [/(?:^|\.)zoho(?:pro)?\.\w+$/, ["zohomail.com", "zohomail.eu", "zohomail.in", "zoho.com", "zoho.eu"]],
  [/(?:^|\.)(?:ionos|1and1)\.\w+$/, ["kundenserver.de", "ionos.com"]],
  [/(?:^|\.)gmx\.\w+$|(?:^|\.)web\.de$/, ["gmx.net", "web.de"]],
];

/**
 * The servers whose word on a sender counts for mail out of this mailbox: those of the provider that runs it. Others
 * may write their name into a mail, but the provider strips or tops what comes in under its own (RFC 8601, section 5).
 */
export function serversOfMailbox(host: string): string[] {
  const name = host.trim().toLowerCase().replace(/\.$/, "");
  const known = PROVIDERS.find(([pattern]) => pattern.test(name))?.[1];
  if (known) return known;
  const labels = name.split(".");
  return [labels.length > 2 ? labels.slice(1).join(".") : name];
}
