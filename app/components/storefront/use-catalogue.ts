import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Catalogue } from "~/shopify/read-catalogue.server";

/** The shop's products, read once the page stands; null until then. */
export function useCatalogue(): Catalogue | null {
  const fetcher = useFetcher<Catalogue>({ key: "storefront-products" });
  const { load, state, data } = fetcher;
  useEffect(() => {
    if (state === "idle" && !data) load("/app/storefront/products");
  }, [load, state, data]);
  return data ?? null;
}
