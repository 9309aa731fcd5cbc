import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineStack, Tag, Text } from "@shopify/polaris";
import type { Catalogue } from "~/shopify/read-catalogue.server";

interface Props {
  label: string;
  /** gids */
  ids: readonly string[];
  /** For the names; null: still being read. */
  catalogue: Catalogue | null;
  onChange: (ids: string[]) => void;
  error?: string | undefined;
}

/** Products by name, chosen in Shopify's own picker and taken out one by one. */
export function ChosenProducts({ label, ids, catalogue, onChange, error }: Props) {
  const shopify = useAppBridge();
  const titleOf = (id: string) => catalogue?.products.find((product) => product.id === id)?.title ?? `Product ${id.split("/").pop()}`;
  const choose = async () => {
    const chosen = await shopify.resourcePicker({ type: "product", multiple: true, action: "select", selectionIds: ids.map((id) => ({ id })), filter: { variants: false } });
    if (chosen) onChange(chosen.map(({ id }) => id));
  };
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
        <Button size="micro" onClick={() => void choose()} accessibilityLabel={`${label}: choose products`}>
          Choose products
        </Button>
      </InlineStack>
      {ids.length > 0 && (
        <InlineStack gap="100">
          {ids.map((id) => (
            <Tag key={id} onRemove={() => onChange(ids.filter((each) => each !== id))}>
              {titleOf(id)}
            </Tag>
          ))}
        </InlineStack>
      )}
      {error && (
        <Text as="p" tone="critical">
          {error}
        </Text>
      )}
    </BlockStack>
  );
}
