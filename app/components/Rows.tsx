import type { ReactNode } from "react";
import styles from "./Rows.module.css";

/** A plain list: words left, buttons right; below each other where it is narrow. */
export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ children, buttons }: { children: ReactNode; buttons?: ReactNode }) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>{children}</div>
      {buttons && <div className={styles.buttons}>{buttons}</div>}
    </li>
  );
}
