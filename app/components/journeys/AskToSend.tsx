import { Banner, BlockStack, Button, Text } from "@shopify/polaris";
import { Sheet } from "~/components/Sheet";
import { showMoment } from "~/components/show";
import { minutesToClock } from "~/domain/shops/settings-form";
import { clockIn, isQuietIn, type QuietHours } from "~/lib/quiet-hours";

interface Props {
  /** Null closes the sheet. */
  entry: { stepName: string; state: "sent" | "skipped" | "failed" | "due" | "not_planned"; at: string | null; words: string } | null;
  order: { name: string; customerName: string; email: string | null };
  /** The shop's quiet hours, and the zone in which the buyer most probably lives. */
  quiet: QuietHours & { zone: string };
  timeZone: string;
  isSending: boolean;
  onSend: () => void;
  onClose: () => void;
}

/**
 * Asks before a mail is sent to a customer out of turn: a mail cannot be taken back, and the rules that would have kept
 * it (the hour, an open question) are passed over.
 */
export function AskToSend({ entry, order, quiet, timeZone, isSending, onSend, onClose }: Props) {
  const now = new Date();
  return (
    <Sheet
      open={entry !== null}
      title={entry ? `Send “${entry.stepName}” now?` : ""}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={order.email === null} loading={isSending} onClick={onSend}>
            Send
          </Button>
        </>
      }
    >
      {entry && (
        <BlockStack gap="300">
          {order.email === null ? (
            <Text as="p">There is no email address on order {order.name}, so nothing can be sent.</Text>
          ) : (
            <Text as="p" breakWord>
              It goes to <strong>{order.customerName}</strong>, {order.email}, about order {order.name}, and cannot be taken back.
            </Text>
          )}
          <Text as="p" tone="subdued">
            {entry.state === "due" && entry.at ? `By itself it would leave on ${showMoment(entry.at, timeZone)}.` : `Until now: ${entry.words}`}
          </Text>
          {order.email !== null && isQuietIn(quiet.zone, quiet, now) && (
            <Banner tone="warning">
              It is night there: {clockIn(quiet.zone, now)} by the customer’s clock. Planned mail waits until {minutesToClock(quiet.to)}.
            </Banner>
          )}
        </BlockStack>
      )}
    </Sheet>
  );
}
