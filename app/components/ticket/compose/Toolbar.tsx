import type { Editor } from "@tiptap/react";
import styles from "./Compose.module.css";

export interface Tool {
  label: string;
  mark: string;
  isOn: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

const tools: Tool[] = [
  { label: "Bold", mark: "B", isOn: (editor) => editor.isActive("bold"), run: (editor) => editor.chain().focus().toggleBold().run() },
  { label: "Italic", mark: "I", isOn: (editor) => editor.isActive("italic"), run: (editor) => editor.chain().focus().toggleItalic().run() },
  { label: "List", mark: "•", isOn: (editor) => editor.isActive("bulletList"), run: (editor) => editor.chain().focus().toggleBulletList().run() },
  { label: "Numbered list", mark: "1.", isOn: (editor) => editor.isActive("orderedList"), run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { label: "Quote", mark: "❝", isOn: (editor) => editor.isActive("blockquote"), run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { label: "Undo typing", mark: "↶", isOn: () => false, run: (editor) => editor.chain().focus().undo().run() },
];

/** The same buttons over both fields; without an editor nothing is on yet. */
export function Toolbar({ editor, onTool }: { editor: Editor | null; onTool: (tool: Tool) => void }) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Formatting">
      {tools.map((tool) => (
        <button key={tool.label} type="button" aria-label={tool.label} title={tool.label} aria-pressed={editor !== null && tool.isOn(editor)} onMouseDown={(event) => event.preventDefault()} onClick={() => onTool(tool)}>
          {tool.mark}
        </button>
      ))}
    </div>
  );
}
