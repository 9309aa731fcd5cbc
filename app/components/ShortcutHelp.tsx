import { Sheet } from "./Sheet";
import type { Shortcut } from "./use-shortcuts";
import styles from "./ShortcutHelp.module.css";

/** The keys of this page and what they do. */
export function ShortcutHelp({ open, onClose, shortcuts }: { open: boolean; onClose: () => void; shortcuts: Shortcut[] }) {
  return (
    <Sheet open={open} onClose={onClose} title="Keyboard">
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{nameOf(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

function nameOf(key: string): string {
  return key.replace("mod+", "Ctrl ").replace("ArrowDown", "↓").replace("ArrowUp", "↑");
}
