import { createHash } from "node:crypto";

/** Addresses and made-up credentials of the demo. Change a port when it is taken: SHOP_PORT=5400 npm run demo */
export const shopPort = Number(process.env.SHOP_PORT ?? 4400);
export const appPort = Number(process.env.APP_PORT ?? 4401);
export const smtpPort = Number(process.env.MAIL_PORT ?? 4402);

export const shopUrl = `http://localhost:${shopPort}`;
export const appUrl = `http://localhost:${appPort}`;
export const shopId = "demo.myshopify.com";
export const inboundSecret = "demo-inbound-secret";

const credentials = { SHOPIFY_API_KEY: "demo-api-key", SHOPIFY_API_SECRET: "demo-api-secret" };

export function localShopifyEnvironment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, ...credentials, PORT: String(shopPort), SMTP_PORT: String(smtpPort), APP_URL: appUrl, STATE_PATH: `${folder}/shop.json`, INBOUND_SECRET: inboundSecret };
}

export function appEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...credentials,
    NODE_ENV: "development",
    DATABASE_URL: databaseUrl,
    PORT: String(appPort),
    SHOPIFY_APP_URL: appUrl,
    ENCRYPTION_KEYS: `demo:${createHash("sha256").update("demo").digest("base64")}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    REPLY_DOMAIN: "reply.aftercare.example",
    INBOUND_SECRET: inboundSecret,
    TRUSTED_MAIL_SERVERS: "mx.local-shopify.example",
    APP_BRIDGE_URL: `${shopUrl}/app-bridge.js`,
    LOCAL_SHOPIFY_URL: shopUrl,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
}
