import { BlockStack, Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import type { SectionProps } from "./types";

/** How far agents may go with other people's money. */
export function Limits({ form, disabled, currency }: SectionProps & { currency: string }) {
  const { value, change, errorAt } = form;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd" id="limits">
            What agents may do on their own
          </Text>
          <Text as="p" tone="subdued">
            Beyond these an owner has to do it. Owners have no limits.
          </Text>
        </BlockStack>
        <FormLayout>
          <FormLayout.Group condensed>
            <TextField label="Most money back at once" suffix={currency} inputMode="decimal" placeholder="no limit" value={value.mostPerRefund} onChange={(mostPerRefund) => change({ mostPerRefund })} error={errorAt("mostPerRefund")} autoComplete="off" disabled={disabled} />
            <TextField label="Most per gift card or credit" suffix={currency} inputMode="decimal" placeholder="no limit" value={value.mostPerAmends} onChange={(mostPerAmends) => change({ mostPerAmends })} error={errorAt("mostPerAmends")} autoComplete="off" disabled={disabled} />
            <TextField label="Highest discount" suffix="%" inputMode="numeric" value={value.mostDiscountPercent} onChange={(mostDiscountPercent) => change({ mostDiscountPercent })} error={errorAt("mostDiscountPercent")} autoComplete="off" disabled={disabled} />
          </FormLayout.Group>
          <Checkbox label="Agents may cancel orders" checked={value.agentsMayCancel} onChange={(agentsMayCancel) => change({ agentsMayCancel })} disabled={disabled} />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
