import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showDay, showMoney } from "~/components/show";
import type { FoundOrder } from "~/domain/tickets/search-orders.server";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

/** Looks for an order that nobody thought of, and links it. `linked`: orders that the ticket has already. */
export function OrderSearch({ searchUrl, timeZone, linked }: { searchUrl: string; timeZone: string; linked: string[] }) {
  const [wanted, setWanted] = useState("");
  const search = useFetcher<{ orders: FoundOrder[]; wanted: string }>();
  const { act, busy } = useAct();
  const found = search.data?.orders.filter(({ id }) => !linked.includes(id)) ?? [];
  return (
    <BlockStack gap="200">
      <search.Form method="get" action={searchUrl}>
        <TextField
          label="Search an order"
          name="wanted"
          value={wanted}
          onChange={setWanted}
          autoComplete="off"
          placeholder="#1042, name, address, tracking number"
          connectedRight={
            <Button submit loading={search.state !== "idle"} disabled={wanted.trim().length < 2}>
              Search
            </Button>
          }
        />
      </search.Form>
      {search.data && search.state === "idle" && found.length === 0 && (
        <Text as="p" tone="subdued">
          No order found for “{search.data.wanted}”. Orders older than 60 days are only visible when Shopify has granted it.
        </Text>
      )}
      <ul className={styles.plain} aria-label="Orders found">
        {found.map((order) => (
          <li key={order.id} className={styles.candidate}>
            <BlockStack gap="050">
              <InlineStack gap="150" blockAlign="center">
                <Text as="span" fontWeight="semibold">
                  {order.name}
                </Text>
                <OrderStateBadge state={order.state} />
              </InlineStack>
              <Text as="span" variant="bodySm">
                {order.items.join(" · ")}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {[order.customerName, showDay(order.placedAt, timeZone), showMoney(order.total)].filter(Boolean).join(" · ")}
              </Text>
            </BlockStack>
            <Button size="slim" loading={busy} onClick={() => act("link", { orderId: order.id })} accessibilityLabel={`This one: ${order.name}`}>
              This one
            </Button>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}
