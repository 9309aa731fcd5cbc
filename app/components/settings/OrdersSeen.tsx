import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

/** How far back Shopify lets the app see orders, and how to see further. */
export function OrdersSeen({ canReadAllOrders, isOwner }: { canReadAllOrders: boolean; isOwner: boolean }) {
  const shopify = useAppBridge();
  const [answer, setAnswer] = useState<string | null>(null);
  const ask = async () => {
    const result = await shopify.scopes.request(["read_all_orders"]).then(
      ({ result }) => result,
      () => "unavailable" as const,
    );
    setAnswer(
      result === "granted-all"
        ? "Granted. Older orders come in within a few minutes."
        : result === "unavailable"
          ? "Shopify has not approved this app for older orders yet, so it cannot be asked for now."
          : "Nothing was changed.",
    );
  };
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="orders">
            Orders we can see
          </Text>
          {canReadAllOrders ? <Badge tone="success">All orders</Badge> : <Badge>Last 60 days</Badge>}
        </InlineStack>
        <Text as="p">
          {canReadAllOrders
            ? "A question about any order of your shop can be linked to it."
            : "Shopify shows an app the orders of the last 60 days. Questions about older orders are tickets all the same; they say that the order is out of sight."}
        </Text>
        {!canReadAllOrders && (
          <InlineStack gap="300" blockAlign="center">
            <Button onClick={ask} disabled={!isOwner}>
              Ask Shopify for all orders
            </Button>
            <span role="status">{answer}</span>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
