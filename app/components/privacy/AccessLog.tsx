import type { SerializeFrom } from "@remix-run/node";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { Row, Rows } from "~/components/Rows";
import { saveFile } from "~/components/save-file";
import { showMoment } from "~/components/show";
import type { Access } from "~/domain/privacy/access-log.server";

const words: Record<string, string> = { ticket: "opened a ticket", order: "looked at an order", customer: "looked at a customer", message: "saved an unreadable message", export: "downloaded a customer’s data", erasure: "erased somebody’s conversations" };

/** Who looked at customers' data, and when. */
export function AccessLog({ log, isLater, timeZone }: { log: { rows: SerializeFrom<Access>[]; next: string | null }; isLater: boolean; timeZone: string }) {
  const shopify = useAppBridge();
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async () => {
    setSaving(true);
    const saved = await saveFile("/app/settings/privacy/access-log", "access-log.csv");
    setSaving(false);
    setFailed(!saved);
    if (saved) shopify.toast.show("Saved");
  };
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id="access">
            Who looked at what
          </Text>
          <Button onClick={() => void save()} loading={saving} disabled={log.rows.length === 0}>
            Save as CSV
          </Button>
        </InlineStack>
        {failed && (
          <Text as="p" tone="critical">
            The file could not be saved. Please try again.
          </Text>
        )}
        {log.rows.length === 0 ? (
          <Text as="p" tone="subdued">
            Nobody has opened a ticket yet. Every look at a customer’s data is written down here, for a year.
          </Text>
        ) : (
          <Rows label="Who looked at what">
            {log.rows.map((row) => (
              <Row key={row.id} buttons={<Text as="span" tone="subdued">{showMoment(row.at, timeZone)}</Text>}>
                <strong>{row.staffName}</strong> {row.what === "ticket" ? <Link url={`/app/inbox/${row.subjectId}`}>{words.ticket}</Link> : (words[row.what] ?? row.what)}
              </Row>
            ))}
          </Rows>
        )}
        <InlineStack gap="200">
          {isLater && <Button url="/app/settings/privacy#access">Newest</Button>}
          {log.next && <Button url={`/app/settings/privacy?before=${log.next}#access`}>Older</Button>}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
