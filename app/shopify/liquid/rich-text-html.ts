import { escapeHtml } from "./filters";

interface Node {
  type?: string;
  value?: string;
  bold?: boolean;
  italic?: boolean;
  url?: string;
  level?: number;
  listType?: string;
  children?: Node[];
}

/** Shopify's rich text as the HTML that `metafield_tag` makes of it. */
export function richTextHtml(value: unknown): string {
  return typeof value === "object" && value !== null ? html(value as Node) : "";
}

function html(node: Node): string {
  const inner = (node.children ?? []).map(html).join("");
  switch (node.type) {
    case "text": {
      const text = escapeHtml(node.value);
      const bold = node.bold ? `<strong>${text}</strong>` : text;
      return node.italic ? `<em>${bold}</em>` : bold;
    }
    case "link":
      return `<a href="${escapeHtml(node.url)}">${inner}</a>`;
    case "paragraph":
      return `<p>${inner}</p>`;
    case "heading":
      return `<h${node.level ?? 3}>${inner}</h${node.level ?? 3}>`;
    case "list":
      return node.listType === "ordered" ? `<ol>${inner}</ol>` : `<ul>${inner}</ul>`;
    case "list-item":
      return `<li>${inner}</li>`;
    default:
      return inner;
  }
}
