import { Button, ButtonGroup, InlineStack, Text, TextField } from "@shopify/polaris";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useEffect, useId, useRef, useState } from "react";
import { variableTag } from "./edit-journey";
import styles from "./Journeys.module.css";
import { SuggestionList } from "./SuggestionList";
import { useSuggestions } from "./use-suggestions";
import { VariableMenu } from "./VariableMenu";

/** Paragraphs, bold, italic, lists and links: what a mail's text block keeps. `html` is read once; give a `key` to begin anew. */
export function RichText({ label, html, onChange, error }: { label: string; html: string; onChange: (html: string) => void; error?: string }) {
  const id = useId();
  const suggestions = useSuggestions((variable, typed) => {
    const to = editor?.state.selection.from ?? 0;
    editor?.chain().focus().insertContentAt({ from: to - typed, to }, { type: "text", text: variableTag(variable) }).run();
  });
  // The editor is made once and keeps what it was given then.
  const latest = useRef(suggestions);
  useEffect(() => {
    latest.current = suggestions;
  });
  const editor = useEditor({
    extensions: [StarterKit.configure({ heading: false, blockquote: false, code: false, codeBlock: false, horizontalRule: false, strike: false, link: { openOnClick: false, autolink: false, protocols: ["mailto", "tel"] } })],
    content: html,
    // The server renders no editor.
    immediatelyRender: false,
    editorProps: { attributes: { "aria-label": label, "aria-multiline": "true", role: "textbox", class: styles.writing! }, handleKeyDown: (_view, event) => latest.current.press(event.key) },
    onUpdate: ({ editor: changed }) => {
      onChange(changed.getHTML());
      const { $from } = changed.state.selection;
      latest.current.see($from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc"));
    },
    onBlur: () => latest.current.close(),
  });
  const [address, setAddress] = useState<string | null>(null);
  const setLink = () => {
    const href = address?.trim() ?? "";
    const chain = editor?.chain().focus().extendMarkRange("link");
    if (href === "") chain?.unsetLink().run();
    else chain?.setLink({ href }).run();
    setAddress(null);
  };
  const marks: [string, string, () => void][] = [
    ["Bold", "bold", () => editor?.chain().focus().toggleBold().run()],
    ["Italic", "italic", () => editor?.chain().focus().toggleItalic().run()],
    ["List", "bulletList", () => editor?.chain().focus().toggleBulletList().run()],
    ["Link", "link", () => setAddress(address === null ? ((editor?.getAttributes("link").href as string | undefined) ?? "https://") : null)],
  ];
  return (
    <div className={styles.rich} data-wrong={Boolean(error)}>
      <InlineStack gap="200" align="space-between">
        <ButtonGroup variant="segmented">
          {marks.map(([name, mark, run]) => (
            <Button key={mark} size="slim" pressed={editor?.isActive(mark) ?? false} onClick={run} disabled={!editor}>
              {name}
            </Button>
          ))}
        </ButtonGroup>
        <VariableMenu field={label} onInsert={(tag) => editor?.chain().focus().insertContent({ type: "text", text: tag }).run()} />
      </InlineStack>
      {address !== null && <TextField label="Address of the link" value={address} onChange={setAddress} autoComplete="off" autoFocus helpText="Empty takes the link away." connectedRight={<Button onClick={setLink}>Set</Button>} />}
      <div className={styles.suggesting}>
        <EditorContent editor={editor} />
        <SuggestionList id={`${id}-facts`} suggestions={suggestions} />
      </div>
      {error && (
        <Text as="p" tone="critical">
          {error}
        </Text>
      )}
    </div>
  );
}
