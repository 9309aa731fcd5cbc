import { Badge, BlockStack, Button, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useThemeBlocks } from "~/components/use-theme-blocks";
import { themeBlockPlaces, themeEditorLink } from "~/shopify/theme-links";
import styles from "./Home.module.css";

/** Which of our blocks stand on the published theme. */
export function ThemeBlocks({ shopId, apiKey }: { shopId: string; apiKey: string }) {
  const status = useThemeBlocks();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Your storefront
        </Text>
        {status.state === "asking" && <SkeletonBodyText lines={5} />}
        {status.state === "unknown" && (
          <Text as="p" tone="subdued">
            Shopify does not say right now which blocks stand on your theme. You can place them all the same.
          </Text>
        )}
        {status.state !== "asking" && (
          <ul className={styles.rows}>
            {themeBlockPlaces.map((place) => {
              const placed = status.state === "known" ? (status.placed.get(place.handle) ?? "no") : null;
              return (
                <li key={place.handle} className={styles.row}>
                  <span className={styles.words}>
                    <Text as="span" fontWeight="medium">
                      {place.name}
                    </Text>
                    <br />
                    <Text as="span" tone="subdued">
                      {place.does}
                    </Text>
                  </span>
                  {placed === "yes" && <Badge tone="success">On your theme</Badge>}
                  {placed === "impossible" && <Badge>Not for this theme</Badge>}
                  {(placed === "no" || placed === null) && (
                    <Button url={themeEditorLink({ shopId, apiKey, place })} target="_top" accessibilityLabel={`Place it: ${place.name}`}>
                      Place it
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}
