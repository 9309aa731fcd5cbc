import { EditorContent, useEditor, type Editor, type JSONContent } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useEffect, useRef, useState } from "react";
import { editorFromRichText, richTextFromEditor, safeLink, type RichText } from "~/domain/storefront/rich-text";
import styles from "./AnswerEditor.module.css";

interface Props {
  /** Another language, or another version, is another editor: give it another key. */
  answer: RichText;
  label: string;
  error?: string | undefined;
  onChange: (answer: RichText) => void;
}

/** Rich text as far as the theme shows it: paragraphs, headings, lists, bold, italic, links. */
export default function AnswerEditor({ answer, label, error, onChange }: Props) {
  const own = useRef(JSON.stringify(answer));
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, underline: false, heading: { levels: [3] }, link: { openOnClick: false, autolink: true, defaultProtocol: "https" } }),
    ],
    content: editorFromRichText(answer) as JSONContent,
    immediatelyRender: false,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, class: styles.text! } },
    onUpdate: ({ editor: changed }) => {
      const next = richTextFromEditor(changed.getJSON());
      own.current = JSON.stringify(next);
      onChange(next);
    },
  });
  // Undo and older versions come from outside.
  const outside = JSON.stringify(answer);
  useEffect(() => {
    if (!editor || outside === own.current) return;
    own.current = outside;
    editor.commands.setContent(editorFromRichText(JSON.parse(outside) as RichText) as JSONContent, { emitUpdate: false });
  }, [editor, outside]);

  return (
    <div>
      <div className={styles.label} aria-hidden="true">
        {label}
      </div>
      <div className={styles.editor} data-error={error ? "" : undefined}>
        {editor && <Toolbar editor={editor} />}
        <EditorContent editor={editor} />
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function Toolbar({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false);
  const chain = () => editor.chain().focus();
  const tools: [string, string, boolean, () => unknown][] = [
    ["B", "Bold", editor.isActive("bold"), () => chain().toggleBold().run()],
    ["I", "Italic", editor.isActive("italic"), () => chain().toggleItalic().run()],
    ["H", "Heading", editor.isActive("heading"), () => chain().toggleHeading({ level: 3 }).run()],
    ["•", "List", editor.isActive("bulletList"), () => chain().toggleBulletList().run()],
    ["1.", "Numbered list", editor.isActive("orderedList"), () => chain().toggleOrderedList().run()],
    ["Link", "Link", editor.isActive("link"), () => setLinking(!linking)],
  ];
  return (
    <>
      <div className={styles.toolbar} role="toolbar" aria-label="Formatting">
        {tools.map(([mark, name, active, run]) => (
          <button key={name} type="button" aria-label={name} title={name} aria-pressed={active} onMouseDown={(event) => event.preventDefault()} onClick={() => void run()}>
            {mark}
          </button>
        ))}
      </div>
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [address, setAddress] = useState<string>((editor.getAttributes("link").href as string | undefined) ?? "");
  const isSafe = safeLink.safeParse(address).success;
  const apply = () => {
    if (address === "") editor.chain().focus().extendMarkRange("link").unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) editor.chain().focus().insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    else editor.chain().focus().extendMarkRange("link").setLink({ href: address }).run();
    onDone();
  };
  return (
    <div className={styles.link}>
      <input
        aria-label="Address of the link"
        placeholder="https://… or /pages/shipping"
        value={address}
        autoFocus
        onChange={(event) => setAddress(event.currentTarget.value.trim())}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            if (address === "" || isSafe) apply();
          }
          if (event.key === "Escape") onDone();
        }}
      />
      <button type="button" disabled={address !== "" && !isSafe} onClick={apply}>
        {address === "" ? "Remove link" : "Set link"}
      </button>
    </div>
  );
}
