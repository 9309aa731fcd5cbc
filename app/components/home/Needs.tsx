import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { NeedInWords } from "~/domain/reports/needs";
import styles from "./Home.module.css";

const kinds = { critical: "Something is stuck", warning: "To decide", info: "Good to know" };

/** What somebody has to look at; says so when there is nothing. */
export function Needs({ needs }: { needs: NeedInWords[] }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Needs a person
        </Text>
        {needs.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing is stuck: every mail left, every message was read, and your texts agree with your return policy.
          </Text>
        )}
        <ul className={styles.rows}>
          {needs.map(({ key, sentence, button, url, tone }) => (
            <li key={key} className={styles.row}>
              <span className={styles.dot} data-tone={tone} role="img" aria-label={kinds[tone]} />
              <span className={styles.words}>{sentence}</span>
              {button && (
                <Button url={url} accessibilityLabel={`${button}: ${sentence}`}>
                  {button}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
