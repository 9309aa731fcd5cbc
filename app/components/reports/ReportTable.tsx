import { Text } from "@shopify/polaris";
import { cellInWords, type Table } from "~/domain/reports/report";
import styles from "./Reports.module.css";

/** A table with small bars where a column asks for them. The numbers say everything; the bars only help the eye. */
export function ReportTable({ table }: { table: Table }) {
  if (table.rows.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {table.empty}
      </Text>
    );
  }
  const most = table.columns.map((_, index) => Math.max(0, ...table.rows.map((row) => (typeof row[index] === "number" ? row[index] : 0))));
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={table.title}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map(({ label, kind }) => (
              <th key={label} scope="col" data-kind={kind}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {table.columns.map(({ label, kind, bar }, index) => {
                const cell = row[index] ?? null;
                if (index === 0) {
                  return (
                    <th key={label} scope="row">
                      {cellInWords(cell, kind)}
                    </th>
                  );
                }
                return (
                  <td key={label} data-kind={kind}>
                    <span className={styles.cell}>
                      {bar && <Bar share={typeof cell === "number" && most[index]! > 0 ? cell / most[index]! : 0} />}
                      <span className={bar ? styles.besideBar : undefined}>{cellInWords(cell, kind)}</span>
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `share`: 0 to 1. */
function Bar({ share }: { share: number }) {
  return (
    <svg className={styles.bar} width="72" height="8" viewBox="0 0 72 8" aria-hidden focusable="false">
      <rect width="72" height="8" rx="2" fill="var(--p-color-bg-surface-tertiary)" />
      {share > 0 && <rect width={Math.max(2, 72 * share)} height="8" rx="2" fill="var(--p-color-bg-fill-brand)" />}
    </svg>
  );
}
