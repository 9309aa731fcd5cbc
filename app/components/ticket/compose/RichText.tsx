import { EditorContent, useEditor, type Editor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useEffect } from "react";
import { GapMarks } from "./gap-marks";
import styles from "./Compose.module.css";

export interface RichTextProps {
  html: string;
  label: string;
  placeholder: string;
  /** Called with every change a person or a saved reply makes. */
  onChange: (html: string, text: string) => void;
  /** Called once, with what the composer uses to insert and to focus. */
  onReady: (editor: Writer) => void;
  autoFocus: boolean;
}

/** What the composer may do with the text without knowing the editor. */
export interface Writer {
  focus(): void;
  /** Puts text in at the cursor; an empty draft becomes it. */
  insert(text: string): void;
  replace(html: string): void;
}

/** The editor, loaded when it is needed: it is a third of the page's script. */
export default function RichText({ html, label, placeholder, onChange, onReady, autoFocus }: RichTextProps) {
  const editor = useEditor({
    extensions: [StarterKit.configure({ link: { openOnClick: false, autolink: true, defaultProtocol: "https" } }), GapMarks],
    content: html,
    immediatelyRender: false,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, id: "composer-text", class: styles.text! } },
    onUpdate: ({ editor }) => onChange(editor.isEmpty ? "" : editor.getHTML(), editor.getText({ blockSeparator: "\n\n" })),
  });
  useEffect(() => {
    if (!editor) return;
    onReady({
      focus: () => editor.commands.focus("end"),
      insert: (text) => (editor.isEmpty ? editor.commands.setContent(asParagraphs(text), { emitUpdate: true }) : editor.commands.insertContent(asParagraphs(text))),
      replace: (next) => editor.commands.setContent(next, { emitUpdate: false }),
    });
    if (autoFocus) editor.commands.focus("end");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the editor is made once
  }, [editor]);
  return (
    <div className={styles.editor}>
      {editor && <Toolbar editor={editor} />}
      <div className={styles.paper}>
        {(!editor || editor.isEmpty) && <span className={styles.placeholder}>{placeholder}</span>}
        <EditorContent editor={editor} />
      </div>
    </div>
  );
}

function Toolbar({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus();
  const tools: [string, string, boolean, () => unknown][] = [
    ["B", "Bold", editor.isActive("bold"), () => chain().toggleBold().run()],
    ["I", "Italic", editor.isActive("italic"), () => chain().toggleItalic().run()],
    ["•", "List", editor.isActive("bulletList"), () => chain().toggleBulletList().run()],
    ["1.", "Numbered list", editor.isActive("orderedList"), () => chain().toggleOrderedList().run()],
    ["❝", "Quote", editor.isActive("blockquote"), () => chain().toggleBlockquote().run()],
    ["↶", "Undo typing", false, () => chain().undo().run()],
  ];
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Formatting">
      {tools.map(([mark, label, active, run]) => (
        <button key={label} type="button" aria-label={label} title={label} aria-pressed={active} onMouseDown={(event) => event.preventDefault()} onClick={() => void run()}>
          {mark}
        </button>
      ))}
    </div>
  );
}

/** Plain text as the editor takes it: a blank line is a new paragraph. */
export function asParagraphs(text: string): string {
  const escape = (part: string) => part.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escape(part).replace(/\n/g, "<br>")}</p>`)
    .join("");
}
