import { TextField } from "@shopify/polaris";
import { useState } from "react";

/** Several values in one field, separated by commas or lines; keeps what is typed as it is typed. */
export function WordList({ label, values, onChange, error, helpText = "Separated by commas.", lines = false }: { label: string; values: string[]; onChange: (values: string[]) => void; error?: string; helpText?: string; lines?: boolean }) {
  const [text, setText] = useState(values.join(lines ? "\n" : ", "));
  const change = (next: string) => {
    setText(next);
    onChange(next.split(lines ? "\n" : /[\n,]/).map((value) => value.trim()).filter(Boolean));
  };
  return <TextField label={label} value={text} onChange={change} multiline={lines ? 3 : undefined} error={error} helpText={helpText} autoComplete="off" />;
}
