/**
 * A small page for the app proxy, shown inside the shop's theme when there is no JavaScript. Whatever a shopper or an order
 * brought in is escaped for HTML and for Liquid, which Shopify runs over the page.
 */
export interface LiquidPage {
  title: string;
  lines: string[];
  links: { text: string; href: string }[];
}

export function liquidPage({ title, lines, links }: LiquidPage): string {
  return [
    `<h1>${safe(title)}</h1>`,
    ...lines.map((line) => `<p>${safe(line)}</p>`),
    ...links.map(({ text, href }) => `<p><a href="${safe(href)}">${safe(text)}</a></p>`),
  ].join("\n");
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "{": "&#123;", "}": "&#125;", "%": "&#37;" };

function safe(text: string): string {
  return text.replace(/[&<>"'{}%]/g, (sign) => SIGNS[sign] ?? "");
}
