import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showDay, showMoney } from "~/components/show";
import { signalWords } from "./signal-words";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

/** Orders that may be meant, likeliest first, each one click away for who may link. */
export function Candidates({ ticket, timeZone, mayLink }: { ticket: TicketData; timeZone: string; mayLink: boolean }) {
  const { act, busy } = useAct();
  if (ticket.candidates.length === 0) return null;
  return (
    <ul className={styles.plain} aria-label="Orders that may be meant">
      {ticket.candidates.map((candidate) => (
        <li key={candidate.orderId} className={styles.candidate}>
          <BlockStack gap="050">
            <InlineStack gap="150" blockAlign="center">
              <Text as="span" fontWeight="semibold">
                {candidate.orderName}
              </Text>
              <OrderStateBadge state={candidate.state} />
            </InlineStack>
            <Text as="span" variant="bodySm">
              {candidate.items.join(" · ")}
            </Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {[candidate.placedAt && showDay(candidate.placedAt, timeZone), candidate.total && showMoney(candidate.total), signalWords(candidate.signals)].filter(Boolean).join(" · ")}
            </Text>
          </BlockStack>
          {mayLink && (
            <Button size="slim" loading={busy} onClick={() => act("link", { orderId: candidate.orderId })} accessibilityLabel={`This one: ${candidate.orderName}`}>
              This one
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
