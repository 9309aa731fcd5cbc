import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "~/env.server";
import { sessionStorage } from "~/session-storage.server";

export const apiVersion = "2026-10" as ApiVersion;

/** Shopify's library, set up once. Doors authenticate with it; only workers ask for `unauthenticated.admin`. */
const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion,
  scopes: env.SCOPES.split(","),
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage,
  // Each person works under their own name and Shopify's own permissions; background work uses the offline token.
  useOnlineTokens: true,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, login, addDocumentResponseHeaders, registerWebhooks } = shopify;
export default shopify;
