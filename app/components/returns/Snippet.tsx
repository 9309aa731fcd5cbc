import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import styles from "~/components/journeys/Journeys.module.css";

/** The snippet for Shopify's own mail, to copy; says what it can and cannot do. */
export function Snippet({ code }: { code: string }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setSaid("Copied."),
      () => setSaid("Your browser does not let us copy. Select the text and copy it."),
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In Shopify’s order confirmation
        </Text>
        {code === "" ? (
          <Text as="p">Your policy takes nothing back, so there is no date to show.</Text>
        ) : (
          <>
            <Text as="p">Put this where the date should stand: Settings › Notifications › Customer notifications › Order confirmation › Edit code.</Text>
            <pre className={styles.code} tabIndex={0} aria-label="Snippet">
              {code}
            </pre>
            <div>
              <Button onClick={() => void copy()}>Copy</Button> <span role="status">{said}</span>
            </div>
            <Text as="p" tone="subdued">
              Shopify sends this mail the moment an order is placed. Unless something has put a date into the order’s metafield aftercare.return_by by then (this version of Aftercare does not), it counts from the order date by today’s policy: copy it again when you change the days. It knows neither countries nor seasons with
              rules of their own, and the order’s ledger does not know of it. Try it with Shopify’s preview first. The thank-you mail of your journeys has each order’s exact date.
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
