/** One line of a message, as the reply reader sees it: whether it came as plain text or as HTML. */
export interface MailLine {
  /** Without quote marks. */
  text: string;
  /** The line as written; what is kept is kept in this form. */
  raw: string;
  /** How deep it is quoted; 0 is not quoted. */
  depth: number;
  /**
   * What the HTML says of it: `intro` is the line above a quote, `original` begins the mail that is answered,
   * `signature` stands in a signature block. Plain text says nothing.
   */
  role: "text" | "intro" | "original" | "signature";
}

/** Further down nobody looks for quotes: a log file of a megabyte is no conversation. */
export const MOST_LINES = 5_000;

/** A row of ">" as mail programs write them; "&gt;" from texts that were escaped once too often. */
const QUOTE_MARKS = /^[ \t]{0,3}((?:(?:>|&gt;)[ \t]?)+)/;

/** Marks of direction and width that some programs put around names and dates. */
 
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]/g;

/** A plain text body → its lines. */
export function linesOfText(text: string): MailLine[] {
  return text.split(/\r\n|\n|\r|\u2028|\u0085/).map((raw, number) => {
    if (number >= MOST_LINES) return { raw, text: raw, depth: 0, role: "text" };
    const marks = QUOTE_MARKS.exec(raw);
    const depth = marks ? (marks[1] as string).replace(/&gt;/g, ">").replace(/[^>]/g, "").length : 0;
    return { raw, text: visible(marks ? raw.slice(marks[0].length) : raw), depth, role: "text" };
  });
}

/** Without invisible characters, no-break spaces as spaces, no surrounding blanks. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, "").replace(/[\u00a0\u202f\u2007]/g, " ").trim();
}

export function isBlank(line: MailLine | undefined): boolean {
  return line !== undefined && line.text === "";
}
