import { Autocomplete } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  label: string;
  known: readonly { label: string; value: string }[];
  /** A word that no product has yet may be written as well. */
  mayBeNew: boolean;
  error?: string | undefined;
  onAdd: (value: string) => void;
}

const MOST_SHOWN = 50;

/** A field that offers what is known while one types, and adds it with Enter or a click. */
export function AddValue({ label, known, mayBeNew, error, onAdd }: Props) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = known.filter((each) => each.label.toLowerCase().includes(wanted)).slice(0, MOST_SHOWN);
  const isNew = mayBeNew && wanted !== "" && !known.some((each) => each.label.toLowerCase() === wanted);
  const options = [...found, ...(isNew ? [{ label: `“${typed.trim()}”`, value: typed.trim() }] : [])];
  return (
    <Autocomplete
      options={options}
      selected={[]}
      onSelect={([value]) => {
        if (value) onAdd(value);
        setTyped("");
      }}
      textField={<Autocomplete.TextField label={label} labelHidden value={typed} onChange={setTyped} placeholder={`Add a ${label.toLowerCase()}`} autoComplete="off" error={error} />}
    />
  );
}
