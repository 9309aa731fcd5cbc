import { useFetcher } from "@remix-run/react";
import { Button, ButtonGroup, InlineStack, Select, Spinner, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { DraftPreview, PreviewRequest } from "~/domain/storefront/preview-draft.server";
import type { FormErrors } from "~/lib/form-errors";
import type { CatalogueProduct } from "~/shopify/read-catalogue.server";
import styles from "./BlockPreview.module.css";

interface Props {
  block: PreviewRequest["block"];
  draft: object;
  /** BCP 47, as the tabs of the editor have it. */
  language: string;
  /** To try it on; none where the block is not about a product. */
  products?: readonly CatalogueProduct[];
  /** Whether shoppers read centimetres or inches matters here. */
  hasUnits?: boolean;
  onErrors?: (errors: FormErrors) => void;
}

/** Typing rests this long before the preview follows. */
const REST_MS = 350;
/** CSS pixels. */
const LEAST_HEIGHT = 200;
const MOST_HEIGHT = 760;

/** The real block beside its editor, on every keystroke: the theme's own Liquid renders it on our server, in a frame without rights. */
export function BlockPreview({ block, draft, language, products = [], hasUnits = false, onErrors }: Props) {
  const fetcher = useFetcher<DraftPreview>();
  const [width, setWidth] = useState<"phone" | "wide">("phone");
  const [units, setUnits] = useState<"metric" | "imperial">("metric");
  const [productId, setProductId] = useState("");
  const [shown, setShown] = useState<string | null>(null);
  const product = products.find(({ id }) => id === productId) ?? products[0] ?? null;
  const asked = JSON.stringify({
    block,
    draft,
    language,
    country: units === "imperial" ? "US" : "DE",
    unitSystem: units,
    product: product && { ...product, options: product.options.map(({ values }) => values[Math.floor(values.length / 2)] ?? "") },
  });

  const { submit } = fetcher;
  const isFirst = useRef(true);
  useEffect(() => {
    const wait = isFirst.current ? 0 : REST_MS;
    isFirst.current = false;
    const timer = setTimeout(() => submit(asked, { method: "post", action: "/app/storefront/preview", encType: "text/plain" }), wait);
    return () => clearTimeout(timer);
  }, [asked, submit]);

  const answer = fetcher.data?.preview;
  const tell = useRef(onErrors);
  tell.current = onErrors;
  useEffect(() => {
    if (!fetcher.data) return;
    const { preview, errors } = fetcher.data;
    if (preview?.outcome === "rendered") setShown(preview.document);
    if (preview?.outcome === "nothing") setShown(null);
    tell.current?.(errors);
  }, [fetcher.data]);

  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(LEAST_HEIGHT);
  useEffect(() => {
    const hear = (event: MessageEvent<{ previewHeight?: unknown }>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const told = Number(event.data.previewHeight);
      if (told > 0) setHeight(Math.min(Math.max(Math.ceil(told) + 8, LEAST_HEIGHT), MOST_HEIGHT));
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);

  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.head}>
        <Text as="h2" variant="headingMd">
          What shoppers see
        </Text>
        <span aria-live="polite">{fetcher.state !== "idle" && <Spinner size="small" accessibilityLabel="The preview is being drawn" />}</span>
      </div>
      <InlineStack gap="200" wrap>
        <ButtonGroup variant="segmented">
          <Button size="slim" pressed={width === "phone"} onClick={() => setWidth("phone")}>
            Phone
          </Button>
          <Button size="slim" pressed={width === "wide"} onClick={() => setWidth("wide")}>
            Wide
          </Button>
        </ButtonGroup>
        {hasUnits && (
          <ButtonGroup variant="segmented">
            <Button size="slim" pressed={units === "metric"} onClick={() => setUnits("metric")} accessibilityLabel="Begin in centimetres">
              cm
            </Button>
            <Button size="slim" pressed={units === "imperial"} onClick={() => setUnits("imperial")} accessibilityLabel="Begin in inches">
              in
            </Button>
          </ButtonGroup>
        )}
      </InlineStack>
      {products.length > 0 && <Select label="On the page of" value={product?.id ?? ""} onChange={setProductId} options={products.slice(0, 250).map(({ id, title }) => ({ value: id, label: title }))} />}
      {fetcher.data && !answer && <p className={styles.note}>Something is missing or wrong; the preview shows what stood before.</p>}
      {answer?.outcome === "too_large" && <p className={styles.note}>This is too large for Shopify: {Math.round(answer.bytes / 1024)} kB of at most {Math.round(answer.limit / 1024)} kB.</p>}
      {answer?.outcome === "nothing" && <p className={styles.note}>Shoppers would see nothing here.</p>}
      <div className={styles.stage}>
        {shown ? (
          <iframe ref={frame} className={styles.frame} title="The block as shoppers see it" sandbox="allow-scripts" srcDoc={shown} style={{ width: width === "phone" ? 360 : "100%", height }} />
        ) : (
          <div className={styles.empty}>{fetcher.data ? null : <Spinner accessibilityLabel="The preview is being drawn" />}</div>
        )}
      </div>
    </section>
  );
}
