import { useState, type KeyboardEvent } from "react";
import type { Place } from "~/domain/storefront/edit-grid";
import styles from "./ChartGrid.module.css";

export interface CellKeys {
  /** True when the key was for the grid, and is done with. */
  press: (event: KeyboardEvent<HTMLInputElement>, place: Place, isEditing: boolean) => boolean;
}

interface Props {
  place: Place;
  text: string;
  label: string;
  /** What is wrong, or worth knowing, in words. */
  note: { tone: "error" | "hint"; words: string } | null;
  isSelected: boolean;
  onCommit: (text: string) => void;
  onFocus: () => void;
  onPointer: (kind: "down" | "enter", isShift: boolean) => void;
  keys: CellKeys;
}

/** One cell. What is typed counts when the cell is left; Escape takes it back. */
export function GridCell({ place, text, label, note, isSelected, onCommit, onFocus, onPointer, keys }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== text) onCommit(typed);
    setTyped(null);
  };
  return (
    <input
      className={styles.cell}
      data-place={`${place.row}:${place.column}`}
      data-selected={isSelected || undefined}
      data-note={note?.tone}
      title={note?.words}
      aria-label={note ? `${label}. ${note.words}` : label}
      aria-invalid={note?.tone === "error" || undefined}
      autoComplete="off"
      spellCheck={false}
      value={typed ?? text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus();
      }}
      onBlur={commit}
      onDoubleClick={() => setTyped((known) => known ?? text)}
      onMouseDown={(event) => {
        // The selection grows; the cursor stays where it began.
        if (event.shiftKey) event.preventDefault();
        onPointer("down", event.shiftKey);
      }}
      onMouseEnter={(event) => event.buttons === 1 && onPointer("enter", false)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setTyped(null);
        else if (event.key === "F2") {
          setTyped(text);
          event.currentTarget.setSelectionRange(text.length, text.length);
        } else if (keys.press(event, place, typed !== null)) event.preventDefault();
      }}
    />
  );
}
