import { answerBelowOriginal, saysAnswersBelow } from "./answers-in-original";
import { fenceCloses, isMobileSignature, isRule, isUnknownProgramsLine, legalNoticeStart, signatureStart } from "./find-signature";
import { headerBlockAt, introAt, isIntroAndMore, separatorAt } from "./find-original";
import { MOST_LINES, type MailLine, isBlank } from "./mail-lines";

/**
 * Separates what the sender newly wrote from what the mail program repeated or added.
 *
 * One rule stands above the others: **text that may have been written is kept.** A quote shown twice is a nuisance,
 * a lost sentence is a lost customer. So only these are cut:
 * - an unquoted original, from its announcement (separator, header block, "… wrote:") to the end;
 * - quotes above the first and below the last written line (quotes *between* written lines stay: they are what is answered);
 * - signatures below a signature mark, and lines like "Sent from my iPhone".
 * If nothing is left, the quote itself, or the forwarded text, is the message.
 */
export interface SeparatedReply {
  reply: string;
  quoted: string | null;
  signature: string | null;
}

/** What a line is: written, blank, quoted, an intro above a quote, or added by a program. */
type Kind = "written" | "blank" | "quote" | "intro" | "mobile" | "signature";

export function separateReply(all: MailLine[]): SeparatedReply {
  const lines = all.slice(0, MOST_LINES);
  const fenced = fencedLines(lines);
  const { original, announced } = findOriginals(lines, fenced);
  const end = original?.at ?? lines.length;
  const kinds = nameKinds(lines, end, fenced, announced);
  repairWraps(lines, kinds);

  const written = indexes(kinds, "written");
  if (written.length === 0) return nothingWritten(lines, kinds, original);

  hideIntroOfQuote(lines, kinds, written);
  const keep = chooseSpan(lines, kinds, written);
  const kept: string[] = [];
  const cut: string[] = [];
  for (let i = 0; i < end; i++) {
    const kind = kinds[i] as Kind;
    if (i < keep.from || i > keep.to || kind === "intro") {
      if (kind === "quote" || kind === "intro") cut.push(lines[i]?.raw ?? "");
    } else if (kind === "written" || kind === "blank" || kind === "quote") kept.push((lines[i] as MailLine).raw);
  }
  // What people announce to have written below stands among unmarked lines: all of it is kept.
  if (original !== null && saysAnswersBelow(kept.join("\n"))) return { reply: tidy(lines.slice(keep.from).map((line) => line.raw)), quoted: null, signature: null };
  const tail = original === null ? [] : lines.slice(original.at).map((line) => line.raw);
  const rest = all.length > MOST_LINES && original === null ? all.slice(MOST_LINES).map((line) => line.raw) : [];
  return {
    reply: tidy([...kept, ...rest]),
    quoted: tidy([...cut, ...tail]) || null,
    signature: tidy(lines.slice(0, end).filter((_, i) => kinds[i] === "signature" || kinds[i] === "mobile").map((line) => line.raw)) || null,
  };
}

/** Lines inside ``` … ```: code, whatever it looks like. */
function fencedLines(lines: MailLine[]): boolean[] {
  let inside = false;
  return lines.map((line, i) => {
    const fence = line.depth === 0 && /^```/.test(line.text);
    if (!fence) return inside;
    inside = inside ? false : fenceCloses(lines, i, Math.min(lines.length, i + 500));
    return true;
  });
}

interface Original {
  at: number;
  /** The first line of the older mail itself, below its announcement. */
  body: number;
  /** Who wrote it, as announced; null when that is not told, and for forwarded mails. */
  from: string | null;
}

/**
 * Where an original begins that is not marked line by line: everything from there on is old. On the way, the
 * announcements of quotes that *are* marked (line → how many lines): what is written below those still counts.
 */
function findOriginals(lines: MailLine[], fenced: boolean[]): { original: Original | null; announced: Map<number, number> } {
  const announced = new Map<number, number>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as MailLine;
    if (fenced[i] || line.depth > 0) continue;
    if (line.role === "original") return { original: { at: i, ...bodyOfOriginal(lines, i) }, announced };
    if (isBlank(line)) continue;
    if (isIntroAndMore(line.text)) return { original: { at: i, body: i, from: null }, announced };
    let length = 0;
    let from: string | null = null;
    const separator = separatorAt(lines, i);
    if (separator !== null) {
      length = 1;
      const next = nextText(lines, i + 1);
      const block = next === -1 ? null : headerBlockAt(lines, next);
      if (block) length = next + block.lines - i;
      if (block && separator === "original") from = block.values["from"] ?? null;
    } else {
      const block = headerBlockAt(lines, i);
      length = block ? block.lines : introAt(lines, i);
      from = block ? (block.values["from"] ?? null) : nameInIntro(lines.slice(i, i + length));
    }
    if (length === 0) continue;
    const next = nextText(lines, i + length);
    if (next !== -1 && (lines[next] as MailLine).depth > 0) {
      announced.set(i, length);
      i += length - 1;
      continue;
    }
    return { original: { at: fromRuledTitle(lines, i), body: next === -1 ? lines.length : next, from }, announced };
  }
  return { original: null, announced };
}

/** "----- Mail original -----" right above a header block belongs to it, in whatever language. */
function fromRuledTitle(lines: MailLine[], at: number): number {
  let above = at - 1;
  while (above > 0 && isBlank(lines[above])) above--;
  const line = lines[above];
  return line && line.depth === 0 && line.text.length <= 80 && /^[-–—_=*#]{3,}[^-–—_=*#].*[-–—_=*#]{3,}$/.test(line.text) ? above : at;
}

/** Below the announcement and its header block. */
function bodyOfOriginal(lines: MailLine[], at: number): { body: number; from: string | null } {
  const next = nextText(lines, at + (isBlank(lines[at]) ? 0 : 1));
  if (next === -1) return { body: lines.length, from: null };
  const block = headerBlockAt(lines, next, (lines[next] as MailLine).depth);
  return { body: next + (block?.lines ?? 0), from: block?.values["from"] ?? null };
}

/** "On Mon, Mar 2, 2026 at 9:14 AM Loom & Co <help@loom.example> wrote:" → "Loom & Co". */
function nameInIntro(intro: MailLine[]): string | null {
  const text = intro.map((line) => line.text).join(" ");
  return /([^,;:<>([\d]{2,60}?)"?\s*[<([]\s*(?:mailto:)?[^\s<>@]+@/u.exec(text)?.[1]?.trim() || null;
}

function nextText(lines: MailLine[], from: number): number {
  for (let i = from; i < lines.length; i++) if (!isBlank(lines[i]) || (lines[i] as MailLine).depth > 0) return i;
  return -1;
}

function nameKinds(lines: MailLine[], end: number, fenced: boolean[], announced: Map<number, number>): Kind[] {
  const kinds: Kind[] = lines.slice(0, end).map((line, i) => {
    if (fenced[i]) return "written";
    if (line.depth > 0) return "quote";
    if (line.text === "") return "blank";
    return line.role === "signature" ? "signature" : "written";
  });
  for (let i = 0; i < end; i++) {
    if (kinds[i] !== "written" || fenced[i]) continue;
    const length = announced.get(i) ?? 0;
    for (let k = i; k < Math.min(i + length, end); k++) kinds[k] = "intro";
    const { text } = lines[i] as MailLine;
    if (length === 0 && (standsAlone(lines, kinds, i) || text.split(" ").length <= 4) && isMobileSignature(text)) kinds[i] = "mobile";
    i += Math.max(length - 1, 0);
  }
  const last = kinds.lastIndexOf("written");
  if (kinds[last - 1] === "blank" && kinds.indexOf("written") < last && isUnknownProgramsLine((lines[last] as MailLine).text)) kinds[last] = "mobile";
  for (const [from, to] of writtenRuns(kinds)) {
    const marked = signatureStart(lines, from, to);
    const start = marked !== -1 ? marked : legalNoticeStart(lines, from, to);
    if (start !== -1) for (let k = start; k < to; k++) if (kinds[k] !== "intro") kinds[k] = kinds[k] === "blank" ? "blank" : "signature";
  }
  // Lists and forums add their own lines below the last quote.
  const lastQuote = kinds.lastIndexOf("quote");
  if (lastQuote !== -1 && kinds.slice(0, lastQuote).includes("written")) dropFooter(lines, kinds, lastQuote + 1, end);
  return kinds;
}

/** A program's line has a blank line, a quote or the end of the mail above or below it; one inside a paragraph is the writer's. */
function standsAlone(lines: MailLine[], kinds: Kind[], at: number): boolean {
  const open = (kind: Kind | undefined) => kind !== "written";
  return open(kinds[at + 1]) || (open(kinds[at - 1]) && at > 0) || isRule(lines[at + 1]?.text ?? "");
}

/** Runs of unquoted lines between quotes. */
function writtenRuns(kinds: Kind[]): [number, number][] {
  const runs: [number, number][] = [];
  let from = -1;
  kinds.forEach((kind, i) => {
    const outside = kind === "quote" || kind === "intro";
    if (!outside && from === -1) from = i;
    if (outside && from !== -1) {
      runs.push([from, i]);
      from = -1;
    }
  });
  if (from !== -1) runs.push([from, kinds.length]);
  return runs;
}

const FOOTER =
  /you (?:received|are receiving) this (?:message|e-?mail)|to unsubscribe (?:from|send|click|visit)|mailing list\b.*https?:|reply to this email directly|visit (?:the )?topic or reply|to respond,? (?:please )?reply to this e-?mail|sie erhalten diese (?:nachricht|e-mail)|vous recevez ce (?:message|courriel)|has recibido este (?:mensaje|correo)|hai ricevuto quest/iu;

function dropFooter(lines: MailLine[], kinds: Kind[], from: number, end: number): void {
  const tail = lines.slice(from, end).filter((line) => !isBlank(line));
  if (tail.length === 0 || tail.length > 8) return;
  const text = tail.map((line) => line.text).join(" ");
  if (FOOTER.test(text)) {
    for (let i = from; i < end; i++) if (kinds[i] === "written") kinds[i] = "signature";
  }
}

/**
 * Some programs wrap quoted lines and forget the mark on the second half. Such a half follows directly on a long quoted
 * line that does not end a sentence, begins in lower case and is itself followed by the quote.
 */
function repairWraps(lines: MailLine[], kinds: Kind[]): void {
  let proven = 0;
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 1; i < kinds.length; i++) {
      if (kinds[i] !== "written" || kinds[i - 1] !== "quote" || !quoteGoesOn(kinds, i + 1)) continue;
      const above = lines[i - 1] as MailLine;
      const text = (lines[i] as MailLine).text;
      const half = above.raw.length >= 60 && /^[\p{Ll}<(]/u.test(text) && text.length < above.raw.length;
      const open = !/[.?!:;…]["')\]]*$/.test(above.text);
      if (half && (open || (pass === 1 && proven > 0 && !/[?:]$/.test(above.text)))) {
        kinds[i] = "quote";
        proven++;
      }
    }
  }
}

/** Apple Mail marks the line above a quote as part of the quote; where the quote is answered, nobody needs that line. */
function hideIntroOfQuote(lines: MailLine[], kinds: Kind[], written: number[]): void {
  const at = kinds.indexOf("quote");
  if (at === -1 || (written.at(-1) as number) < at) return;
  const bare = lines.slice(at, at + 8).map((line): MailLine => ({ ...line, depth: Math.max(0, line.depth - 1) }));
  let length = introAt(bare, 0);
  while (length > 0 && kinds[at + length] === "quote" && isBlank(lines[at + length])) length++;
  for (let i = at; i < at + length; i++) kinds[i] = "intro";
}

/** Below, perhaps after blank lines, the quote goes on or the mail ends. */
function quoteGoesOn(kinds: Kind[], from: number): boolean {
  let next = from;
  while (kinds[next] === "blank") next++;
  return kinds[next] === "quote" || next >= kinds.length;
}

/** From the first to the last line that is shown: quotes and intros outside of it are old. */
function chooseSpan(lines: MailLine[], kinds: Kind[], written: number[]): { from: number; to: number } {
  let from = written[0] as number;
  let to = written.at(-1) as number;
  const quotes = indexes(kinds, "quote");
  const above = quotes.filter((i) => i < from);
  const goesOn = quotes.some((i) => i > from);
  const introduced = kinds.slice(0, from).includes("intro");
  // Answered below a quote without an intro, or point by point: the first quote is what the first answer is about.
  if (above.length > 0 && (!introduced || goesOn)) from = above[0] as number;
  // Rules above a cut quote belong to the cut.
  while (to > from && (isRule((lines[to] as MailLine).text) || kinds[to] === "blank") && to < kinds.length - 0 && !isFence(lines[to])) {
    if (kinds[to] === "written" && onlyRulesFrom(lines, kinds, from, to)) break;
    to--;
  }
  return { from, to };
}

function isFence(line: MailLine | undefined): boolean {
  return /^```/.test(line?.text ?? "");
}

function onlyRulesFrom(lines: MailLine[], kinds: Kind[], from: number, to: number): boolean {
  return lines.slice(from, to).every((line, i) => kinds[from + i] !== "written" || isRule(line.text));
}

function nothingWritten(lines: MailLine[], kinds: Kind[], original: Original | null): SeparatedReply {
  const own = lines.slice(0, original?.at ?? lines.length);
  const signature = own.filter((_, i) => kinds[i] === "signature").map((line) => line.raw);
  const mobile = own.filter((_, i) => kinds[i] === "mobile").map((line) => line.raw);
  const quotes = own.filter((_, i) => kinds[i] === "quote" || kinds[i] === "blank").map((line) => line.raw);
  const programs = tidy([...signature, ...mobile]) || null;
  if (kinds.includes("quote")) return { reply: tidy(quotes), quoted: null, signature: programs };
  // People do write inside the block that their program takes for the signature.
  if (signature.length > 0 && original === null) return { reply: tidy(signature), quoted: null, signature: tidy(mobile) || null };
  if (original === null) return { reply: "", quoted: null, signature: programs };
  const answer = original.from === null ? -1 : answerBelowOriginal(lines, original.body, original.from);
  if (answer !== -1) {
    const below = separateReply(lines.slice(answer));
    return { ...below, quoted: tidy([...lines.slice(original.at, answer).map((line) => line.raw), below.quoted ?? ""]) };
  }
  const old = lines.slice(original.body).map((line) => line.raw);
  // An announcement with the text in its own line is its own body; looking into it again would never end.
  const inner = original.body > original.at ? innerReply(lines.slice(original.body)) : null;
  const whole = tidy(inner ?? old) || tidy(lines.map((line) => line.raw));
  return { reply: whole, quoted: tidy(lines.slice(original.at).map((line) => line.raw)) || null, signature: programs };
}

/** A forward without a word of one's own: the newest message inside is what it is about. */
function innerReply(lines: MailLine[]): string[] | null {
  if (lines.length === 0) return null;
  const inner = separateReply(lines);
  return inner.reply === "" ? null : [inner.reply];
}

function indexes(kinds: Kind[], wanted: Kind): number[] {
  return kinds.flatMap((kind, i) => (kind === wanted ? [i] : []));
}

/** Without blank lines and spaces around; rules left alone at the end go too. */
function tidy(lines: string[]): string {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from]?.trim() === "") from++;
  while (to > from && lines[to - 1]?.trim() === "") to--;
  return lines.slice(from, to).join("\n").trim();
}
