/** Starts the local Shopify as its own process, by hand or from `npm run demo`. Settings come from the environment. */
import { demoShop } from "./demo-shop";
import { startLocalShopify } from "./server";

const { PORT = "4400", SMTP_PORT = "4402", APP_URL = "http://localhost:4401", SHOPIFY_API_KEY, SHOPIFY_API_SECRET, STATE_PATH } = process.env;
if (!SHOPIFY_API_KEY || !SHOPIFY_API_SECRET) throw new Error("The local Shopify needs SHOPIFY_API_KEY and SHOPIFY_API_SECRET (any values, the same as the app's).");

// A Plus shop's rate limit: bringing in the demo's orders should take seconds, not the minute of a small shop.
const initialState = demoShop({ now: new Date() });
Object.assign(initialState.api, { bucketSize: 20_000, restoreRate: 1_000 });

const shopify = await startLocalShopify({
  initialState,
  port: Number(PORT),
  smtpPort: Number(SMTP_PORT),
  appUrl: APP_URL,
  apiKey: SHOPIFY_API_KEY,
  apiSecret: SHOPIFY_API_SECRET,
  statePath: STATE_PATH,
});
console.log(`Local Shopify: ${shopify.url}`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void shopify.stop().then(() => process.exit(0));
  });
}
