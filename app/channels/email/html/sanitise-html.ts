import sanitizeHtml from "sanitize-html";

/**
 * Mail HTML made safe to show inside a sandboxed frame: no scripts, forms, frames, styles sheets, event handlers;
 * links open outside and tell nobody where from; remote pictures become placeholders that carry `data-remote-src`,
 * so that nothing is fetched until a person asks for it; pictures of the mail itself keep `data-cid`.
 *
 * This is the first of three layers; the frame's sandbox and its content policy are the others.
 */
export interface SanitisedHtml {
  html: string;
  /** How many remote pictures were blocked. */
  blockedImages: number;
  shortened: boolean;
}

/** More than anybody reads; the raw original is kept beside it. */
const LONGEST_HTML = 600_000;
/** One transparent pixel: a picture without a source is drawn as broken. */
export const PLACEHOLDER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

export function sanitiseHtml(html: string): SanitisedHtml {
  let blockedImages = 0;
  const shortened = html.length > LONGEST_HTML;
  const clean = sanitizeHtml(shortened ? html.slice(0, LONGEST_HTML) : html, {
    allowedTags: TAGS,
    allowedAttributes: {
      "*": ["dir", "lang", "title", "align", "valign", "style"],
      a: ["href", "target", "rel"],
      img: ["src", "alt", "width", "height", "data-remote-src", "data-cid"],
      table: ["width", "border", "cellpadding", "cellspacing", "bgcolor"],
      td: ["width", "height", "colspan", "rowspan", "bgcolor"],
      th: ["width", "height", "colspan", "rowspan", "bgcolor"],
      col: ["span", "width"],
      font: ["color", "size", "face"],
      ol: ["start", "type"],
      blockquote: ["type"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    // Filtered by our own line below; the library would parse each style with a whole CSS parser.
    parseStyleAttributes: false,
    nestingLimit: 100,
    nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "head", "template", "object", "svg", "math", "xmp", "iframe", "noembed", "noframes", "plaintext"],
    transformTags: {
      "*": (tagName, attribs) => {
        if (attribs["style"] !== undefined) {
          const style = safeStyle(attribs["style"]);
          if (style === "") delete attribs["style"];
          else attribs["style"] = style;
        }
        return { tagName, attribs };
      },
      a: (tagName, attribs) => {
        const kept = keepStyle(attribs, ["href", "title"]);
        return { tagName, attribs: { ...kept, target: "_blank", rel: "noopener noreferrer nofollow" } };
      },
      img: (tagName, attribs) => {
        const picture = readPicture(attribs);
        if (picture["data-remote-src"] !== undefined) blockedImages++;
        return { tagName, attribs: picture };
      },
    },
  });
  return { html: clean, blockedImages, shortened };
}

const TAGS = [
  "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn",
  "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark",
  "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
];

function keepStyle(attribs: Record<string, string>, names: string[]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of [...names, "dir", "lang"]) if (attribs[name] !== undefined) kept[name] = attribs[name] as string;
  const style = safeStyle(attribs["style"] ?? "");
  if (style !== "") kept["style"] = style;
  return kept;
}

function readPicture(attribs: Record<string, string>): Record<string, string> {
  const kept = keepStyle(attribs, ["alt", "width", "height", "title"]);
  const source = (attribs["src"] ?? "").trim();
  if (/^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i.test(source)) return { ...kept, src: source };
  const contentId = /^cid:(.+)$/i.exec(source);
  if (contentId) return { ...kept, src: PLACEHOLDER, "data-cid": decode(contentId[1] as string) };
  const remote = source.startsWith("//") ? `https:${source}` : source;
  if (/^https?:\/\/[^\s"'<>]+$/i.test(remote)) return { ...kept, src: PLACEHOLDER, "data-remote-src": remote };
  return { ...kept, src: PLACEHOLDER };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const PROPERTIES =
  /^(?:color|background-color|font(?:-(?:family|size|style|weight|variant))?|text-(?:align|decoration(?:-line)?|indent|transform)|vertical-align|line-height|letter-spacing|white-space|word-break|overflow-wrap|direction|(?:min-|max-)?(?:width|height)|margin(?:-(?:top|right|bottom|left))?|padding(?:-(?:top|right|bottom|left))?|border(?:-(?:top|right|bottom|left|collapse|spacing|color|style|width|radius))*|list-style(?:-type)?|display)$/;

/** The declarations that only change how text looks: nothing that loads, moves out of the frame or covers it. */
export function safeStyle(style: string): string {
  if (style.length > 4_000) return "";
  return style
    .split(";")
    .map((declaration) => {
      const colon = declaration.indexOf(":");
      const property = declaration.slice(0, colon).trim().toLowerCase();
      const value = declaration.slice(colon + 1).trim();
      const harmless = colon > 0 && PROPERTIES.test(property) && /^[\w\s#%.,()'"!-]{1,200}$/.test(value) && !/url|expression|image|element|attr|var|env|paint|-moz|behavior|import/i.test(value);
      return harmless && !(property.startsWith("margin") && value.includes("-")) ? `${property}:${value}` : null;
    })
    .filter((declaration) => declaration !== null)
    .join(";");
}
