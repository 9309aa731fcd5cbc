import { useEffect, useRef, useState, type ComponentType } from "react";
import { loadPatiently } from "~/components/connection";
import type { RichTextProps } from "./RichText";
import { Toolbar, type Tool } from "./Toolbar";
import { asParagraphs, isFormatted, type Writer } from "./writer";
import styles from "./Compose.module.css";

interface Props {
  /** The ticket's: what was typed before the page's script ran is of this field and no other. */
  name: string;
  html: string;
  text: string;
  label: string;
  placeholder: string;
  /** Called with every change a person or a saved reply makes. */
  onChange: (html: string, text: string) => void;
  /** Called again when the editor takes over. */
  onWriter: (writer: Writer) => void;
}

/**
 * A plain field that is there at once and turns into the editor when somebody begins to write; words and cursor stay.
 * Should the editor not arrive, the plain field goes on. A formatted draft waits for the editor.
 */
export function WritingField({ name, html, text, label, placeholder, onChange, onWriter }: Props) {
  const [early] = useState(() => typedEarly(name));
  const [wanted, setWanted] = useState(false);
  const [Rich, setRich] = useState<ComponentType<RichTextProps> | null>(null);
  const [ready, setReady] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const firstTool = useRef<Tool | null>(null);
  const composing = useRef(false);
  const cursor = useRef<number | null>(null);
  const formatted = isFormatted(html);
  // Beside the state, because an effect of an earlier render may run after the editor took over.
  const tookOver = useRef(false);

  const type = (next: string) => onChange(next === "" ? "" : asParagraphs(next), next);
  useEffect(() => {
    if (early && early !== text && !formatted) type(early);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, after hydration
  }, []);

  useEffect(() => {
    if (!(wanted || formatted) || Rich) return;
    let left = false;
    const take = ({ default: loaded }: { default: ComponentType<RichTextProps> }) => {
      if (left) return;
      // A letter that is made of several keys is finished first.
      if (composing.current) field.current?.addEventListener("compositionend", () => setTimeout(() => setRich(() => loaded)), { once: true });
      else setRich(() => loaded);
    };
    loadPatiently(() => import("./RichText")).then(take, () => setWanted(false));
    return () => {
      left = true;
    };
  }, [wanted, formatted, Rich]);

  // In every render, because inserting needs what is written now.
  useEffect(() => {
    if (tookOver.current) return;
    onWriter({
      focus: () => {
        field.current?.focus();
        field.current?.setSelectionRange(text.length, text.length);
      },
      insert: (added) => {
        const at = field.current?.selectionEnd ?? text.length;
        const before = text.trim() === "" ? "" : text.slice(0, at).trimEnd();
        const after = text.trim() === "" ? "" : text.slice(at).trimStart();
        cursor.current = [before, added.trim()].filter(Boolean).join("\n\n").length;
        type([before, added.trim(), after].filter(Boolean).join("\n\n"));
        setWanted(true);
      },
      replace: () => {},
    });
    if (cursor.current !== null) field.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  });

  return (
    <>
      {!ready && (
        <div className={styles.editor}>
          <Toolbar
            editor={null}
            onTool={(tool) => {
              firstTool.current = tool;
              field.current?.focus();
              setWanted(true);
            }}
          />
          <div className={`${styles.paper} ${styles.plain}`} data-text={text}>
            <textarea
              ref={field}
              id="composer-text"
              name={name}
              className={styles.text}
              aria-label={label}
              placeholder={placeholder}
              value={text}
              readOnly={formatted}
              autoComplete="off"
              onChange={(event) => type(event.target.value)}
              onFocus={() => setWanted(true)}
              onCompositionStart={() => (composing.current = true)}
              onCompositionEnd={() => (composing.current = false)}
            />
          </div>
        </div>
      )}
      {Rich && (
        <Rich
          html={html}
          label={label}
          placeholder={placeholder}
          plain={field}
          firstTool={firstTool}
          onChange={onChange}
          onReady={(writer) => {
            tookOver.current = true;
            setReady(true);
            onWriter(writer);
          }}
        />
      )}
    </>
  );
}

/** What somebody typed into the field as the server sent it; React would overwrite it. */
function typedEarly(name: string): string | null {
  return typeof document === "undefined" ? null : (document.querySelector<HTMLTextAreaElement>(`textarea#composer-text[name="${CSS.escape(name)}"]`)?.value ?? null);
}
