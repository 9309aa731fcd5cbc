import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import type { FirstSteps as Steps } from "~/domain/reports/read-first-steps.server";
import styles from "./Home.module.css";

/** Four things to do once. Done or put away, it stays away. */
export function FirstSteps({ steps }: { steps: Steps }) {
  const fetcher = useFetcher();
  const rows = [
    { done: steps.mailArrives, words: "Forward your support mail here, so that every question becomes a ticket", button: "Show me how", url: "/app/settings#incoming" },
    { done: steps.policySaved, words: "Say until when and how things can be returned", button: "Set the policy", url: "/app/returns" },
    { done: steps.helpPublished, words: "Publish a size chart or an FAQ answer", button: "Write one", url: "/app/storefront" },
    { done: steps.journeyOn, words: "Switch on a mail after the purchase", button: "Choose one", url: "/app/journeys" },
  ];
  const done = rows.filter((row) => row.done).length;
  if (done === rows.length || fetcher.state !== "idle" || fetcher.data) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h2" variant="headingMd">
            First steps
          </Text>
          <InlineStack gap="200" blockAlign="center" wrap={false}>
            <Text as="span" tone="subdued">
              {done} of {rows.length} done
            </Text>
            <Button icon={XIcon} variant="tertiary" accessibilityLabel="Put the first steps away for good" onClick={() => fetcher.submit({ intent: "first-steps-done" }, { method: "post" })} />
          </InlineStack>
        </InlineStack>
        <ul className={styles.rows}>
          {rows.map(({ done, words, button, url }) => (
            <li key={url} className={styles.row}>
              <span className={styles.words}>{words}</span>
              {done ? <Badge tone="success">Done</Badge> : <Button url={url}>{button}</Button>}
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
