import { z } from "zod";

/**
 * Rich text in Shopify's own format (the value of a `rich_text_field`), cut down to what an answer needs.
 * The theme renders it in snippets/aftercare-rich-text.liquid, every text escaped; no HTML is ever stored.
 */
const text = z.object({ type: z.literal("text"), value: z.string().max(4000), bold: z.boolean().optional(), italic: z.boolean().optional() });

/** Only addresses that cannot run anything. */
export const safeLink = z.string().max(2000).regex(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i);

const link = z.object({ type: z.literal("link"), url: safeLink, title: z.string().max(200).optional(), children: z.array(text).min(1) });
const inline = z.discriminatedUnion("type", [text, link]);
const item = z.object({ type: z.literal("list-item"), children: z.array(inline) });
const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("paragraph"), children: z.array(inline) }),
  z.object({ type: z.literal("heading"), level: z.number().int().min(3).max(6), children: z.array(inline) }),
  z.object({ type: z.literal("list"), listType: z.enum(["ordered", "unordered"]), children: z.array(item).min(1) }),
]);

export const richTextSchema = z.object({ type: z.literal("root"), children: z.array(block).max(60) });
export type RichText = z.infer<typeof richTextSchema>;
export type RichTextBlock = z.infer<typeof block>;
export type RichTextInline = z.infer<typeof inline>;

/** Plain lines as paragraphs; lines that begin with "- " or "1. " become lists. */
export function richTextFromPlain(plain: string): RichText {
  const children: RichTextBlock[] = [];
  for (const line of plain.split(/\n+/)) {
    const entry = /^\s*(?:([-•*])|\d+[.)])\s+(.+)$/.exec(line);
    if (entry?.[2] !== undefined) {
      const listType = entry[1] === undefined ? "ordered" : "unordered";
      const last = children.at(-1);
      const added = { type: "list-item" as const, children: [{ type: "text" as const, value: entry[2].trim() }] };
      if (last?.type === "list" && last.listType === listType) last.children.push(added);
      else children.push({ type: "list", listType, children: [added] });
    } else if (line.trim() !== "") {
      children.push({ type: "paragraph", children: [{ type: "text", value: line.trim() }] });
    }
  }
  return { type: "root", children };
}

/** The words alone, a line per block: for search, for structured data, for mail. */
export function plainFromRichText(rich: RichText): string {
  return rich.children
    .map((child) => {
      if (child.type !== "list") return plainInline(child.children);
      return child.children.map((entry, index) => `${child.listType === "ordered" ? `${index + 1}.` : "-"} ${plainInline(entry.children)}`).join("\n");
    })
    .filter((line) => line !== "")
    .join("\n");
}

function plainInline(children: readonly RichTextInline[]): string {
  return children.map((child) => (child.type === "text" ? child.value : child.children.map((part) => part.value).join(""))).join("");
}

/** The same tree as the editor (TipTap) holds it. */
interface EditorNode {
  type?: string | undefined;
  text?: string | undefined;
  attrs?: Record<string, unknown> | undefined;
  marks?: readonly { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  content?: readonly EditorNode[] | undefined;
}

/** From the editor's document; what the theme cannot show (images, tables) is left out, unsafe links lose their address. */
export function richTextFromEditor(document: EditorNode): RichText {
  const children = (document.content ?? []).flatMap((node): RichTextBlock[] => {
    switch (node.type) {
      case "paragraph":
        return node.content === undefined ? [] : [{ type: "paragraph", children: inlineFromEditor(node) }];
      case "heading":
        return [{ type: "heading", level: Math.min(6, Math.max(3, Number(node.attrs?.level ?? 3))), children: inlineFromEditor(node) }];
      case "bulletList":
      case "orderedList": {
        const items = (node.content ?? []).map((entry) => ({ type: "list-item" as const, children: (entry.content ?? []).flatMap(inlineFromEditor) }));
        return items.length === 0 ? [] : [{ type: "list", listType: node.type === "bulletList" ? "unordered" : "ordered", children: items }];
      }
      default:
        return [];
    }
  });
  return { type: "root", children };
}

function inlineFromEditor(node: EditorNode): RichTextInline[] {
  return (node.content ?? []).flatMap((child): RichTextInline[] => {
    if (child.type === "hardBreak") return [{ type: "text", value: "\n" }];
    if (child.type !== "text" || child.text === undefined) return [];
    const marks = child.marks ?? [];
    const words: z.infer<typeof text> = { type: "text", value: child.text };
    if (marks.some((mark) => mark.type === "bold")) words.bold = true;
    if (marks.some((mark) => mark.type === "italic")) words.italic = true;
    const url = safeLink.safeParse(marks.find((mark) => mark.type === "link")?.attrs?.href);
    return [url.success ? { type: "link", url: url.data, children: [words] } : words];
  });
}

/** For the editor to open. */
export function editorFromRichText(rich: RichText): EditorNode {
  return {
    type: "doc",
    content: rich.children.map((child): EditorNode => {
      if (child.type === "list") {
        return {
          type: child.listType === "ordered" ? "orderedList" : "bulletList",
          content: child.children.map((entry) => ({ type: "listItem", content: [{ type: "paragraph", content: editorInline(entry.children) }] })),
        };
      }
      return { type: child.type, ...(child.type === "heading" ? { attrs: { level: child.level } } : {}), content: editorInline(child.children) };
    }),
  };
}

function editorInline(children: readonly RichTextInline[]): EditorNode[] {
  return children.flatMap((child) => (child.type === "text" ? [editorText(child, null)] : child.children.map((part) => editorText(part, child.url)))).filter((node) => node.text !== "");
}

function editorText(part: z.infer<typeof text>, url: string | null): EditorNode {
  if (part.value === "\n") return { type: "hardBreak" };
  const marks = [
    ...(part.bold ? [{ type: "bold" }] : []),
    ...(part.italic ? [{ type: "italic" }] : []),
    ...(url === null ? [] : [{ type: "link", attrs: { href: url } }]),
  ];
  return { type: "text", text: part.value, ...(marks.length > 0 ? { marks } : {}) };
}
