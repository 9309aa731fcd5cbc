import { Link as RouteLink } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Ago } from "~/components/Ago";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showDay, showMoney } from "~/components/show";
import { ticketStatuses } from "~/domain/tickets/statuses";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

/** Who is writing, as far as we know: their orders and what else they asked. */
export function CustomerCard({ ticket, timeZone, mayWrite }: { ticket: TicketData; timeZone: string; mayWrite: boolean }) {
  const { customer, otherOrders, otherTickets } = ticket;
  return (
    <Card padding="300">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {customer?.name ?? ticket.customerName}
          </Text>
          {customer?.tags.map((tag) => <Badge key={tag}>{tag}</Badge>)}
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {[ticket.customerEmail, customer?.phone, customer?.locale && languageName(customer.locale)].filter(Boolean).join(" · ") || "No address"}
        </Text>
        <Text as="p" variant="bodySm">
          {customer
            ? `${customer.numberOfOrders === 1 ? "1 order" : `${customer.numberOfOrders} orders`}, ${showMoney(customer.amountSpent)} · ${otherTickets.length === 0 ? "first question" : `${otherTickets.length} other ${otherTickets.length === 1 ? "ticket" : "tickets"}`}`
            : ticket.candidates.some(({ signals }) => signals.some(({ kind }) => kind === "unverified_sender"))
              ? "The sender’s address is not verified, so this may be anybody."
              : "Not a customer that we know by this address."}
        </Text>
        {ticket.ratings.average !== null && (
          <Text as="p" variant="bodySm">
            Rated us {ticket.ratings.average.toFixed(1)} of 5{ticket.ratings.count > 1 ? ` (${ticket.ratings.count} times)` : ""}
            {ticket.ratings.here !== null ? `, ${ticket.ratings.here} for this ticket` : ""}
          </Text>
        )}
        <Notes ticket={ticket} timeZone={timeZone} mayWrite={mayWrite} />
        {otherOrders.length > 0 && (
          <details className={styles.fold}>
            <summary>Other orders</summary>
            <ul className={styles.lines}>
              {otherOrders.map((order) => (
                <li key={order.id}>
                  <InlineStack gap="150" blockAlign="center">
                    <span>{order.name}</span>
                    <OrderStateBadge state={order.state} />
                    <span className={styles.subdued}>
                      {showDay(order.placedAt, timeZone)} · {showMoney(order.total)}
                    </span>
                    {mayWrite && <RouteLink to={`/app/orders/${order.id.split("/").pop()}/write`}>Write about it</RouteLink>}
                  </InlineStack>
                </li>
              ))}
            </ul>
          </details>
        )}
        {otherTickets.length > 0 && (
          <details className={styles.fold}>
            <summary>Other tickets</summary>
            <ul className={styles.lines}>
              {otherTickets.map((other) => (
                <li key={other.id}>
                  <RouteLink to={`/app/inbox/${other.id}`}>{other.subject}</RouteLink>{" "}
                  <span className={styles.subdued}>
                    {ticketStatuses[other.status].label.toLowerCase()}, <Ago at={other.lastMessageAt} timeZone={timeZone} />
                  </span>
                </li>
              ))}
            </ul>
            {customer && <RouteLink to={`/app/inbox?${new URLSearchParams({ view: "all", customer: customer.id })}`}>All in the inbox</RouteLink>}
          </details>
        )}
      </BlockStack>
    </Card>
  );
}

/** What colleagues should know of this person. */
function Notes({ ticket, timeZone, mayWrite }: { ticket: TicketData; timeZone: string; mayWrite: boolean }) {
  const [text, setText] = useState("");
  const { act, busy, problem } = useAct((answer) => answer.outcome === "kept" && setText(""), { showsProblem: true });
  if (!mayWrite && ticket.customerNotes.length === 0) return null;
  return (
    <details className={styles.fold} open={ticket.customerNotes.length > 0 || undefined}>
      <summary>Notes on this customer</summary>
      <ul className={styles.lines}>
        {ticket.customerNotes.map((note) => (
          <li key={note.id}>
            {note.text}{" "}
            <span className={styles.subdued}>
              {note.staffName}, <Ago at={note.createdAt} timeZone={timeZone} />
            </span>{" "}
            {mayWrite && (
              <Button variant="plain" size="micro" onClick={() => act("remove-customer-note", { noteId: note.id })} accessibilityLabel={`Remove the note: ${note.text.slice(0, 40)}`}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) act("customer-note", { text });
          }}
        >
          <TextField label="Add a note on this customer" labelHidden placeholder="Prefers to be called" value={text} onChange={setText} autoComplete="off" error={problem ?? undefined} connectedRight={<Button submit loading={busy}>Keep</Button>} />
        </form>
      )}
    </details>
  );
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(locale) ?? locale;
}
