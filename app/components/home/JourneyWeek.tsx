import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { WeekInWords } from "~/domain/reports/journey-week";

/** What the journeys sent and why they did not. */
export function JourneyWeek({ week }: { week: WeekInWords }) {
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Journeys, last 7 days
          </Text>
          <Button url="/app/journeys" variant="plain">
            {week.isOn ? "All journeys" : "Choose a journey"}
          </Button>
        </InlineStack>
        <Text as="p">{week.sentence}</Text>
        <Text as="p" tone="subdued">
          {week.next}
        </Text>
      </BlockStack>
    </Card>
  );
}
