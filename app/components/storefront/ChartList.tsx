import { Link } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { Ago } from "~/components/Ago";
import { matchProducts } from "~/domain/storefront/chart-rules";
import type { Catalogue } from "~/shopify/read-catalogue.server";
import type { OtherChart } from "./MatchedProducts";
import { StateBadge } from "./StateBadge";
import { useCatalogue } from "./use-catalogue";
import styles from "./Lists.module.css";

export interface ListedEntry {
  id: string;
  title: string;
  state: "draft" | "published" | "changed";
  publishError: string | null;
  publishAt: string | null;
  updatedAt: string;
  updatedBy: string | null;
}

interface Props {
  charts: ListedEntry[];
  assignments: OtherChart[];
  /** Products without a chart of whose size people asked. */
  missing: { product: string; people: number }[];
  timeZone: string;
  mayWrite: boolean;
}

/** All size charts, on how many products each stands, and what has none. */
export function ChartList({ charts, assignments, missing, timeZone, mayWrite }: Props) {
  const catalogue = useCatalogue();
  if (charts.length === 0) {
    return (
      <Card>
        <EmptyState heading="No size chart yet" image="" action={mayWrite ? { content: "Make the first one", url: "/app/storefront/size-charts/new" } : undefined}>
          <p>Size is what most returns are about. Begin with a template, paste your table from Excel, and say which products it is for.</p>
        </EmptyState>
      </Card>
    );
  }
  const counts = catalogue ? countProducts(assignments, catalogue) : null;
  return (
    <Card padding="0">
      <div className={styles.head}>
        <Text as="h2" variant="headingMd">
          Size charts
        </Text>
      </div>
      <ul className={styles.rows}>
        {charts.map((chart) => (
          <li key={chart.id} className={styles.row}>
            <div className={styles.words}>
              <Link className={styles.title} to={`/app/storefront/size-charts/${chart.id}`}>
                {chart.title}
              </Link>
              <span className={styles.note}>
                {counts ? productsInWords(counts.shown.get(chart.id) ?? 0) : "…"}
                {" · changed "}
                <Ago at={chart.updatedAt} timeZone={timeZone} />
                {chart.updatedBy ? ` by ${chart.updatedBy}` : ""}
              </span>
              {chart.publishError && <span className={styles.error}>{chart.publishError}</span>}
            </div>
            <StateBadge state={chart.state} publishError={chart.publishError} />
          </li>
        ))}
      </ul>
      {(missing.length > 0 || (counts !== null && counts.without > 0)) && (
        <div className={styles.foot}>
          <BlockStack gap="200">
            {missing.map(({ product, people }) => (
              <InlineStack key={product} gap="200" blockAlign="center" align="space-between">
                <Text as="span">
                  {people === 1 ? "One person" : `${people} people`} asked about the size of the {product} this week; it has no chart.
                </Text>
                {mayWrite && (
                  <Button size="slim" url="/app/storefront/size-charts/new">
                    Add a chart
                  </Button>
                )}
              </InlineStack>
            ))}
            {counts !== null && counts.without > 0 && (
              <details>
                <summary className={styles.summary}>
                  {counts.without} {counts.without === 1 ? "product" : "products"} with sizes and without a chart
                </summary>
                <InlineStack gap="100">
                  {counts.names.slice(0, 60).map((name) => (
                    <Badge key={name}>{name}</Badge>
                  ))}
                  {counts.names.length > 60 && <Badge>{`and ${counts.names.length - 60} more`}</Badge>}
                </InlineStack>
              </details>
            )}
          </BlockStack>
        </div>
      )}
    </Card>
  );
}

const productsInWords = (count: number): string => (count === 0 ? "on no product yet" : count === 1 ? "on one product" : `on ${count} products`);

/** Options by which people choose a size, in the languages we speak. */
const SIZE_OPTION = /^(sizes?|größen?|tailles?|tallas?|maten|maat|tamanhos?|サイズ)$/i;

function countProducts(charts: readonly OtherChart[], { products }: Catalogue): { shown: Map<string, number>; without: number; names: string[] } {
  const { shown, without } = matchProducts(charts, products);
  const sized = products.filter((product) => without.includes(product.id) && product.options.some(({ name, values }) => SIZE_OPTION.test(name) && values.length > 1));
  return { shown: new Map([...shown].map(([id, ids]) => [id, ids.length])), without: sized.length, names: sized.map(({ title }) => title) };
}
