import { Banner, Button, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./Lists.module.css";

interface Props {
  questions: { all: number; published: number; changed: number; failed: number };
  contact: { reasons: number; people: string[] };
  publishError: string | null;
}

/** The other parts of the help, each in a line with the way to it. */
export function HelpParts({ questions, contact, publishError }: Props) {
  return (
    <Card padding="0">
      {publishError && (
        <div style={{ padding: 16 }}>
          <Banner tone="critical" title="Not everything could be published">
            {publishError}
          </Banner>
        </div>
      )}
      <Part name="Questions and answers" button="Open the FAQ" url="/app/storefront/faq">
        {questionsInWords(questions)}
      </Part>
      <Part name="Contact form" button="Edit the form" url="/app/storefront/contact">
        {contact.reasons} reasons to write{contact.people.length > 0 ? ` · shoppers see ${contact.people.join(", ")}` : ""}
      </Part>
      <Part name="Returns notice" button="Edit the notice" url="/app/storefront/returns">
        Your return policy in plain words, on the product page
      </Part>
    </Card>
  );
}

function Part({ name, button, url, children }: { name: string; button: string; url: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <div className={styles.words}>
        <Text as="h2" variant="headingSm">
          {name}
        </Text>
        <span className={styles.note}>{children}</span>
      </div>
      <Button url={url} accessibilityLabel={button}>
        {button}
      </Button>
    </div>
  );
}

function questionsInWords({ all, published, changed, failed }: Props["questions"]): string {
  if (all === 0) return "None yet. The first three answers spare you the most questions.";
  const parts = [`${published} of ${all} published`];
  if (changed > 0) parts.push(`${changed} changed since`);
  if (failed > 0) parts.push(`${failed} could not be published`);
  return parts.join(" · ");
}
