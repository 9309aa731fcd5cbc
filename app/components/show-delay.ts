/** A delay in the words of the journey line: "30 minutes later", "3 days later at 10:00", "5 days before the return-by date". */
type Delay =
  | { kind: "after"; amount: number; unit: "minutes" | "hours" | "days"; time: "calendar" | "business"; at: string | null }
  | { kind: "before_return_by"; days: number; at: string };

export function showDelay(delay: Delay): string {
  if (delay.kind === "before_return_by") return `${delay.days} ${delay.days === 1 ? "day" : "days"} before the return-by date, at ${delay.at}`;
  if (delay.amount === 0) return delay.at ? `at ${delay.at}` : "at once";
  const unit = delay.amount === 1 ? delay.unit.slice(0, -1) : delay.unit;
  return `${delay.amount} ${delay.time === "business" ? `open ${unit}` : unit} later${delay.at ? ` at ${delay.at}` : ""}`;
}
