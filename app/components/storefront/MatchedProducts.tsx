import { Spinner, Text } from "@shopify/polaris";
import { matches, matchProducts, type Assignment } from "~/domain/storefront/chart-rules";
import type { Catalogue, CatalogueProduct } from "~/shopify/read-catalogue.server";
import styles from "./ShownOn.module.css";

export interface OtherChart {
  id: string;
  title: string;
  assignment: Assignment;
}

interface Props {
  assignment: Assignment;
  catalogue: Catalogue | null;
  charts?: { self: string; all: readonly OtherChart[] } | undefined;
  /** Also on pages about no product. */
  isEverywhere: boolean;
}

/** The exact products that follow from an assignment, before it is saved; and where another chart wins. */
export function MatchedProducts({ assignment, catalogue, charts, isEverywhere }: Props) {
  if (isEverywhere) return <p className={styles.note}>Shown on every page that has the block, with or without a product.</p>;
  if (!catalogue) {
    return (
      <div className={styles.matched}>
        <Spinner size="small" accessibilityLabel="Reading your products" /> <Text as="span">Reading your products …</Text>
      </div>
    );
  }
  const { shown, lost } = sortOut(assignment, catalogue, charts);
  return (
    <div className={styles.matched} aria-live="polite">
      <details open={shown.length > 0 && shown.length <= 12}>
        <summary className={styles.summary}>{shown.length === 0 ? "Shown on no product yet" : `Shown on ${shown.length} ${shown.length === 1 ? "product" : "products"}`}</summary>
        {shown.length > 0 && (
          <ul className={styles.products}>
            {shown.map(({ product, by }) => (
              <li key={product.id} className={styles.product}>
                {product.image ? <img className={styles.picture} src={product.image} alt="" width={32} height={32} loading="lazy" /> : <span className={styles.picture} />}
                <span className={styles.title}>{product.title}</span>
                <span className={styles.note}>{by === "named" ? "chosen" : product.type}</span>
              </li>
            ))}
          </ul>
        )}
      </details>
      {catalogue.isCut && <p className={styles.note}>Only your first {catalogue.products.length} products could be read here; the storefront goes by the rule for all of them.</p>}
      {lost.length > 0 && (
        <div className={styles.conflict}>
          {lost.length === 1 ? "One product shows" : `${lost.length} products show`} another chart, which chooses the product by name or stands first:
          <ul>
            {lost.slice(0, 8).map(({ product, winner }) => (
              <li key={product.id}>
                {product.title}: {winner}
              </li>
            ))}
            {lost.length > 8 && <li>and {lost.length - 8} more</li>}
          </ul>
        </div>
      )}
    </div>
  );
}

interface Sorted {
  shown: { product: CatalogueProduct; by: "named" | "rule" }[];
  lost: { product: CatalogueProduct; winner: string }[];
}

function sortOut(assignment: Assignment, { products }: Catalogue, charts: Props["charts"]): Sorted {
  const claimed = products.flatMap((product) => {
    const by = matches(assignment, product);
    return by ? [{ product, by }] : [];
  });
  if (!charts) return { shown: claimed, lost: [] };
  const all = charts.all.map((chart) => (chart.id === charts.self ? { ...chart, assignment } : chart));
  const winners = new Map(matchProducts(all, products).conflicts.map(({ productId, winner }) => [productId, winner]));
  const winnerOf = (product: CatalogueProduct) => winners.get(product.id) ?? charts.self;
  return {
    shown: claimed.filter(({ product }) => winnerOf(product) === charts.self),
    lost: claimed.filter(({ product }) => winnerOf(product) !== charts.self).map(({ product }) => ({ product, winner: all.find(({ id }) => id === winnerOf(product))?.title ?? "" })),
  };
}
