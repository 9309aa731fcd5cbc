import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ChartTemplate } from "~/domain/storefront/chart-templates";
import type { Figure, Grid } from "~/domain/storefront/size-chart";
import { TEMPLATE_NAMES } from "./template-names";
import styles from "./StartChart.module.css";

export interface ChartStart {
  title: string;
  grid: Grid;
  figure: Figure;
}

interface Props {
  templates: readonly ChartTemplate[];
  onStart: (start: ChartStart) => void;
  onImport: () => void;
}

const EMPTY: Grid = {
  columns: [{ id: "column-1", kind: "measure", of: "body", unit: "cm", measure: "chest", label: "" }],
  rows: ["S", "M", "L"].map((size) => ({ size, aliases: [], cells: [{ kind: "empty" as const }] })),
};

/** How a new chart begins: a garment's template, a table the merchant has already, or nothing. */
export function StartChart({ templates, onStart, onImport }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What is it for?
          </Text>
          <Text as="p" tone="subdued">
            Begin with common sizes and change them to yours, or bring the table you have.
          </Text>
        </BlockStack>
        <ul className={styles.templates}>
          {templates.map(({ key, grid, figure }) => {
            const { name, has } = TEMPLATE_NAMES[key] ?? { name: key, has: "" };
            return (
              <li key={key}>
                <button type="button" className={styles.template} onClick={() => onStart({ title: name.replaceAll("’", "'"), grid, figure })}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.has}>{has}</span>
                </button>
              </li>
            );
          })}
        </ul>
        <InlineStack gap="200">
          <Button variant="primary" onClick={onImport}>
            Import a table
          </Button>
          <Button onClick={() => onStart({ title: "New chart", grid: EMPTY, figure: "none" })}>Begin with an empty one</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
