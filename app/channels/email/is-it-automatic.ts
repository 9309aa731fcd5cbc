import type { AutomaticKind, MailAddress } from "../inbound-message";
import { type Header, headerValue, headerValues } from "./mime/read-headers";

export interface AutomaticClues {
  headers: Header[];
  from: MailAddress;
  replyTo: MailAddress | null;
  to: MailAddress[];
  deliveredTo: string[];
  returnPath: string | null;
  subject: string;
  isBounce: boolean;
  reportType: string | null;
  /** Addresses under which we receive and send. */
  ourAddresses: string[];
}

/**
 * Whether a program sent this mail, so that no program of ours may answer it (RFC 3834). When in doubt it is
 * automatic: an acknowledgement too few harms nobody, one too many starts a loop.
 */
export function isItAutomatic(clues: AutomaticClues): AutomaticKind | null {
  if (clues.isBounce) return "bounce";
  if (isComingBack(clues)) return "loop";
  if (isAutoReply(clues)) return "auto-reply";
  if (isList(clues)) return "list";
  if (isMachineMade(clues)) return "auto-reply";
  if (isFromOurselves(clues)) return "loop";
  return null;
}

const MOST_HOPS = 50;

function isComingBack(clues: AutomaticClues): boolean {
  const { headers } = clues;
  if (headers.some((header) => header.name.startsWith("x-aftercare") || header.name === "x-loop" || header.name.endsWith("-loop-prevention"))) return true;
  if (headerValues(headers, "received").length > MOST_HOPS) return true;
  const delivered = headerValues(headers, "delivered-to").map((value) => value.trim().toLowerCase());
  return delivered.some((address) => delivered.filter((other) => other === address).length > 2);
}

function isFromOurselves(clues: AutomaticClues): boolean {
  // Contact forms of shop themes write from the shop to the shop, with the customer as Reply-To: that is a person.
  const answersGoTo = (clues.replyTo ?? clues.from).address;
  return clues.ourAddresses.some((address) => address.toLowerCase() === answersGoTo);
}

const AUTO_REPLY_HEADERS = ["x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply", "x-vacation", "vacation", "x-fc-machinegenerated", "x-pm-message-is-auto-reply", "x-autoresponder", "x-ms-exchange-inbox-rules-loop"];

/** With a colon, in brackets or as the whole subject: "Out of office chair" is an order. */
const AUTO_REPLY_SUBJECT = new RegExp(
  `^\\s*(?:(?:re|aw|sv|vs|r|antw|odp|rif)\\s*:\\s*)?[[(*]*\\s*(?:${[
    "automatic reply", "auto(?:matic)?[- ]?(?:reply|response|responder|answer)(?: from .{1,40})?", "autoreply", "auto:", "autoresponse", "out of (?:the )?office(?: (?:auto(?:matic)?[- ]?)?(?:reply|response|message|notification|autoreply))?", "ooo", "on vacation", "vacation (?:reply|response|message|notice)", "away from (?:my )?(?:mail|email|desk)", "i am (?:currently )?(?:out of (?:the )?office|on (?:vacation|holiday|leave)|away)",
    "automatische antwort", "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesenheit", "abwesend", "automatische(?:r)? (?:antwort|rückantwort)", "urlaubsbenachrichtigung", "nicht im (?:büro|haus)",
    "réponse automatique", "r[ée]ponse d'absence", "message d'absence", "absence(?: du bureau)?", "absent(?:e)?(?: du bureau)?", "notification d'absence",
    "respuesta autom[áa]tica", "fuera de (?:la )?oficina", "ausencia", "resposta autom[áa]tica", "ausente do escrit[óo]rio", "fora do escrit[óo]rio", "aus[êe]ncia tempor[áa]ria",
    "risposta automatica", "fuori (?:sede|ufficio)", "assente", "assenza",
    "automatisch(?:e)? (?:antwoord|beantwoording|reactie)", "afwezigheid(?:sbericht|sassistent)?", "niet aanwezig", "afwezig",
    "autosvar", "automatiskt svar", "frånvaromeddelande", "frånvaro", "automatisk svar", "automatiskt svarsmeddelande", "ikke til ?stede", "fraværsmelding", "fravær", "automaattinen vastaus", "poissaoloviesti", "poissa(?:olo)?",
    "automatyczna odpowied[źz]", "odpowied[źz] automatyczna", "nieobecno[śs][ćc]", "poza biurem", "automatick[áa] odpov[ěe][ďd]", "mimo kancel[áa][řr]", "automatikus v[áa]lasz", "házon kívül", "r[ăa]spuns automat",
    "автоматический ответ", "автоответ", "автоматическое (?:уведомление|сообщение)", "автоматична відповідь", "автовідповідь", "нет на месте", "вне офиса", "в отпуске",
    "otomatik (?:yanıt|cevap)", "ofis dışında", "αυτόματη απάντηση", "εκτός γραφείου", "תשובה אוטומטית", "מענה אוטומטי", "הודעת היעדרות", "رد تلقائي", "الرد التلقائي", "خارج المكتب", "پاسخ خودکار",
    "自動(?:返信|応答|回覆|回復|回复)", "不在(?:通知|のお知らせ|届)?", "自动(?:回复|答复)", "外出(?:自动)?回复", "자동 ?(?:응답|회신|답장)", "부재 ?중(?: 자동 ?응답)?", "trả lời tự động", "ตอบกลับอัตโนมัติ", "balasan otomatis", "jawapan automatik",
  ].join("|")})\\s*(?:[\\])*:：!-]|$)`,
  "iu",
);

function isAutoReply(clues: AutomaticClues): boolean {
  const { headers } = clues;
  const submitted = (headerValue(headers, "auto-submitted") ?? "").toLowerCase();
  if (submitted.startsWith("auto-replied") || submitted.startsWith("auto-notified")) return true;
  if (AUTO_REPLY_HEADERS.some((name) => headerValue(headers, name) !== null)) return true;
  const precedence = (headerValue(headers, "precedence") ?? headerValue(headers, "x-precedence") ?? "").toLowerCase();
  if (/auto[_-]?reply|junk/.test(precedence)) return true;
  if (clues.reportType === "disposition-notification") return true;
  return AUTO_REPLY_SUBJECT.test(clues.subject);
}

function isList(clues: AutomaticClues): boolean {
  const { headers } = clues;
  const names = ["list-id", "list-post", "list-help", "list-unsubscribe", "list-unsubscribe-post", "list-subscribe", "list-archive", "mailing-list", "x-mailing-list", "x-campaign", "x-campaignid", "x-mc-user", "x-list", "feedback-id"];
  const present = names.filter((name) => headerValue(headers, name) !== null);
  const precedence = (headerValue(headers, "precedence") ?? "").toLowerCase();
  const bulk = /bulk|list/.test(precedence);
  if (present.length === 0 && !bulk) return false;
  return !isOurOwnGroup(clues);
}

/** A shop's support address is often a Google group: every customer's mail comes through that list. */
function isOurOwnGroup(clues: AutomaticClues): boolean {
  const post = `${headerValue(clues.headers, "list-post") ?? ""} ${headerValue(clues.headers, "x-original-to") ?? ""}`.toLowerCase();
  const id = (headerValue(clues.headers, "list-id") ?? "").toLowerCase();
  if (headerValue(clues.headers, "list-id") === null) return false;
  return clues.ourAddresses.some((address) => {
    const [local, domain] = address.toLowerCase().split("@");
    return post.includes(`mailto:${address.toLowerCase()}`) || (local !== undefined && domain !== undefined && id.includes(`<${local}.${domain}>`));
  });
}

const MACHINE_SENDER =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|no[-_.]?responder|nicht[-_.]?antworten|ne[-_.]?pas[-_.]?repondre|noreply[-_+.].*|.*[-_+.]no[-_.]?reply|mailer[-_.]?daemon|bounces?(?:[-_+.].*)?|auto[-_.]?(?:reply|responder|confirm)|notifications?|notify|alerts?|daemon|nobody)@/i;

function isMachineMade(clues: AutomaticClues): boolean {
  const { headers } = clues;
  const submitted = (headerValue(headers, "auto-submitted") ?? "").trim().toLowerCase();
  if (submitted !== "" && !submitted.startsWith("no")) return true;
  const suppress = (headerValue(headers, "x-auto-response-suppress") ?? "").toLowerCase();
  if (/all|autoreply|oof|dr|rn|nrn/.test(suppress)) return true;
  if (clues.returnPath === "") return true;
  // A shop's form mailer may be a noreply address with a person to answer to.
  if (MACHINE_SENDER.test(clues.from.address)) return clues.replyTo === null || MACHINE_SENDER.test(clues.replyTo.address);
  return headerValue(headers, "x-cron-env") !== null || headerValue(headers, "x-github-reason") !== null;
}
