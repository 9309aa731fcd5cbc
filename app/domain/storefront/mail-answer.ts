import { richTextHtml } from "~/shopify/liquid/rich-text-html";
import { escapeHtml } from "~/shopify/liquid/filters";
import type { FaqDraft } from "./faq-item";
import type { RichTextBlock, RichTextInline } from "./rich-text";
import { textsFor } from "./shop-texts";

/**
 * A question and its answer as simple HTML for a mail: links absolute, for a mail has no page that they could be relative
 * to; headings as bold lines.
 * @param site  "https://shop.example"
 */
export function mailAnswer({ draft, language, site, videoWords }: { draft: FaqDraft; language: string; site: string; videoWords: string }): { question: string; answer: string } {
  const { question, answer } = textsFor(draft.texts, language);
  const html = richTextHtml({ type: "root", children: answer.children.map((block) => forMail(block, site)) });
  return { question, answer: draft.video ? `${html}<p><a href="${escapeHtml(draft.video)}">${escapeHtml(videoWords)}</a></p>` : html };
}

function forMail(block: RichTextBlock, site: string): RichTextBlock {
  const absolute = (inline: RichTextInline): RichTextInline => (inline.type === "link" && /^[/#]/.test(inline.url) ? { ...inline, url: new URL(inline.url, site).href } : inline);
  switch (block.type) {
    case "heading":
      return { type: "paragraph", children: block.children.map((inline) => (inline.type === "text" ? { ...inline, bold: true } : absolute(inline))) };
    case "list":
      return { ...block, children: block.children.map((item) => ({ ...item, children: item.children.map(absolute) })) };
    default:
      return { ...block, children: block.children.map(absolute) };
  }
}
