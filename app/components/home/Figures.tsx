import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import type { Figure } from "~/domain/reports/home";
import styles from "./Home.module.css";

/** The four numbers of the day, each with what exactly it counts. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "200", md: "400" }}>
      {figures.map(({ key, label, value, detail, definition, url, isBad }) => (
        <Card key={key} padding={{ xs: "300", md: "400" }}>
          <BlockStack gap="100">
            <Text as="h2" variant="headingSm">
              <Link to={url} className={styles.quietLink}>
                {label}
              </Link>
            </Text>
            <Text as="p" variant="headingXl" tone={isBad ? "critical" : undefined}>
              {value}
            </Text>
            <Text as="p" tone={isBad ? "critical" : undefined}>
              {detail}
            </Text>
            <Box paddingBlockStart="100">
              <Text as="p" variant="bodySm" tone="subdued">
                {definition}
              </Text>
            </Box>
          </BlockStack>
        </Card>
      ))}
    </InlineGrid>
  );
}
