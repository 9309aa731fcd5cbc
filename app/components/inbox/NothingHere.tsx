import { Button, Text } from "@shopify/polaris";
import type { TicketFilter } from "~/domain/tickets/ticket-views";
import styles from "./Inbox.module.css";

const words: Partial<Record<TicketFilter["view"], [string, string]>> = {
  open: ["Nobody is waiting for you", "New mail to your support address and questions from the contact form appear here by themselves."],
  mine: ["Nothing is assigned to you", "Open a ticket and press “a” to take it."],
  unassigned: ["Every ticket has somebody", "New ones appear here by themselves."],
  overdue: ["Nothing is overdue", "Every customer will be answered in the promised time."],
  mentions: ["Nobody has called you", "When a colleague writes your name with an @ in a note, the ticket appears here."],
  snoozed: ["Nothing is snoozed", "A snoozed ticket comes back at its time, or when the customer writes."],
};

/** Why a list is empty, and what to do next. */
export function NothingHere({ filter, onClear }: { filter: TicketFilter; onClear: () => void }) {
  const isSearched = filter.q !== "" || Object.entries(filter).some(([field, value]) => field !== "view" && field !== "q" && value !== "");
  const [title, text] = isSearched ? ["Nothing found", "Try fewer words, a name, an order number, or all tickets."] : (words[filter.view] ?? ["Nothing here", ""]);
  return (
    <div className={styles.empty}>
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Text as="p" tone="subdued">
        {text}
      </Text>
      {isSearched && <Button onClick={onClear}>Clear search and filters</Button>}
    </div>
  );
}
