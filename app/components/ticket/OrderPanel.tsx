import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { LinkEvidence } from "~/components/LinkEvidence";
import { Candidates } from "./Candidates";
import { OrderCard } from "./OrderCard";
import { OrderSearch } from "./OrderSearch";
import type { OpenSheet } from "./sheets/OrderSheets";
import type { OrderData, TicketData } from "./types";
import { useAct } from "./use-act";

interface Props {
  ticket: TicketData;
  timeZone: string;
  /** Path of the order search of this ticket. */
  searchUrl: string;
  refresh: { busy: boolean; start: () => void };
  /** Null: this person may only read. */
  onSheet: ((sheet: OpenSheet) => void) | null;
}

/** Which orders the ticket is about, why we think so, and how to say otherwise. */
export function OrderPanel({ ticket, timeZone, searchUrl, refresh, onSheet }: Props) {
  const [searching, setSearching] = useState(false);
  const none = ticket.orders.length === 0;
  const mayLink = onSheet !== null;
  return (
    <BlockStack gap="300">
      {ticket.orders.map((order) => (
        <Card key={order.id} padding="300">
          <BlockStack gap="300">
            <Evidence order={order} mayLink={mayLink} />
            <OrderCard entry={order} timeZone={timeZone} refresh={refresh} onSheet={order.link.status === "claimed" ? null : onSheet} />
          </BlockStack>
        </Card>
      ))}
      {none && (
        <Card padding="300">
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingSm">
                {ticket.linkOutcome === "ambiguous" ? "Which order?" : "No order yet"}
              </Text>
              <LinkEvidence status={ticket.linkOutcome} />
            </InlineStack>
            {ticket.linkSentence && <Text as="p">{ticket.linkSentence}</Text>}
            <Candidates ticket={ticket} timeZone={timeZone} mayLink={mayLink} />
            {mayLink && <OrderSearch searchUrl={searchUrl} timeZone={timeZone} linked={[]} />}
          </BlockStack>
        </Card>
      )}
      {!none && (mayLink || ticket.candidates.length > 0) && (
        <Card padding="300">
          <BlockStack gap="200">
            <Button variant="plain" textAlign="left" disclosure={searching ? "up" : "down"} ariaExpanded={searching} onClick={() => setSearching(!searching)}>
              {ticket.candidates.length > 0 ? `Another order? (${ticket.candidates.length} more considered)` : "Another order?"}
            </Button>
            {searching && (
              <>
                <Candidates ticket={ticket} timeZone={timeZone} mayLink={mayLink} />
                {mayLink && <OrderSearch searchUrl={searchUrl} timeZone={timeZone} linked={ticket.orders.map(({ id }) => id)} />}
              </>
            )}
          </BlockStack>
        </Card>
      )}
    </BlockStack>
  );
}

/** How sure the link is, in one sentence, and a person's word on it. */
function Evidence({ order, mayLink }: { order: OrderData; mayLink: boolean }) {
  const { act, busy, intent } = useAct();
  const { status, madeBy, sentence } = order.link;
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="150" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {order.name}
          </Text>
          <LinkEvidence status={status} />
        </InlineStack>
        {mayLink && (
          <InlineStack gap="100">
            {status !== "proven" && (
              <Button size="micro" loading={busy && intent === "link"} onClick={() => act("link", { orderId: order.id })}>
                Confirm
              </Button>
            )}
            <Button size="micro" loading={busy && intent === "unlink"} onClick={() => act("unlink", { orderId: order.id })}>
              Not this order
            </Button>
          </InlineStack>
        )}
      </InlineStack>
      {status === "claimed" ? (
        <Banner tone="warning" title="The sender does not own this order">
          <p>{sentence} Do not share its details before you know who is writing.</p>
        </Banner>
      ) : (
        <Text as="p" tone="subdued" variant="bodySm">
          {madeBy === "person" ? sentence : sentence || "Found by the engine."}
        </Text>
      )}
    </BlockStack>
  );
}
