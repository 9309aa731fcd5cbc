/** What the composer may do with the text without knowing which field it stands in. */
export interface Writer {
  focus(): void;
  /** Puts text in at the cursor; an empty draft becomes it. */
  insert(text: string): void;
  /** Puts other text in the place of all that is there: both twins of it, because one field takes this and one that. */
  replace(draft: { html: string; text: string }): void;
}

/** Plain text as HTML: a blank line is a new paragraph. */
export function asParagraphs(text: string): string {
  const escape = (part: string) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escape(part).replace(/\n/g, "<br>")}</p>`)
    .join("");
}

/** Whether plain text would lose something of it. */
export function isFormatted(html: string): boolean {
  return /<(?!\/?p>|br ?\/?>)/i.test(html);
}
