import { useId, useState } from "react";
import styles from "./ShownOn.module.css";

interface Props {
  label: string;
  known: readonly { label: string; value: string }[];
  /** A word that no product has yet may be written as well. */
  mayBeNew: boolean;
  error?: string | undefined;
  onAdd: (value: string) => void;
}

const MOST_SHOWN = 250;

/** A field with the browser's own list of what is known; a choice, Enter or a comma adds it. */
export function AddValue({ label, known, mayBeNew, error, onAdd }: Props) {
  const [typed, setTyped] = useState("");
  const id = useId();
  const find = (text: string) => known.find((each) => each.label.toLowerCase() === text.trim().toLowerCase());
  const add = (text: string) => {
    const found = find(text);
    if (found) onAdd(found.value);
    else if (mayBeNew && text.trim() !== "") onAdd(text.trim().slice(0, 255));
    else return;
    setTyped("");
  };
  return (
    <div>
      <input
        className={styles.add}
        list={`${id}-known`}
        aria-label={`Add a ${label.toLowerCase()}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder={`Add a ${label.toLowerCase()}`}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          // A choice from the list comes as a whole, not letter by letter.
          const isChosen = text.length - typed.length > 1 && find(text) !== undefined;
          if (isChosen || text.endsWith(",")) add(text.replace(/,$/, ""));
          else setTyped(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => find(typed) && add(typed)}
      />
      <datalist id={`${id}-known`}>
        {known.slice(0, MOST_SHOWN).map(({ label: name, value }) => (
          <option key={value} value={name} />
        ))}
      </datalist>
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
