import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

export type Placed = "yes" | "no" | "impossible";
export type ThemeBlockStatus = { state: "asking" } | { state: "known"; placed: Map<string, Placed> } | { state: "unknown" };

/** Slower than this, the page goes on without knowing. */
const PATIENCE_MS = 8_000;

/** Admin blocks are listed too, with less known of them. */
function isOnTheme(activation: object): activation is { handle: string; status: string } {
  return "handle" in activation && "status" in activation;
}

/** Which of our blocks stand on the published theme, by handle. Only App Bridge knows, so the browser asks. */
export function useThemeBlocks(): ThemeBlockStatus {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<ThemeBlockStatus>({ state: "asking" });
  useEffect(() => {
    let isGone = false;
    const late = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error("App Bridge does not answer")), PATIENCE_MS));
    const ask = () =>
      Promise.race([shopify.app.extensions(), late()]).then(
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
  return status;
}
