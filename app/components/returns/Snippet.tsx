import { BlockStack, Button, Card, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import styles from "~/components/journeys/Journeys.module.css";
import { LOCALES, type Locale } from "~/lib/locales";

const name = (locale: Locale) => new Intl.DisplayNames("en", { type: "language" }).of(locale) ?? locale;

/** The snippet for Shopify's own mails, to copy, one per language; says what it can and cannot do. */
export function Snippet({ codes, primary }: { codes: Record<Locale, string>; primary: Locale }) {
  const [locale, setLocale] = useState(primary);
  const [said, setSaid] = useState("");
  const code = codes[locale];
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setSaid("Copied."),
      () => setSaid("Your browser does not let us copy. Select the text and copy it."),
    );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In Shopify’s own mails
        </Text>
        {code === "" ? (
          <Text as="p">Your policy takes nothing back, so there is no date to show.</Text>
        ) : (
          <>
            <Text as="p">Put this where the date should stand: Settings › Notifications › Customer notifications › Order confirmation (or Shipping confirmation) › Edit code. If you have the template in several languages, put each one’s own there.</Text>
            <Select
              label="Language"
              options={LOCALES.map((each) => ({ value: each, label: name(each) }))}
              value={locale}
              onChange={(chosen) => {
                setLocale(chosen as Locale);
                setSaid("");
              }}
            />
            <pre className={styles.code} tabIndex={0} aria-label="Snippet">
              {code}
            </pre>
            <div>
              <Button onClick={() => void copy()}>Copy</Button> <span role="status">{said}</span>
            </div>
            <Text as="p" tone="subdued">
              It shows the date that we keep on the order, in its metafield aftercare.return_by. Shopify often sends the order confirmation before that date is there. Then the mail counts the days of your policy from the order, which is never more than the buyer gets; copy it again when you change the days. It
              leaves out longer times for a season. Try it with Shopify’s preview first.
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
