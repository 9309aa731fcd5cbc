/**
 * What mail programs put into their HTML around quotes and signatures. Names are matched loosely, since Outlook
 * prefixes quoted ids with "x_" and Yahoo with "ydp…".
 *
 * - `quote`: the element holds an older mail
 * - `rest`: the older mail begins here and goes on to the end
 * - `intro`: the element is the line above a quote
 * - `signature`: the element is a signature
 * - `indent`: a blockquote that only moves text to the right
 */
export type ClientMark = "quote" | "rest" | "intro" | "signature" | "indent" | "hidden";

const BY_NAME: [RegExp, ClientMark][] = [
  // Outlook on the web, new Outlook, Outlook mobile, Hotmail, Outlook for Mac
  [/(?:^|_)divrplyfwdmsg$/, "rest"],
  [/(?:^|_)mail-editor-reference-message-container$/, "quote"],
  [/(?:^|_)ms-outlook-mobile-reference-message$/, "quote"],
  [/^olk_src_body_section$/, "quote"],
  [/(?:^|_)outlookmessageheader$/, "rest"],
  [/(?:^|_)(?:ms-outlook-mobile-signature|signature)$/, "signature"],
  [/^stopspelling$/, "rest"],
  // Gmail
  [/^gmail_attr$/, "intro"],
  [/^gmail_signature(?:_prefix)?$/, "signature"],
  // Apple Mail, iOS
  [/^(?:applemailsignature|apple-mail-signature)$/, "signature"],
  // Yahoo, AOL
  [/yahoo_quoted/, "quote"],
  [/^(?:yahoo-signature|.*yahoo_signature|ydp\w*signature|aol_signature|yui.*signature)$/, "signature"],
  // Thunderbird
  [/^moz-cite-prefix$/, "intro"],
  [/^moz-signature$/, "signature"],
  [/^(?:moz-forward-container)$/, "rest"],
  // Proton, Tuta
  [/^(?:protonmail_quote|tutanota_quote)$/, "quote"],
  [/^(?:protonmail_signature_block|tutanota_signature)$/, "signature"],
  // GMX and Web.de
  [/^(?:quote|quoted-content)$/, "quote"],
  // Samsung, BlackBerry
  [/^composer_signature$/, "signature"],
  [/^(?:_originalcontent|response_div_spacer|_bbmessageheader|_phcwrapper)$/, "rest"],
  [/^(?:_bb10tempsig|response_container_bbppid_signature)$/, "signature"],
  // Zoho, Zimbra, Fastmail, Roundcube, Spark, Airmail, Newton, Edison, Mailspring
  [/^(?:zmail_extra|blockquote_zmail)$/, "quote"],
  [/^zm-_id_-sgn$/, "signature"],
  [/^zwchr$/, "rest"],
  [/^(?:qt|nylas-quote|cm_quote|edo-original-msg|messagereplysection|clean_bq|reply-intro-quote)$/, "quote"],
  [/^(?:messagesignaturesection|bloop_sign\w*|edo-signature|reply-intro-signature|zmail_signature_below|zmail_signature_above)$/, "signature"],
  [/^reply-intro$/, "intro"],
  // Mail.ru, QQ, NetEase, Alimail
  [/^mail-app-auto-quote$/, "quote"],
  [/^mail-app-auto-default-signature$/, "signature"],
  [/^(?:isreplycontent|isforwardcontent|ntes-pcmail-quote|alimail-quote|includetail)$/, "quote"],
  // Help desks: Front, Gorgias, Help Scout, Zendesk, HubSpot, Missive
  [/^(?:front-blockquote|gorgias_quote|quotedreply|hs_reply|missive_quote|zd-original-message)$/, "quote"],
  [/^(?:front-signature|gorgias_signature|missive_signature|hs_signature)$/, "signature"],
];

/** Attributes of one element → what it is, or null for an ordinary element. */
export function clientMark(tag: string, attributes: Record<string, string>): ClientMark | null {
  const style = attributes["style"]?.toLowerCase().replace(/\s+/g, "") ?? "";
  if (/display:none|mso-hide:all/.test(style) || "hidden" in attributes) return "hidden";
  const names = `${attributes["id"] ?? ""} ${attributes["class"] ?? ""} ${attributes["name"] ?? ""} ${attributes["data-smartmail"] ?? ""}`;
  if (names !== "   ") {
    for (const name of names.toLowerCase().split(/\s+/)) {
      if (name === "") continue;
      for (const [pattern, mark] of BY_NAME) if (pattern.test(name)) return mark;
    }
  }
  if (attributes["data-marker"] === "__SIG_PRE__" || attributes["data-marker"] === "__SIG_POST__") return "signature";
  if (attributes["data-marker"] === "__DIVIDER__") return "rest";
  if (tag !== "blockquote") return null;
  const isQuote = attributes["type"]?.toLowerCase() === "cite" || /gmail_quote|quote/i.test(attributes["class"] ?? "");
  return !isQuote && (/border:(?:none|0|medium)/.test(style) || /indent/.test(names.toLowerCase())) && !/border-left:[1-9]/.test(style) ? "indent" : "quote";
}

/** Outlook on the desktop marks the header block of the older mail by nothing but a line above it. */
export function isOutlookRule(tag: string, attributes: Record<string, string>): boolean {
  const style = attributes["style"]?.toLowerCase().replace(/\s+/g, "") ?? "";
  return tag === "div" && /border-top:(?:solid|1|\.)/.test(style) && /(?:#b5c4df|#e1e1e1|rgb\(181,196,223\)|rgb\(225,225,225\))|padding:3(?:\.0)?pt0/.test(style);
}
