import { TextField } from "@shopify/polaris";
import { useId } from "react";
import { VariableMenu } from "./VariableMenu";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  helpText?: string;
}

/** A line of text into which facts of the order can be put, at the caret. */
export function LineField({ label, value, onChange, error, helpText }: Props) {
  const id = useId();
  const insert = (tag: string) => {
    const input = document.getElementById(id) as HTMLInputElement | null;
    const at = input?.selectionStart ?? value.length;
    onChange(value.slice(0, at) + tag + value.slice(input?.selectionEnd ?? at));
  };
  return <TextField id={id} label={label} value={value} onChange={onChange} error={error} helpText={helpText} autoComplete="off" connectedRight={<VariableMenu field={label} onInsert={insert} />} />;
}
