import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Sheet } from "~/components/Sheet";

interface Props {
  open: boolean;
  onClose: () => void;
  /** ISO instant. */
  onSchedule: (at: string) => void;
}

/** When a draft goes to the storefront by itself. The time is that of the person's own clock. */
export function ScheduleSheet({ open, onClose, onSchedule }: Props) {
  const [at, setAt] = useState(tomorrowMorning);
  const chosen = at ? new Date(at) : null;
  const isAhead = chosen !== null && chosen.getTime() > Date.now();
  return (
    <Sheet
      open={open}
      title="Publish later"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isAhead} onClick={() => chosen && onSchedule(chosen.toISOString())}>
            Publish then
          </Button>
        </>
      }
    >
      <BlockStack gap="300">
        <TextField label="When" type="datetime-local" value={at} onChange={setAt} autoComplete="off" error={chosen && !isAhead ? "Choose a moment that is still to come." : undefined} />
        <Text as="p" tone="subdued">
          By your own clock ({Intl.DateTimeFormat().resolvedOptions().timeZone}). What stands in the saved draft at that moment is published, later changes included.
        </Text>
      </BlockStack>
    </Sheet>
  );
}

/** Nine o'clock tomorrow by the person's own clock, as a field for date and time wants it. */
function tomorrowMorning(): string {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T09:00`;
}
