import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Select, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { Row, Rows } from "~/components/Rows";
import type { Saved } from "~/components/use-edited";
import { CONVERSATION_MONTHS, RETENTION } from "~/domain/privacy/retention";

const inWords = (days: number): string => (days % 365 === 0 ? (days === 365 ? "1 year" : `${days / 365} years`) : `${days} days`);

/** How long what is kept, and what becomes of it. */
export function Kept({ months, isOwner }: { months: number; isOwner: boolean }) {
  const fetcher = useFetcher<Saved>();
  const shopify = useAppBridge();
  const said = useRef<Saved | undefined>(undefined);
  useEffect(() => {
    if (!fetcher.data || said.current === fetcher.data) return;
    said.current = fetcher.data;
    if (fetcher.data.say) shopify.toast.show(fetcher.data.say);
  });
  const options = CONVERSATION_MONTHS.map((each) => ({ value: String(each), label: each === 12 ? "1 year" : `${each / 12} years` }));
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd" id="kept">
            How long things are kept
          </Text>
          <Text as="p" tone="subdued">
            Looked after every night.
          </Text>
        </BlockStack>
        <Select
          label="Closed conversations in which nobody wrote any more"
          helpText="After that everything written in them is erased; that they were, when, and about which topic stays for your reports."
          options={options}
          value={String(fetcher.formData?.get("months") ?? months)}
          onChange={(value) => fetcher.submit({ intent: "keep-months", months: value }, { method: "post" })}
          disabled={!isOwner}
        />
        <Rows label="How long things are kept">
          {Object.entries(RETENTION).map(([kind, { what, days, then }]) => (
            <Row key={kind} buttons={<Text as="span">{inWords(days)}</Text>}>
              {what}
              <Text as="span" tone="subdued">
                {", then "}
                {then}
              </Text>
            </Row>
          ))}
        </Rows>
      </BlockStack>
    </Card>
  );
}
