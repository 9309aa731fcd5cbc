import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { Ago } from "~/components/Ago";
import { Row, Rows } from "~/components/Rows";
import type { RowAct } from "~/components/use-row-act";
import type { DeadWebhook } from "~/domain/shops/dead-webhooks.server";

interface Props {
  notices: SerializeFrom<DeadWebhook>[];
  timeZone: string;
  mayAct: boolean;
  rowAct: RowAct;
}

/** Webhooks that could not be acted on. */
export function DeadNotices({ notices, timeZone, mayAct, rowAct }: Props) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd" id="notices">
          Notices from Shopify
        </Text>
        <Text as="p" tone="subdued">
          {notices.length === 0 ? "Everything that Shopify told us was acted on." : "Shopify told us of these, and acting on them failed each time. When the cause is gone, try again."}
        </Text>
        {notices.length > 0 && (
          <Rows label="Notices that could not be acted on">
            {notices.map((notice) => (
              <OneNotice key={notice.id} notice={notice} timeZone={timeZone} mayAct={mayAct} rowAct={rowAct} />
            ))}
          </Rows>
        )}
      </BlockStack>
    </Card>
  );
}

function OneNotice({ notice, timeZone, mayAct, rowAct }: { notice: SerializeFrom<DeadWebhook> } & Omit<Props, "notices">) {
  return (
    <Row
      buttons={
        <Button onClick={() => rowAct.act("replay", notice.id)} loading={rowAct.runs("replay", notice.id)} disabled={rowAct.busy || !mayAct} accessibilityLabel={`Try again: ${notice.topic}`}>
          Try again
        </Button>
      }
    >
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold">
          {notice.topic}, <Ago at={notice.receivedAt} timeZone={timeZone} />
        </Text>
        <Text as="p" tone="subdued">
          Tried {notice.attempts} times. {notice.error}
        </Text>
      </BlockStack>
    </Row>
  );
}
