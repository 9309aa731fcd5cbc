import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { useThemeBlocks } from "~/components/use-theme-blocks";
import { themeBlockPlaces, themeEditorLink } from "~/shopify/theme-links";

/** Whether the block stands on the theme, and the way to place it. */
export function Placed({ handle, shopId, apiKey }: { handle: string; shopId: string; apiKey: string }) {
  const status = useThemeBlocks();
  const place = themeBlockPlaces.find((each) => each.handle === handle);
  if (!place || status.state === "asking") return null;
  const placed = status.state === "known" ? (status.placed.get(handle) ?? "no") : null;
  if (placed === "yes") return <span><Badge tone="success">Block on your theme</Badge></span>;
  if (placed === "impossible") return <span><Badge>Not for this theme</Badge></span>;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        {placed === "no" ? "The block is not on your theme yet." : "Is the block on your theme?"}
      </Text>
      <Button size="slim" url={themeEditorLink({ shopId, apiKey, place })} target="_top">
        Place it
      </Button>
    </InlineStack>
  );
}
