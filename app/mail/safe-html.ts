import sanitizeHtml from "sanitize-html";

const STYLES: Record<string, string> = {
  p: "margin:0 0 16px",
  ul: "margin:0 0 16px;padding-left:24px",
  ol: "margin:0 0 16px;padding-left:24px",
  li: "margin:0 0 4px",
};

/** A merchant's text as HTML for a mail: paragraphs, emphasis, lists and links; styles inline, nothing that runs or loads. */
export function safeMailHtml(html: string, linkColor: string): string {
  const withParagraphs = /<(p|ul|ol|div)\b/i.test(html) ? html : html.split(/\n{2,}/).map((part) => `<p>${part.replace(/\n/g, "<br>")}</p>`).join("");
  return sanitizeHtml(withParagraphs, {
    allowedTags: ["p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "a", "span"],
    allowedAttributes: { "*": ["style"], a: ["href", "class", "style"] },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    allowedStyles: { "*": { margin: [/^[\d px]+$/], "padding-left": [/^\d+px$/], color: [/^#[0-9a-f]{6}$/i], "text-decoration": [/^underline$/] } },
    transformTags: {
      ...Object.fromEntries(Object.entries(STYLES).map(([tag, style]) => [tag, () => ({ tagName: tag, attribs: { style } })])),
      div: () => ({ tagName: "p", attribs: { style: STYLES.p! } }),
      a: (_tag, { href = "" }) => ({ tagName: "a", attribs: { href, class: "link", style: `color:${linkColor};text-decoration:underline` } }),
    },
  });
}

/** An address for a link or picture; null when it is none that may stand in a mail. */
export function safeUrl(url: string, schemes: readonly string[] = ["http:", "https:", "mailto:", "tel:"]): string | null {
  try {
    const parsed = new URL(url.trim());
    return schemes.includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
