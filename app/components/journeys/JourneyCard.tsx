import { Link, useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import styles from "./Journeys.module.css";

export interface ListedJourney {
  key: string;
  name: string;
  enabled: boolean;
  month: { sent: number; skipped: number; failed: number; due: number };
  isUntouched: boolean;
  /** The mails of the journey in order, each with when it leaves in words. */
  line: { when: string; name: string }[];
}

/** A journey in the list: what it sends and when, how the last month went, and where to go from here. */
export function JourneyCard({ journey: { key, name, enabled, line, month, isUntouched } }: { journey: ListedJourney }) {
  const fetcher = useFetcher();
  const home = `/app/journeys/${key}`;
  const figures = [
    [month.sent, "sent"],
    [month.skipped, "skipped"],
    [month.failed, "failed"],
    [month.due, "planned"],
  ] as const;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              <Link to={home} className={styles.title}>
                {name}
              </Link>
            </Text>
            <Badge tone={enabled ? "success" : undefined}>{enabled ? "On" : "Off"}</Badge>
          </InlineStack>
          <fetcher.Form method="post">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="on" value={enabled ? "no" : "yes"} />
            <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={enabled ? `Switch off ${name}` : `Switch on ${name}`}>
              {enabled ? "Switch off" : "Switch on"}
            </Button>
          </fetcher.Form>
        </InlineStack>
        {line.length === 0 ? (
          <Text as="p" tone="subdued">
            Every mail in it is switched off.
          </Text>
        ) : (
          <ol className={styles.line}>
            {line.map((mail) => (
              <li key={mail.name}>
                <span className={styles.when}>{mail.when}</span>
                <span className={styles.sent}>{mail.name}</span>
              </li>
            ))}
          </ol>
        )}
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="p" tone="subdued">
            {isUntouched ? "No mails yet" : `Last 30 days: ${figures.map(([count, word]) => `${count} ${word}`).join(" · ")}`}
          </Text>
          <ButtonGroup>
            <Button url={`${home}/back-test`} accessibilityLabel={`Who would have got it? Try ${name}`}>
              Who would have got it?
            </Button>
            <Button url={`${home}/results`} accessibilityLabel={`Results of ${name}`}>
              Results
            </Button>
            <Button url={home} accessibilityLabel={`Edit ${name}`}>
              Edit
            </Button>
          </ButtonGroup>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
