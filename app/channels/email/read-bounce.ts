import type { Bounce } from "../inbound-message";
import type { MailParts } from "./mime/collect-parts";
import { readMessageIds } from "./mime/read-addresses";
import { headerValue, headerValues } from "./mime/read-headers";

/**
 * A report that a mail of ours did not arrive: by its machine-readable part (RFC 3464, RFC 5965) where there is one,
 * else by what the old mail servers write. Null when the mail is no such report.
 */
export function readBounce(parts: MailParts, text: string): Bounce | null {
  const status = parts.reports.find((report) => report.type === "message/delivery-status" || report.type === "message/global-delivery-status");
  if (status) return fromDeliveryStatus(status.text, parts, text);
  const complaint = parts.reports.find((report) => report.type === "message/feedback-report");
  if (complaint) return fromComplaint(complaint.text, parts);
  return looksLikeBounce(parts) ? fromText(parts, text) : null;
}

function fromDeliveryStatus(report: string, parts: MailParts, text: string): Bounce | null {
  const groups = report.split(/\n[ \t]*\n/).map(readFields);
  const failed = groups.find((group) => group["action"] === "failed") ?? groups.find((group) => "action" in group || "status" in group || "final-recipient" in group);
  const fields: Record<string, string> = failed ?? {};
  const action = readAction(fields["action"]);
  const diagnostic = oneLine((fields["diagnostic-code"] ?? "").replace(/^\s*[\w-]+\s*;\s*/, ""));
  const status = statusOf(fields["status"] ?? "") ?? statusOf(diagnostic ?? "") ?? statusOf(text);
  if (action === "delivered" || action === "relayed" || action === "expanded") return null;
  return {
    recipient: addressOf(fields["original-recipient"]) ?? addressOf(fields["final-recipient"]) ?? failedRecipient(parts, text),
    status,
    action: action ?? (status?.startsWith("4") ? "delayed" : "failed"),
    diagnostic: diagnostic ?? firstDiagnostic(text),
    originalMessageId: originalMessageId(parts, text),
    permanent: isPermanent(action ?? "failed", status, diagnostic ?? text.slice(0, 2_000)),
  };
}

/** Fields of a report group; folded lines joined, the first of a name counts. */
function readFields(group: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const match = /^([\w-]+)\s*:\s*(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (match && name !== undefined && !(name in fields)) fields[name] = name === "action" ? (match[2] as string).trim().toLowerCase() : (match[2] as string).trim();
  }
  return fields;
}

function readAction(value: string | undefined): Bounce["action"] {
  const action = /^(failed|delayed|delivered|relayed|expanded)/.exec(value ?? "")?.[1];
  return (action as Bounce["action"] | undefined) ?? null;
}

/** The recipient pressed "this is spam" (RFC 5965): never write there again. */
function fromComplaint(report: string, parts: MailParts): Bounce {
  const fields = readFields(report.replace(/\n[ \t]*\n/g, "\n"));
  const original = parts.enclosed[0];
  return {
    recipient: addressOf(fields["original-rcpt-to"]) ?? addressOf(fields["removal-recipient"]) ?? addressOf(original ? (headerValue(original.headers, "to") ?? undefined) : undefined),
    status: null,
    action: "failed",
    diagnostic: `The recipient reported the mail as ${/^[a-z-]{2,30}$/.test(fields["feedback-type"] ?? "") ? fields["feedback-type"] : "abuse"}.`,
    originalMessageId: originalMessageId(parts, ""),
    permanent: true,
    complaint: true,
  };
}

const BOUNCE_SENDER = /(?:mailer-?daemon|postmaster|mail-?delivery|mail\.?system|mdaemon|bounce(?:s|d)?|majordomo)(?:[@+\s<"]|$)|mail delivery (?:sub)?system/i;
const BOUNCE_SUBJECT =
  /undeliver(?:ed|able)|delivery (?:status notification|failure|failed|has failed|report|incomplete|problem|error)|returned (?:mail|to sender|message)|mail (?:delivery|system) (?:failed|failure|error|subsystem)|failure notice|non[- ]?remis|could not be delivered|not delivered|delayed mail|delivery (?:was )?delayed|warning: (?:message|could not send)|message (?:delivery )?(?:delayed|failed|not delivered)|unzustellbar|nicht zugestellt|unzustellbare|nachricht nicht zugestellt|zustellung fehlgeschlagen|échec de (?:la )?(?:remise|livraison)|non distribu|message non distribuable|no se puede entregar|no entregado|devuelto|mancata consegna|non recapitabile|consegna non riuscita|não entregue|falha na entrega|onbestelbaar|niet bezorgd|kunne ikke leveres|kunde inte levereras|olevererbart|niedoręczon|nie można dostarczyć|недостав|не доставлено|配信不能|配信エラー|退信|無法傳遞|无法投递|반송/i;

function looksLikeBounce(parts: MailParts): boolean {
  const { headers } = parts;
  if (headerValue(headers, "x-failed-recipients") !== null) return true;
  const from = `${headerValue(headers, "from") ?? ""} ${headerValue(headers, "sender") ?? ""}`;
  const subject = headerValue(headers, "subject") ?? "";
  if (parts.reportType === "delivery-status") return true;
  const nullSender = headerValues(headers, "return-path").concat(headerValues(headers, "x-envelope-from")).some((value) => value.trim() === "<>");
  if (BOUNCE_SENDER.test(from)) return BOUNCE_SUBJECT.test(subject) || nullSender;
  return nullSender && BOUNCE_SUBJECT.test(subject);
}

function fromText(parts: MailParts, text: string): Bounce {
  const report = (text.split(/^\s*(?:-+\s*(?:original|this is a copy of|below this line|the (?:body|headers)|ursprüngl|message d'orig).*|original message (?:follows|headers).*)$/im)[0] ?? text).slice(0, 20_000);
  const subject = headerValue(parts.headers, "subject") ?? "";
  const status = statusOf(report);
  const delayed = /delayed|warning|still being retried|will be retried|temporarily|verzögert|retard/i.test(subject) || /this is a warning (?:message )?only|will (?:keep|continue) (?:on )?trying|you do not need to resend/i.test(report);
  const action: Bounce["action"] = delayed ? "delayed" : "failed";
  return {
    recipient: failedRecipient(parts, report),
    status,
    action,
    diagnostic: firstDiagnostic(report),
    originalMessageId: originalMessageId(parts, text),
    permanent: isPermanent(action, status, report),
  };
}

/** "5.1.1", or made from "550" when only the SMTP code is told. */
function statusOf(text: string): string | null {
  const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1];
  if (enhanced) return enhanced;
  const code = /(?<![\d.])([45])([0-5]\d)(?:[ -]|\s*$)/m.exec(text);
  if (code) return { "550": "5.1.1", "551": "5.1.6", "552": "5.2.2", "553": "5.1.3", "450": "4.2.0", "451": "4.3.0", "452": "4.2.2", "421": "4.4.2" }[`${code[1]}${code[2]}`] ?? `${code[1]}.0.0`;
  return null;
}

/** A full mailbox empties again, and a server that could not be reached says nothing of the address. */
function isPermanent(action: Bounce["action"], status: string | null, words: string): boolean {
  if (action === "delayed") return false;
  if (status?.startsWith("4")) return false;
  if (status !== null && /^5\.(?:2\.[23]|3\.[14]|4\.[1-7])$/.test(status)) return false;
  if (/mailbox (?:is )?full|over ?quota|quota exceeded|insufficient storage|postfach (?:ist )?voll|boîte (?:aux lettres )?pleine|buzón lleno/i.test(words)) return false;
  if (status?.startsWith("5")) return true;
  return /user (?:unknown|not found|does(?:n't| not) exist)|no such (?:user|mailbox|address|recipient)|unknown (?:user|recipient|address)|does not exist|invalid (?:recipient|mailbox|address)|permanent(?:ly)?|unrecoverable|account (?:is )?(?:disabled|closed|unavailable)|recipient (?:address )?rejected|domain (?:name )?not found|wurde nicht gefunden|adresse (?:inconnue|inexistante)|unbekannt/i.test(words);
}

function addressOf(value: string | undefined): string | null {
  const address = /<?([^\s<>;,"]+@[^\s<>;,"]+)>?/.exec((value ?? "").replace(/^\s*[\w-]+\s*;/, ""))?.[1];
  return address ? address.toLowerCase() : null;
}

function failedRecipient(parts: MailParts, report: string): string | null {
  const named = addressOf(headerValue(parts.headers, "x-failed-recipients") ?? undefined);
  if (named) return named;
  const ours = new Set([addressOf(headerValue(parts.headers, "to") ?? undefined), addressOf(headerValue(parts.headers, "from") ?? undefined)]);
  for (const match of report.matchAll(/[^\s<>()[\]:;,"'=]+@[\w.-]+\.[a-z]{2,}/gi)) {
    const address = match[0].toLowerCase().replace(/\.$/, "");
    if (!ours.has(address) && !/^(?:postmaster|mailer-daemon|abuse|support)@/.test(address)) return address;
  }
  const original = parts.enclosed[0];
  return original ? addressOf(headerValue(original.headers, "to") ?? undefined) : null;
}

function firstDiagnostic(report: string): string | null {
  const line = report.split("\n").find((text) => /(?<![\d.])[45]\d\d[ -]\S|(?<![\d.])[45]\.\d+\.\d+/.test(text) || /user unknown|mailbox (?:is )?full|does not exist|domain name not found|no such user/i.test(text));
  return line === undefined ? null : oneLine(line);
}

function oneLine(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim().slice(0, 500);
  return line === "" ? null : line;
}

function originalMessageId(parts: MailParts, text: string): string | null {
  for (const enclosed of parts.enclosed) {
    const id = readMessageIds(headerValue(enclosed.headers, "message-id"))[0];
    if (id !== undefined) return id;
  }
  // Old servers paste the original's headers into the text.
  const pasted = /^[ \t>]*Message-I[dD][ \t]*:\s*(<[^<>\s]+>)/im.exec(text)?.[1];
  if (pasted !== undefined) return readMessageIds(pasted)[0] ?? null;
  return readMessageIds(headerValue(parts.headers, "in-reply-to"))[0] ?? readMessageIds(headerValue(parts.headers, "references")).at(-1) ?? null;
}
