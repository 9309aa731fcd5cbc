import { Parser } from "htmlparser2";
import { type MailLine, visible } from "../reply/mail-lines";
import { type ClientMark, clientMark, isOutlookRule } from "./client-marks";

/**
 * Mail HTML → lines of text, each knowing whether the mail program marked it as quote, intro, original or signature.
 * Reads the HTML as a stream: twenty thousand nested elements cost as little as twenty thousand beside each other.
 */
export function linesOfHtml(html: string): MailLine[] {
  const writer = new LineWriter();
  const open: { tag: string; undo: (() => void) | null }[] = [];
  let hidden = 0;
  let cells = 0;
  const lists: { ordered: boolean; count: number }[] = [];
  let link: { href: string; start: number } | null = null;

  const close = (tag: string) => {
    let at = open.length - 1;
    // Closing tags without an opening one are common; do not unwind the whole document for them.
    while (at >= 0 && at > open.length - 200 && open[at]?.tag !== tag) at--;
    if (at < 0 || open[at]?.tag !== tag) return;
    while (open.length > at) open.pop()?.undo?.();
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const undos: (() => void)[] = [];
        const mark = HIDDEN.has(tag) ? "hidden" : clientMark(tag, attributes);
        if (mark === "hidden" || hidden > 0) {
          if (VOID.has(tag)) return;
          hidden++;
          open.push({ tag, undo: () => void hidden-- });
          return;
        }
        if (BLOCK.has(tag)) {
          writer.breakLine();
          undos.push(() => writer.breakLine());
        }
        if (PARAGRAPH.has(tag) && mark !== "intro" && !isTight(tag, attributes)) {
          writer.blankLine();
          undos.push(() => writer.blankLine());
        }
        if (isOutlookRule(tag, attributes)) writer.possibleOriginal();
        const undoMark = applyMark(writer, mark);
        if (undoMark) undos.push(undoMark);
        if (tag === "br") writer.newLine();
        else if (tag === "hr") writer.ruleLine();
        else if (tag === "pre" || /white-space:\s*pre(?:-wrap)?\b/i.test(attributes["style"] ?? "")) {
          writer.preformatted++;
          undos.push(() => void writer.preformatted--);
        } else if (tag === "ul" || tag === "ol") {
          lists.push({ ordered: tag === "ol", count: 0 });
          undos.push(() => void lists.pop());
        } else if (tag === "li") {
          const list = lists.at(-1);
          if (list) list.count++;
          writer.write(list?.ordered ? `${list.count}. ` : "- ");
        } else if (tag === "tr") cells = 0;
        else if ((tag === "td" || tag === "th") && cells++ > 0) writer.space();
        else if (tag === "img") writer.write(pictureText(attributes));
        else if (tag === "a" && link === null) {
          link = { href: attributes["href"] ?? "", start: writer.length };
          undos.push(() => {
            if (link) writer.write(linkTarget(link.href, writer.since(link.start)));
            link = null;
          });
        }
        if (!VOID.has(tag)) open.push({ tag, undo: undos.length > 0 ? () => undos.reverse().forEach((undo) => undo()) : null });
        else undos.reverse().forEach((undo) => undo());
      },
      ontext(text) {
        if (hidden === 0) writer.write(text);
      },
      onclosetag(tag) {
        if (!VOID.has(tag)) close(tag);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return writer.finish();
}

/** The whole text of some HTML, quotes marked with ">". */
export function textOfHtml(html: string): string {
  return linesOfHtml(html)
    .map((line) => line.raw)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const HIDDEN = new Set(["head", "style", "script", "title", "template", "object", "applet", "svg", "math", "noscript", "select"]);
const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);
const PARAGRAPH = new Set(["p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl"]);
const BLOCK = new Set([
  ...PARAGRAPH, "div", "tr", "li", "section", "article", "header", "footer", "main", "address", "center", "form", "fieldset", "body", "html", "dt", "dd", "tbody", "thead", "nav", "aside", "figure", "title",
]);

/** Outlook writes every line as a paragraph without margins. */
function isTight(tag: string, attributes: Record<string, string>): boolean {
  if (tag !== "p") return false;
  const style = attributes["style"]?.toLowerCase().replace(/\s+/g, "") ?? "";
  return /mso(?:normal|plaintext|nospacing|listparagraph)/i.test(attributes["class"] ?? "") || /margin:0|margin-bottom:0|margin-top:0/.test(style);
}

function applyMark(writer: LineWriter, mark: ClientMark | null): (() => void) | null {
  if (mark === null || mark === "indent" || mark === "hidden") return null;
  if (mark === "rest") {
    writer.breakLine();
    writer.original();
    return null;
  }
  writer.breakLine();
  if (mark === "quote") {
    // A gap above the quote is not part of it.
    writer.settleBlank();
    writer.depth++;
    return () => {
      writer.breakLine();
      writer.depth--;
    };
  }
  const before = writer.role;
  writer.role = mark;
  return () => {
    writer.breakLine();
    writer.role = before;
  };
}

/** Emoji come as pictures whose alternative text is the sign itself; other pictures are attachments or decoration. */
function pictureText(attributes: Record<string, string>): string {
  const alt = attributes["alt"] ?? "";
  return alt !== "" && [...alt].length <= 8 && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(alt) ? alt : "";
}

function linkTarget(href: string, shown: string): string {
  if (!/^https?:\/\//i.test(href) || href.length > 500) return "";
  const text = shown.trim();
  if (text === "") return "";
  const bare = (url: string) => url.toLowerCase().replace(/^https?:\/\/(?:www\.)?|\/$/g, "");
  return bare(href) === bare(text) || text.includes(href) ? "" : ` <${href}>`;
}

class LineWriter {
  depth = 0;
  role: MailLine["role"] = "text";
  preformatted = 0;
  private lines: MailLine[] = [];
  private current: string[] = [];
  private size = 0;
  private pendingSpace = false;
  private wantsBlank = false;
  private outlookRule = false;
  private rules: number[] = [];

  get length(): number {
    return this.current.length;
  }

  since(start: number): string {
    return this.current.slice(start).join("");
  }

  write(text: string): void {
    if (this.preformatted > 0) {
      const parts = text.split(/\r\n|\n/);
      parts.forEach((part, i) => {
        if (i > 0) this.newLine();
        if (part !== "") this.append(part);
      });
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
    if (collapsed === "") return;
    if (collapsed.startsWith(" ")) this.space();
    const trimmed = collapsed.replace(/^ | $/g, "");
    if (trimmed !== "") this.append(trimmed);
    if (collapsed.endsWith(" ")) this.space();
  }

  space(): void {
    this.pendingSpace = this.size > 0;
  }

  private append(text: string): void {
    if (this.size === 0) this.settleBlank();
    this.current.push(this.pendingSpace ? ` ${text}` : text);
    this.size += text.length;
    this.pendingSpace = false;
  }

  settleBlank(): void {
    if (this.wantsBlank && this.lines.length > 0 && this.lines.at(-1)?.text !== "") this.push("", this.role);
    this.wantsBlank = false;
    if (this.outlookRule) {
      this.outlookRule = false;
      this.rules.push(this.lines.length);
      this.push("", "text");
    }
  }

  /** Ends the line if anything stands in it. */
  breakLine(): void {
    if (this.size > 0) this.newLine();
  }

  newLine(): void {
    const text = this.current.join("").replace(/\u00a0/g, " ");
    if (this.size === 0) this.settleBlank();
    this.push(text, this.role);
    this.current = [];
    this.size = 0;
    this.pendingSpace = false;
  }

  blankLine(): void {
    this.breakLine();
    this.wantsBlank = true;
  }

  ruleLine(): void {
    this.breakLine();
    this.settleBlank();
    this.push("________________________________", this.role);
  }

  /** The next line begins an older mail. */
  original(): void {
    this.push("", "original");
  }

  possibleOriginal(): void {
    this.breakLine();
    this.outlookRule = true;
  }

  private push(text: string, role: MailLine["role"]): void {
    const marks = /^[ \t]{0,3}((?:>[ \t]?)+)/.exec(text);
    const own = marks ? (marks[1] as string).replace(/[^>]/g, "").length : 0;
    const depth = this.depth + own;
    const bare = own > 0 && marks ? text.slice(marks[0].length) : text;
    const shown = visible(bare);
    this.lines.push({ text: shown, raw: depth === 0 ? text.trimEnd() : `${">".repeat(depth)} ${bare}`.trimEnd(), depth, role });
  }

  finish(): MailLine[] {
    this.breakLine();
    for (const at of this.rules) {
      const below = this.lines.slice(at + 1, at + 12).filter((line) => line.text !== "").slice(0, 3);
      const line = this.lines[at];
      if (line && below.length === 3 && below.every((header) => /^[^:：]{1,30}[:：]/.test(header.text))) line.role = "original";
    }
    return this.lines;
  }
}
