import { convert } from "html-to-text";
import sanitizeHtml from "sanitize-html";

export interface ReplyBody {
  /** Only what the editor can make: paragraphs, emphasis, lists, links, quotes. Safe to show and to send. */
  html: string;
  /** The same in plain text: what we show, search and send as the second part. */
  text: string;
}

const TAGS = ["p", "br", "strong", "b", "em", "i", "u", "s", "ul", "ol", "li", "a", "blockquote", "code", "pre", "h2", "h3"];

/** What a person wrote in the editor, with their signature under it. Plain text is taken too. */
export function replyBody(written: string, signature = ""): ReplyBody {
  const html = sanitizeHtml(/<[a-z][\s\S]*>/i.test(written) ? written : paragraphs(written), {
    allowedTags: TAGS,
    allowedAttributes: { a: ["href"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    nestingLimit: 30,
  });
  const signed = html + signatureHtml(signature);
  return { html: signed, text: textOf(signed) };
}

/** A signed reply as it was before, so that one that comes back as a draft is not signed twice. */
export function withoutSignature(html: string, signature: string): string {
  const end = signatureHtml(signature);
  return end && html.endsWith(end) ? html.slice(0, -end.length) : html;
}

function signatureHtml(signature: string): string {
  return signature.trim() ? `<p>${escape(signature.trim()).replace(/\n/g, "<br />")}</p>` : "";
}

export function textOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
      { selector: "p", options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      ...["h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: "ul", options: { itemPrefix: "- " } },
    ],
  }).trim();
}

function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escape(part).replace(/\n/g, "<br>")}</p>`)
    .join("");
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
