import { EditorContent, useEditor, type JSONContent } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { startTransition, useLayoutEffect, type RefObject } from "react";
import { GapMarks } from "./gap-marks";
import { Toolbar, type Tool } from "./Toolbar";
import { asParagraphs, isFormatted, type Writer } from "./writer";
import styles from "./Compose.module.css";

export interface RichTextProps {
  html: string;
  label: string;
  placeholder: string;
  /** The plain field that it takes over from, with the words and the cursor. */
  plain: RefObject<HTMLTextAreaElement | null>;
  /** The tool that was pressed over the plain field. */
  firstTool: RefObject<Tool | null>;
  /** Called with every change a person or a saved reply makes. */
  onChange: (html: string, text: string) => void;
  /** Called once, when it has taken over. */
  onReady: (writer: Writer) => void;
}

/** The editor, loaded when somebody begins to write: it is a third of the page's script. Shows nothing before it can take over. */
export default function RichText({ html, label, placeholder, plain, firstTool, onChange, onReady }: RichTextProps) {
  const editor = useEditor({
    extensions: [StarterKit.configure({ link: { openOnClick: false, autolink: true, defaultProtocol: "https" } }), GapMarks],
    content: html,
    immediatelyRender: false,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, id: "composer-text", class: styles.text! } },
    // The key is on the screen already; what else the page says of it may come a moment later.
    onUpdate: ({ editor }) => startTransition(() => onChange(editor.isEmpty ? "" : editor.getHTML(), editor.getText({ blockSeparator: "\n\n" }))),
  });
  // Before the browser can deliver another key: what comes before it goes to the plain field, what comes after it here.
  useLayoutEffect(() => {
    if (!editor) return;
    const field = plain.current;
    editor.commands.setContent(field && !isFormatted(html) ? asDocument(field.value) : html, { emitUpdate: false });
    if (field && field === document.activeElement) {
      editor.commands.setTextSelection(isFormatted(html) ? editor.state.doc.content.size : { from: positionOf(field.selectionStart), to: positionOf(field.selectionEnd) });
      // The editor's own command waits for the next frame, and a key may come before it.
      editor.view.focus();
    }
    firstTool.current?.run(editor);
    onReady({
      focus: () => {
        editor.commands.setTextSelection(editor.state.doc.content.size);
        editor.view.focus();
      },
      insert: (text) => (editor.isEmpty ? editor.commands.setContent(asParagraphs(text), { emitUpdate: true }) : editor.commands.insertContent(asParagraphs(text))),
      replace: (next) => editor.commands.setContent(next.html, { emitUpdate: false }),
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the editor is made once
  }, [editor]);
  if (!editor) return null;
  return (
    <div className={styles.editor}>
      <Toolbar editor={editor} onTool={(tool) => tool.run(editor)} />
      <div className={styles.paper}>
        {editor.isEmpty && <span className={styles.placeholder}>{placeholder}</span>}
        <EditorContent editor={editor} />
      </div>
    </div>
  );
}

/** Plain text to the letter; as HTML it would lose the space after the last word. */
function asDocument(text: string): JSONContent {
  const paragraphs = text.split("\n\n").map((paragraph) => ({
    type: "paragraph",
    content: paragraph.split("\n").flatMap((line, index): JSONContent[] => [...(index > 0 ? [{ type: "hardBreak" }] : []), ...(line ? [{ type: "text", text: line }] : [])]),
  }));
  return { type: "doc", content: paragraphs };
}

/** Where a letter of plain text stands in `asDocument` of it: a paragraph's end and the next one's beginning count one each, as two line feeds do. */
function positionOf(offset: number): number {
  return offset + 1;
}
