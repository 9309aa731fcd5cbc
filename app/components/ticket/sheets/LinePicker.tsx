import { TextField } from "@shopify/polaris";
import styles from "./Sheets.module.css";

export interface PickableLine {
  id: string;
  title: string;
  detail: string | null;
  /** How many at most. */
  most: number;
}

/** How many of each item. `chosen` by line id. */
export function LinePicker({ lines, chosen, onChange, label }: { lines: PickableLine[]; chosen: Record<string, number>; onChange: (chosen: Record<string, number>) => void; label: string }) {
  return (
    <ul className={styles.picker} aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <span>
            {line.title}
            {line.detail && <span className={styles.subdued}> {line.detail}</span>}
          </span>
          <span className={styles.count}>
            <TextField
              label={`${line.title}: how many`}
              labelHidden
              type="number"
              min={0}
              max={line.most}
              value={String(chosen[line.id] ?? 0)}
              onChange={(value) => onChange({ ...chosen, [line.id]: Math.max(0, Math.min(line.most, Math.floor(Number(value) || 0))) })}
              autoComplete="off"
              suffix={`of ${line.most}`}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** As the use cases want them: only lines of which there is at least one. */
export function chosenLines(chosen: Record<string, number>): { lineId: string; quantity: number }[] {
  return Object.entries(chosen).flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
}
