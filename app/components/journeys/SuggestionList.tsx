import styles from "./Journeys.module.css";
import type { Suggestions } from "./use-suggestions";

/** What can be written after "{{", under the field in which it is being typed. */
export function SuggestionList({ id, suggestions }: { id: string; suggestions: Suggestions }) {
  if (suggestions.options.length === 0) return null;
  return (
    <ul id={id} role="listbox" aria-label="Facts of the order" className={styles.suggestions}>
      {suggestions.options.map((variable, index) => (
        <li
          key={variable.path}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === suggestions.active}
          // Before the field loses the caret.
          onMouseDown={(event) => {
            event.preventDefault();
            suggestions.choose(variable);
          }}
        >
          <code>{variable.path}</code> {variable.means}
        </li>
      ))}
    </ul>
  );
}
