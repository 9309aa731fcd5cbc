import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { themeBlockPlaces, themeEditorLink } from "~/shopify/theme-links";
import styles from "./Home.module.css";

type Placed = "yes" | "no" | "impossible";
type Status = { state: "asking" } | { state: "known"; placed: Map<string, Placed> } | { state: "unknown" };

/** Slower than this, the list is shown without knowing. */
const PATIENCE_MS = 8_000;

/** Admin blocks are listed too, with less known of them. */
function isOnTheme(activation: object): activation is { handle: string; status: string } {
  return "handle" in activation && "status" in activation;
}

/** Which of our blocks stand on the published theme. Only App Bridge knows, so the browser asks. */
export function ThemeBlocks({ shopId, apiKey }: { shopId: string; apiKey: string }) {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<Status>({ state: "asking" });

  useEffect(() => {
    let isGone = false;
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("App Bridge does not answer")), PATIENCE_MS));
    const ask = () =>
      Promise.race([shopify.app.extensions(), late]).then(
        (extensions) => {
          const activations: object[] = extensions.flatMap((extension) => extension.activations);
          const placed = new Map(activations.filter(isOnTheme).map(({ handle, status }): [string, Placed] => [handle, status === "active" ? "yes" : status === "unavailable" ? "impossible" : "no"]));
          if (!isGone) setStatus({ state: "known", placed });
        },
        () => !isGone && setStatus({ state: "unknown" }),
      );
    void ask();
    // Somebody comes back from the theme editor.
    const again = () => document.visibilityState === "visible" && void ask();
    document.addEventListener("visibilitychange", again);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", again);
    };
  }, [shopify]);

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
