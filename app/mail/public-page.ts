import { pickLocale, type Locale } from "~/lib/locales";
import { PUBLIC_WORDS } from "./public-words";

/**
 * A page that somebody reaches from a link in a mail: no account, no cookies, no script, nothing loaded from elsewhere.
 * `body` is HTML made with `escapeHtml`.
 */
export function publicPage({ locale, title, body, status = 200 }: { locale: Locale; title: string; body: string; status?: number }): Response {
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>`;
  return new Response(html, { status, headers: HEADERS });
}

/** The answer to a token that is none of ours, in the language that the reader's browser asks for. */
export function unknownLinkPage(request: Request): Response {
  const locale = pickLocale(...(request.headers.get("Accept-Language") ?? "").split(","));
  const { unknownTitle, unknown } = PUBLIC_WORDS[locale];
  return publicPage({ locale, title: unknownTitle, body: `<p>${escapeHtml(unknown)}</p>`, status: 404 });
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}

/** The address holds the token: it must neither be kept nor told to another site. */
const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

const STYLE = `
:root{color-scheme:light dark;--ink:#1c2024;--quiet:#5c6570;--ground:#f4f5f7;--card:#fff;--line:#c3c9d0;--button:#1f2937;--on-button:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f1f3f5;--quiet:#a9b1ba;--ground:#121416;--card:#1d2023;--line:#5a626b;--button:#f1f3f5;--on-button:#16181a}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Hiragino Sans","Noto Sans JP",Helvetica,Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem;background:var(--card);min-height:100vh}
@media (min-width:40rem){main{margin:4rem auto;min-height:0;padding:2.5rem;border-radius:12px}}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
p{margin:0 0 1rem}
.quiet{color:var(--quiet);font-size:.9375rem}
fieldset{margin:0 0 1.5rem;padding:0;border:0}
legend{padding:0;margin:0 0 .5rem;font-weight:600}
.choice{display:flex;gap:.75rem;align-items:center;min-height:44px;padding:.5rem .75rem;margin:0 0 .5rem;border:1px solid var(--line);border-radius:8px;cursor:pointer}
.choice:has(:checked){border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.choice input{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--button)}
.stars{letter-spacing:.1em}
label.field{display:block;margin:0 0 .5rem;font-weight:600}
textarea{display:block;width:100%;min-height:7rem;margin:0 0 1.5rem;padding:.75rem;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;font:inherit}
button{min-height:44px;padding:.625rem 1.25rem;border:0;border-radius:8px;background:var(--button);color:var(--on-button);font:inherit;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid #3b82f6;outline-offset:2px}
`;
