import type { LinkMessage, Place } from "../types";
import { plainText } from "./plain-text";

/** A stretch of the message with one standing: what somebody wrote now counts for more than what hangs below it. */
export interface Part {
  place: Place;
  text: string;
}

/** More than anybody writes; what lies beyond is log files and old threads. */
const LONGEST_TEXT = 60_000;

/**
 * The message in parts, each in plain text: subject, what was newly written, signature, quoted and forwarded text.
 * When the channel has told the newly written part, that is believed; what is cut here is never thrown away, it only
 * counts for less.
 */
export function partsOf(message: LinkMessage): Part[] {
  const parts: Part[] = [];
  if (message.orderNumber) parts.push({ place: "form", text: plainText(message.orderNumber) });
  const subject = plainText(message.subject).trim();
  if (subject) parts.push({ place: subjectPlace(subject), text: subject });

  const text = plainText(message.text.slice(0, LONGEST_TEXT));
  const reply = typeof message.reply === "string" ? plainText(message.reply).trim() : null;
  const at = reply ? text.indexOf(reply) : -1;
  // What stands below "Forwarded message" was not newly written, even if there is nothing else.
  if (reply !== null && reply !== "" && at >= 0 && !FORWARD_MARK.test(text.slice(0, at))) {
    parts.push(...splitOldText(reply));
    parts.push({ place: "quoted", text: text.slice(0, at) });
    parts.push(...asOld(text.slice(at + reply.length)));
  } else {
    parts.push(...splitOldText(text));
  }
  return parts.filter((part) => part.text.trim() !== "");
}

const REPLY_SUBJECT = /^\s*(?:re|aw|antw|antwort|sv|vs|rif|r|res|ref|odp|tr)\s*(?:\[\d+\])?\s*:/i;
const FORWARD_SUBJECT = /^\s*(?:fwd?|wg|wtr|doorst|tr|i|rv|enc|vb)\s*:/i;

function subjectPlace(subject: string): Place {
  if (FORWARD_SUBJECT.test(subject)) return "forwarded";
  return REPLY_SUBJECT.test(subject) ? "reply_subject" : "subject";
}

const FORWARD_MARK =
  /^[ \t>]*(?:-{2,}|_{5,}|begin\b|anfang\b|debut\b|début\b|inicio\b|início\b|inizio\b)?[ \t]*(?:forwarded message|weitergeleitete nachricht|begin forwarded message|der weitergeleiteten nachricht|message transf[eé]r[eé]|du message (?:r[eé]exp[eé]di[eé]|transf[eé]r[eé])|mensaje reenviado|del mensaje reenviado|messaggio inoltrato|del messaggio inoltrato|doorgestuurd bericht|mensagem (?:encaminhada|reencaminhada))\b.*$/im;
const REPLY_MARK =
  /^[ \t]*(?:on\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bwrote:|am\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bschrieb\b[^\n]{0,120}:|le\b[^\n]{4,160}(?:\n[^\n]{0,120})?\ba [eé]crit ?:|el\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bescribi[oó]:|il\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bha scritto:|op\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bschreef\b[^\n]{0,120}:|em\b[^\n]{4,160}(?:\n[^\n]{0,120})?\bescreveu:|-{2,} ?(?:original message|urspr[uü]ngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original) ?-{0,}|_{10,}[ \t]*\n[ \t]*(?:from|von|de|da|van) ?:)[^\n]*$/im;
const HEADER_BLOCK =
  /^[ \t]*\*?(?:from|von|de|da|van) ?:\*?[^\n]+\n(?:[ \t]*\n)?[ \t]*\*?(?:sent|gesendet|envoy[eé]|enviado|inviato|verzonden|date|datum|data|fecha|to|an|[aà]|para|aan|betreff|subject|objet|asunto|oggetto|onderwerp|assunto) ?:/im;
const QUOTED_LINE = /^[ \t]*>/;

/** Splits at the first mark that says "what follows is older", and takes lines with ">" out wherever they stand. */
function splitOldText(text: string): Part[] {
  const forward = FORWARD_MARK.exec(text);
  const announced = REPLY_MARK.exec(text);
  // When the quote is marked line by line, what stands between and below its lines is an answer.
  const reply = announced && /^\s*>/.test(text.slice(announced.index + announced[0].length)) ? null : announced;
  const header = HEADER_BLOCK.exec(text);
  const cut = Math.min(forward?.index ?? Infinity, reply?.index ?? Infinity, header?.index ?? Infinity);
  const fresh = cut === Infinity ? text : text.slice(0, cut);
  const old = cut === Infinity ? "" : text.slice(cut);
  const lines = fresh.split("\n");
  const quoted = lines.filter((line) => QUOTED_LINE.test(line)).map((line) => line.replace(/^[ \t>]+/, ""));
  const written = lines.filter((line) => !QUOTED_LINE.test(line));
  // Only an explicit mark makes it a forward: a bare header block is how some clients quote.
  const place: Place = forward && forward.index === cut ? "forwarded" : "quoted";
  return [
    ...splitSignature(written.join("\n")),
    { place: "quoted", text: quoted.join("\n") },
    { place, text: old.replace(/^[ \t]*>+[ \t]?/gm, "") },
  ];
}

/** What follows the newly written part: forwarded when it says so, a signature when it is short, else quoted. */
function asOld(text: string): Part[] {
  const parts = splitOldText(text);
  return parts.map((part) => (part.place === "written" ? { ...part, place: part.text.length > 400 ? "quoted" : "signature" } : part));
}

const SIGNATURE_MARK =
  /^(?:-- ?|__+|(?:sent|get|envoy[eé]|gesendet|von meinem|enviado|inviato|verzonden|verstuurd)\b.{0,24}\b(?:iphone|ipad|android|samsung|galaxy|huawei|xiaomi|mobile|mobil\w*|handy|outlook|yahoo|smartphone|telefon\w*|m[oó]vil|celular|telem[oó]vel|gmx|web\.de|proton\w*)\b.*)$/im;
const GOODBYE =
  /^(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|best|cheers|sincerely|yours\b.*|thanks|thank you|many thanks|thx|(?:mit )?(?:freundlichen?|besten?|liebe[nr]?|viele|sch[oö]ne|herzliche) gr[uü](?:ß|ss)en?|gru(?:ß|ss)|lg|vg|mfg|(?:bien )?cordialement|bien [aà] vous|cdt|bonne journ[eé]e|merci(?: d'avance)?|(?:un )?saludos?(?: cordiales)?|un cordial saludo|gracias|atentamente|cordiali saluti|distinti saluti|saluti|grazie(?: mille)?|(?:met )?vriendelijke groet(?:en)?|mvg|groet(?:en|jes)?|bedankt|alvast bedankt|atenciosamente|obrigad[oa]|cumprimentos|com os melhores cumprimentos|abra[cç]os?)[ ,.!]*$/im;

/** A signature starts at "-- ", at "Sent from my …", or at a goodbye that few and short lines follow. */
function splitSignature(text: string): Part[] {
  const mark = SIGNATURE_MARK.exec(text);
  let end = mark ? mark.index : text.length;
  const goodbye = lastGoodbye(text.slice(0, end));
  if (goodbye !== null) end = goodbye;
  // "Thanks" as the first line is a greeting, not an end.
  if (text.slice(0, end).trim() === "") return [{ place: "written", text }];
  return [
    { place: "written", text: text.slice(0, end) },
    { place: "signature", text: text.slice(end) },
  ];
}

function lastGoodbye(text: string): number | null {
  for (const match of [...text.matchAll(new RegExp(GOODBYE.source, "gim"))].reverse()) {
    const after = text.slice(match.index + match[0].length).split("\n").filter((line) => line.trim() !== "");
    if (after.length <= 7 && after.every((line) => line.length <= 70)) return match.index;
  }
  return null;
}
