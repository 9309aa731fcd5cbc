import { TextField } from "@shopify/polaris";
import { useId } from "react";
import { variableTag } from "./edit-journey";
import styles from "./Journeys.module.css";
import { SuggestionList } from "./SuggestionList";
import { useSuggestions } from "./use-suggestions";
import { VariableMenu } from "./VariableMenu";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  helpText?: string;
}

/** A line of text into which facts of the order can be put: from a menu, or by typing "{{". */
export function LineField({ label, value, onChange, error, helpText }: Props) {
  const id = useId();
  const input = () => document.getElementById(id) as HTMLInputElement | null;
  const put = (tag: string, from: number, to: number) => {
    onChange(value.slice(0, from) + tag + value.slice(to));
    requestAnimationFrame(() => input()?.setSelectionRange(from + tag.length, from + tag.length));
  };
  const suggestions = useSuggestions((variable, typed) => {
    const caret = input()?.selectionStart ?? value.length;
    // Braces that were closed already are part of what is replaced.
    const closed = /^\s*\}\}/.exec(value.slice(caret))?.[0].length ?? 0;
    put(variableTag(variable), caret - typed, caret + closed);
  });
  const isOpen = suggestions.options.length > 0;
  return (
    <div
      className={styles.suggesting}
      onKeyDownCapture={(event) => {
        if (event.target === input() && suggestions.press(event.key)) event.preventDefault();
      }}
    >
      <TextField
        id={id}
        label={label}
        value={value}
        onChange={(next) => {
          onChange(next);
          suggestions.see(next.slice(0, input()?.selectionStart ?? next.length));
        }}
        onBlur={suggestions.close}
        error={error}
        helpText={helpText}
        autoComplete="off"
        ariaAutocomplete="list"
        role="combobox"
        ariaExpanded={isOpen}
        ariaControls={isOpen ? `${id}-facts` : undefined}
        ariaActiveDescendant={isOpen ? `${id}-facts-${suggestions.active}` : undefined}
        connectedRight={
          <VariableMenu
            field={label}
            onInsert={(tag) => {
              const at = input()?.selectionStart ?? value.length;
              put(tag, at, input()?.selectionEnd ?? at);
            }}
          />
        }
      />
      <SuggestionList id={`${id}-facts`} suggestions={suggestions} />
    </div>
  );
}
