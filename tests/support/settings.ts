/** The settings of every process under test. */
export function testSettings(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: "test-api-key",
    SHOPIFY_API_SECRET: "test-api-secret",
    SHOPIFY_APP_URL: process.env.SHOPIFY_APP_URL ?? "http://localhost:4401",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
    REPLY_DOMAIN: "reply.aftercare.example",
    INBOUND_SECRET: "test-inbound-secret",
    TRUSTED_MAIL_SERVERS: "mx.local-shopify.example",
    LOG_LEVEL: "silent",
  };
}
