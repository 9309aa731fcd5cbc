import { BlockStack, Checkbox, InlineGrid, Select, TextField } from "@shopify/polaris";
import type { Delay } from "~/domain/journeys/delays";

/** Whether a step is sent at all, and when. Times of day are the shop's. */
export function StepTiming({ enabled, delay, when, errorAt, onEnable, onChange }: { enabled: boolean; delay: Delay; when: string; errorAt: (part: string) => string | undefined; onEnable: (on: boolean) => void; onChange: (delay: Delay) => void }) {
  const whole = (text: string, most: number) => Math.min(most, Math.max(0, Math.round(Number(text) || 0)));
  return (
    <BlockStack gap="300">
      <Checkbox label="Send this mail" checked={enabled} onChange={onEnable} />
      <Select
        label="When"
        options={[{ value: "after", label: `After: ${when.toLowerCase()}` }, { value: "before_return_by", label: "Before the return-by date" }]}
        value={delay.kind}
        onChange={(kind) => onChange(kind === "after" ? { kind, amount: 1, unit: "days", time: "calendar", at: null } : { kind: "before_return_by", days: 3, at: "10:00" })}
      />
      {delay.kind === "after" ? (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          <TextField label="Wait" type="number" min={0} max={365} value={String(delay.amount)} onChange={(text) => onChange({ ...delay, amount: whole(text, 365) })} autoComplete="off" error={errorAt("amount")} />
          <Select label="Unit" options={[{ value: "minutes", label: "minutes" }, { value: "hours", label: "hours" }, { value: "days", label: "days" }]} value={delay.unit} onChange={(unit) => onChange({ ...delay, unit: unit as "days", at: unit === "days" ? delay.at : null })} />
          <Select label="Counting" options={[{ value: "calendar", label: "all hours and days" }, { value: "business", label: "only when you are open" }]} value={delay.time} onChange={(time) => onChange({ ...delay, time: time as "calendar" })} />
          {delay.unit === "days" && <TextField label="Time of day (optional)" type="time" value={delay.at ?? ""} onChange={(at) => onChange({ ...delay, at: at || null })} autoComplete="off" error={errorAt("at")} helpText="Shop time. Empty: the time of day at which it happened." />}
        </InlineGrid>
      ) : (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
          <TextField label="Days before" type="number" min={0} max={60} value={String(delay.days)} onChange={(text) => onChange({ ...delay, days: whole(text, 60) })} autoComplete="off" error={errorAt("days")} />
          <TextField label="Time of day" type="time" value={delay.at} onChange={(at) => onChange({ ...delay, at })} autoComplete="off" error={errorAt("at")} helpText="Shop time." />
        </InlineGrid>
      )}
    </BlockStack>
  );
}
