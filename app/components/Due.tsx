import { ago } from "./Ago";
import { useNow } from "./clock";
import styles from "./Due.module.css";

/** By when an answer is promised: "due in 3 h", "overdue 12 min". */
export function Due({ at }: { at: string | null }) {
  const now = useNow();
  if (!at) return null;
  const left = Date.parse(at) - now;
  return <span className={left < 0 ? styles.overdue : left < 3_600_000 ? styles.soon : styles.due}>{left < 0 ? `overdue ${ago(-left).replace(" ago", "")}` : `due ${ago(-left)}`}</span>;
}
