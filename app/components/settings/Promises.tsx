import { BlockStack, Card, Text, TextField } from "@shopify/polaris";
import type { DeskSettings } from "~/domain/tickets/desk-settings";
import { priorities, type Priority } from "~/domain/tickets/priorities";
import styles from "./Promises.module.css";

type Sla = DeskSettings["sla"];

const columns = [
  { field: "first", label: "First answer" },
  { field: "next", label: "Next answers" },
  { field: "resolve", label: "Solved" },
] as const;

/** By when customers are answered, in hours of open time; empty: nothing is promised. */
export function Promises({ value, onChange, errorAt, disabled }: { value: Sla; onChange: (sla: Sla) => void; errorAt: (path: string) => string | undefined; disabled: boolean }) {
  const order: Priority[] = ["urgent", "high", "normal", "low"];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Promised times
        </Text>
        <Text as="p" tone="subdued">
          In hours of your opening time (see Settings): a night or a holiday does not count. An empty field promises nothing.
        </Text>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Priority</th>
              {columns.map(({ field, label }) => (
                <th scope="col" key={field}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((priority) => (
              <tr key={priority}>
                <th scope="row">{priorities[priority]}</th>
                {columns.map(({ field, label }) => (
                  <td key={field}>
                    <TextField
                      label={`${priorities[priority]}: ${label.toLowerCase()}, in hours`}
                      labelHidden
                      type="number"
                      min={0}
                      step={0.5}
                      value={value[priority][field] === null ? "" : String(value[priority][field]! / 60)}
                      onChange={(hours) => onChange({ ...value, [priority]: { ...value[priority], [field]: hours === "" ? null : Math.round(Number(hours) * 60) } })}
                      error={errorAt(`${priority}.${field}`)}
                      autoComplete="off"
                      disabled={disabled}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <TextField label="Warn this many minutes before" type="number" min={0} max={600} value={String(value.warnMinutes)} onChange={(minutes) => onChange({ ...value, warnMinutes: Math.round(Number(minutes)) })} error={errorAt("warnMinutes")} autoComplete="off" disabled={disabled} />
      </BlockStack>
    </Card>
  );
}
