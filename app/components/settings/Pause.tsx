import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { Ago } from "~/components/Ago";
import type { Saved } from "~/components/use-edited";

/** Stops everything that leaves by itself. */
export function Pause({ pausedAt, timeZone, isOwner }: { pausedAt: string | null; timeZone: string; isOwner: boolean }) {
  const fetcher = useFetcher<Saved>();
  const shopify = useAppBridge();
  const said = useRef<Saved | undefined>(undefined);
  useEffect(() => {
    if (!fetcher.data || said.current === fetcher.data) return;
    said.current = fetcher.data;
    if (fetcher.data.say) shopify.toast.show(fetcher.data.say);
  });
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id="pause">
            Pause everything automatic
          </Text>
          {pausedAt && <Badge tone="warning">Paused</Badge>}
        </InlineStack>
        <Text as="p">
          {pausedAt ? (
            <>
              Paused <Ago at={pausedAt} timeZone={timeZone} />. Mail still comes in and people still answer; journeys wait, and look at each order again before they send anything.
            </>
          ) : (
            "No journey, acknowledgement or rating leaves until you let it go on. Mail still comes in, and people still answer. Nothing is lost: what is due waits, and is checked again."
          )}
        </Text>
        <InlineStack>
          <Button tone={pausedAt ? undefined : "critical"} disabled={!isOwner} loading={fetcher.state !== "idle"} onClick={() => fetcher.submit({ intent: pausedAt ? "go-on" : "pause" }, { method: "post" })}>
            {pausedAt ? "Let it go on" : "Pause everything"}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
