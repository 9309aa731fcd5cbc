import type { SerializeFrom } from "@remix-run/node";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { Row, Rows } from "~/components/Rows";
import { saveFile } from "~/components/save-file";
import { showDay } from "~/components/show";
import type { RowAct } from "~/components/use-row-act";
import type { OpenRequest } from "~/domain/privacy/data-requests.server";

interface Props {
  requests: SerializeFrom<OpenRequest>[];
  timeZone: string;
  isOwner: boolean;
  rowAct: RowAct;
}

/** Customers who asked what the shop knows of them. */
export function DataRequests({ requests, timeZone, isOwner, rowAct }: Props) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="requests">
          Customers who ask what you know of them
        </Text>
        <Text as="p" tone="subdued">
          {requests.length === 0 ? "Nobody has asked. When a customer does, Shopify tells us, and the request stands here and on the home page." : "Download the file, send it to the customer, and mark the request as answered. The law gives you 30 days."}
        </Text>
        {requests.length > 0 && (
          <Rows label="Requests">
            {requests.map((request) => (
              <OneRequest key={request.id} request={request} timeZone={timeZone} isOwner={isOwner} rowAct={rowAct} />
            ))}
          </Rows>
        )}
      </BlockStack>
    </Card>
  );
}

function OneRequest({ request, timeZone, isOwner, rowAct }: { request: SerializeFrom<OpenRequest> } & Omit<Props, "requests">) {
  const shopify = useAppBridge();
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const who = request.customerName ?? request.email ?? request.phone ?? "A customer without an address";
  const save = async () => {
    setSaving(true);
    const saved = await saveFile(`/app/settings/privacy/${request.id}/export`, "customer-data.json");
    setSaving(false);
    setFailed(!saved);
    if (saved) shopify.toast.show("Saved");
  };
  return (
    <Row
      buttons={
        <>
          <Button onClick={() => void save()} loading={saving} disabled={!isOwner} accessibilityLabel={`Download the data of ${who}`}>
            Download
          </Button>
          {!request.answeredAt && (
            <Button onClick={() => rowAct.act("answered", request.id)} loading={rowAct.runs("answered", request.id)} disabled={!isOwner || rowAct.busy} accessibilityLabel={`Mark the request of ${who} as answered`}>
              Mark as answered
            </Button>
          )}
        </>
      }
    >
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {who}
          </Text>
          {request.answeredAt ? <Badge tone="success">Answered</Badge> : <Badge tone="attention">{`Due ${showDay(request.dueAt, timeZone)}`}</Badge>}
        </InlineStack>
        <Text as="span" tone="subdued">
          {[request.customerName ? request.email : null, request.orders === 1 ? "1 order" : `${request.orders} orders`, `asked ${showDay(request.receivedAt, timeZone)}`, request.answeredAt ? `answered by ${request.answeredBy}` : null].filter(Boolean).join(" · ")}
        </Text>
        {failed && (
          <Text as="span" tone="critical">
            The file could not be saved. Please try again.
          </Text>
        )}
      </BlockStack>
    </Row>
  );
}
