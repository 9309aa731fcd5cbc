import { Link as RouteLink } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { Ago } from "~/components/Ago";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showDay, showMoney } from "~/components/show";
import { ticketStatuses } from "~/domain/tickets/statuses";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";

/** Who is writing, as far as we know: their orders and what else they asked. */
export function CustomerCard({ ticket, timeZone }: { ticket: TicketData; timeZone: string }) {
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
            : "Not a customer that we know by this address."}
        </Text>
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
          </details>
        )}
      </BlockStack>
    </Card>
  );
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(locale) ?? locale;
}
