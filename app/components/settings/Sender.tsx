import { BlockStack, Card, FormLayout, Text, TextField } from "@shopify/polaris";
import type { SectionProps } from "./types";
import styles from "./Settings.module.css";

/** How the shop's mail looks and who it comes from. */
export function Sender({ form, disabled, shopName, ownAddress }: SectionProps & { shopName: string; ownAddress: string }) {
  const { value, change, errorAt } = form;
  const color = /^#[0-9a-fA-F]{6}$/.test(value.brandColor) ? value.brandColor : "#1f2937";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Your mail to customers
        </Text>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label="Sender name"
              value={value.senderName}
              onChange={(senderName) => change({ senderName })}
              error={errorAt("senderName")}
              placeholder={shopName}
              helpText={`Replies come from “Mara at ${value.senderName || shopName}”, everything else from “${value.senderName || shopName}”.`}
              autoComplete="organization"
              disabled={disabled}
            />
            <TextField
              label="Sender address"
              type="email"
              value={value.senderAddress}
              onChange={(senderAddress) => change({ senderAddress })}
              error={errorAt("senderAddress")}
              placeholder={ownAddress}
              helpText="Used once its domain is in order; see “How your mail leaves”. Until then, and with nothing here, mail comes from our address with your shop’s name. Answers find their ticket either way."
              autoComplete="email"
              disabled={disabled}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField
              label="Address of your logo"
              type="url"
              value={value.logoUrl}
              onChange={(logoUrl) => change({ logoUrl })}
              error={errorAt("logoUrl")}
              placeholder="https://cdn.shopify.com/…/logo.png"
              helpText="From Shopify’s Content › Files. Shown at most 200 pixels wide on top of mails; without it your shop’s name stands there."
              autoComplete="off"
              disabled={disabled}
            />
            <TextField
              label="Colour of buttons and links"
              value={value.brandColor}
              onChange={(brandColor) => change({ brandColor })}
              error={errorAt("brandColor")}
              autoComplete="off"
              maxLength={7}
              disabled={disabled}
              connectedRight={
                <input type="color" aria-label="Choose the colour" className={styles.color} value={color} onChange={(event) => change({ brandColor: event.target.value })} disabled={disabled} />
              }
              helpText="Where it is hard to read on white or in dark mode, mails take a readable shade."
            />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
