/**
 * What became of one attempt to hand a mail to the SMTP server.
 *   sent      the server took responsibility
 *   refused   it never will, for this mail: trying again is pointless
 *   retry     nothing was delivered, and a later attempt may succeed
 *   in-doubt  everything went out and no answer came: it may or may not have been delivered. Only a person may resend.
 *   abandoned the caller's mark said no (the lease was lost): nothing was delivered by us
 */
export type SendOutcome =
  | { outcome: "sent"; response: string; /** Recipients refused while others were accepted. */ rejected: { address: string; response: string }[] }
  | { outcome: "refused"; about: "sender" | "recipient" | "message"; code: number; status: string | null; response: string }
  | { outcome: "retry"; about: "server" | "mail"; code: number | null; status: string | null; response: string }
  | { outcome: "in-doubt"; response: string }
  | { outcome: "abandoned" };

/** How far the attempt had come when it failed. `body`: the mark is set, the final dot was not yet handed over. */
export type Stage = "connect" | "login" | "envelope" | "mark" | "body" | "final";

/** As far as we need of nodemailer's error. */
export interface SmtpFailure {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Names the outcome of a failed attempt. Pure: the whole table of SMTP's ways to fail is here (RFC 5321, 4.2; RFC 3463). */
export function outcomeOf(failure: SmtpFailure, stage: Stage): SendOutcome {
  const code = failure.responseCode ?? null;
  const response = oneLine(failure.response ?? failure.message);
  const status = enhancedStatus(failure.response);

  if (stage === "final" && !isFailureReply(code)) return { outcome: "in-doubt", response };
  // Until somebody is greeted and logged in, a "no" is about us and the server, not about this mail.
  if (stage === "connect" || stage === "login" || stage === "mark") return { outcome: "retry", about: "server", code, status, response };
  // 421: the server is closing. 503: it lost track of the session; a new one may do.
  if (code === 421 || code === 503) return { outcome: "retry", about: "server", code, status, response };
  // RFC 5321, 4.5.3.1.10: "too many recipients" was once 552, and full mailboxes still use it; both pass.
  if (code === 552 && status === "5.2.2") return { outcome: "retry", about: "mail", code, status, response };
  if (code !== null && code >= 500 && code < 600) return { outcome: "refused", about: aboutOf(failure.command), code, status, response };
  // Addresses that nodemailer itself will not put on the wire.
  if (failure.code === "EENVELOPE" && code === null) return { outcome: "refused", about: "recipient", code: 501, status: "5.1.3", response };
  // Larger than the SIZE that the server announced.
  if (failure.code === "EMESSAGE" && code === null && stage === "envelope") {
    return { outcome: "refused", about: "message", code: 552, status: "5.3.4", response };
  }
  return { outcome: "retry", about: code === null ? "server" : "mail", code, status, response };
}

function isFailureReply(code: number | null): boolean {
  return code !== null && code >= 400 && code < 600;
}

function aboutOf(command: string | undefined): "sender" | "recipient" | "message" {
  if (command === "MAIL FROM") return "sender";
  return command === "RCPT TO" ? "recipient" : "message";
}

/** "5.1.1" out of "550 5.1.1 No such user"; null when the server does not write them. */
export function enhancedStatus(response: string | undefined): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1] ?? null;
}

/** A server's words as one line of bounded length. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 500);
}
