import { startTransition, useEffect, useLayoutEffect, useRef, useState, type ComponentType } from "react";
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

/** Making the editor holds up a slow machine for some tenths of a second: it waits until nobody types. */
const PAUSE_MS = 400;

/**
 * A plain field that is there at once and turns into the editor when somebody begins to write; words and cursor stay.
 * Should the editor not arrive, the plain field goes on. A formatted draft waits for the editor.
 *
 * The plain field holds its own words (they are not drawn from state), so that a key is on the screen before anything
 * else of the page is; the page hears of it in a transition.
 */
export function WritingField({ name, html, text, label, placeholder, onChange, onWriter }: Props) {
  const [early] = useState(() => typedEarly(name));
  const [first] = useState(text);
  const [wanted, setWanted] = useState(false);
  const [Rich, setRich] = useState<ComponentType<RichTextProps> | null>(null);
  const [ready, setReady] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const firstTool = useRef<Tool | null>(null);
  const composing = useRef(false);
  const lastKey = useRef(-Infinity);
  const formatted = isFormatted(html);
  // Beside the state, because an effect of an earlier render may run after the editor took over.
  const tookOver = useRef(false);

  const tell = (next: string) => startTransition(() => onChange(next === "" ? "" : asParagraphs(next), next));
  const put = (next: string) => {
    if (!field.current) return;
    field.current.value = next;
    growTo(field.current);
  };
  useLayoutEffect(() => {
    if (!early || early === text || formatted) return;
    put(early);
    tell(early);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, after hydration
  }, []);

  useEffect(() => {
    if (!(wanted || formatted) || Rich) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = ({ default: loaded }: { default: ComponentType<RichTextProps> }) => {
      if (left) return;
      const pause = firstTool.current ? 0 : lastKey.current + PAUSE_MS - performance.now();
      // A letter that is made of several keys is finished first.
      if (composing.current) field.current?.addEventListener("compositionend", () => (timer = setTimeout(take, 0, { default: loaded })), { once: true });
      else if (pause > 0) timer = setTimeout(take, pause, { default: loaded });
      else setRich(() => loaded);
    };
    loadPatiently(() => import("./RichText")).then(take, () => setWanted(false));
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted, formatted, Rich]);

  // In every render, because it tells of what is inserted.
  useEffect(() => {
    if (tookOver.current) return;
    onWriter({
      focus: () => {
        const end = field.current?.value.length ?? 0;
        field.current?.focus();
        field.current?.setSelectionRange(end, end);
      },
      insert: (added) => {
        const written = field.current?.value ?? "";
        const at = field.current?.selectionEnd ?? 0;
        const [before, after] = written.trim() === "" ? ["", ""] : [written.slice(0, at).trimEnd(), written.slice(at).trimStart()];
        const next = [before, added.trim(), after].filter(Boolean).join("\n\n");
        const cursor = [before, added.trim()].filter(Boolean).join("\n\n").length;
        put(next);
        field.current?.setSelectionRange(cursor, cursor);
        tell(next);
        setWanted(true);
      },
      replace: (draft) => put(draft.text),
    });
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
          <div className={`${styles.paper} ${styles.plain}`} data-text={first}>
            <textarea
              ref={field}
              id="composer-text"
              name={name}
              className={styles.text}
              aria-label={label}
              placeholder={placeholder}
              defaultValue={first}
              readOnly={formatted}
              autoComplete="off"
              onChange={(event) => {
                lastKey.current = performance.now();
                growTo(event.target);
                tell(event.target.value);
              }}
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

/** The layer under the field holds its words, and makes it as high as they are. */
function growTo(field: HTMLTextAreaElement): void {
  field.parentElement!.dataset.text = field.value;
}

/** What somebody typed into the field as the server sent it; React would overwrite it. */
function typedEarly(name: string): string | null {
  return typeof document === "undefined" ? null : (document.querySelector<HTMLTextAreaElement>(`textarea#composer-text[name="${CSS.escape(name)}"]`)?.value ?? null);
}
