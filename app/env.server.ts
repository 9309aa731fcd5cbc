import { z } from "zod";

/**
 * What the process is told from outside, checked once. A missing or wrong key stops the start with one friendly line each.
 */
const text = (what: string) => z.string({ error: `is missing: ${what}` }).min(1, `is empty: ${what}`);

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    DATABASE_URL: text("the PostgreSQL to use, for example postgresql://user:password@host:5432/aftercare"),
    SHOPIFY_API_KEY: text("the app's client id, from the Shopify Dev Dashboard"),
    SHOPIFY_API_SECRET: text("the app's client secret, from the Shopify Dev Dashboard"),
    /** While a secret is rotated Shopify signs with the older one for a time. */
    SHOPIFY_API_SECRET_OLD: z.string().optional(),
    SHOPIFY_APP_URL: z.url("must be the address at which Shopify reaches the app, for example https://aftercare.example.com"),
    SCOPES: z.string().default("read_orders,write_orders,read_customers,write_returns,read_fulfillments,write_discounts,write_draft_orders,read_products,read_locales,write_app_proxy"),
    /** "id:base64 of 32 bytes", newest first, separated by commas; older ones are kept for reading. */
    ENCRYPTION_KEYS: text("the keys that encrypt tokens and passwords, as id:base64-of-32-bytes"),
    SMTP_URL: z.url("must look like smtp://user:password@host:587").default("smtp://127.0.0.1:1025"),
    /** Hosts of your own network that shops may name as their mail server, separated by commas; all others must be on the open Internet. */
    PRIVATE_MAIL_HOSTS: z.string().default("").transform((value) => value.split(",").map((name) => name.trim().toLowerCase()).filter(Boolean)),
    /** Name servers to ask about senders' domains, as 192.0.2.1:53, separated by commas; the system's own when none are named. */
    DNS_SERVERS: z.string().default("").transform((value) => value.split(",").map((name) => name.trim()).filter(Boolean)),
    /** Domain of our reply addresses; its mail must reach the inbound door. */
    REPLY_DOMAIN: text("the domain whose mail is delivered to the inbound door, for example reply.example.com"),
    /** What the mail provider presents at the inbound door. */
  INBOUND_SECRET: text("the secret that the mail provider presents at the inbound door"),
  /** Amazon SES only: the SNS topic whose notices bring mail. Without it nothing from Amazon is taken. */
  SNS_TOPIC_ARN: z.string().optional(),
  /** Servers whose Authentication-Results we believe: the names that your receiving mail server writes there, separated by commas. */
  TRUSTED_MAIL_SERVERS: z.string().default("").transform((value) => value.split(",").map((name) => name.trim()).filter(Boolean)),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().default("0.0.0.0"),
    /** What this process does. */
    ROLE: z.enum(["all", "web", "worker"]).default("all"),
    APP_BRIDGE_URL: z.url().default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .transform((value) => ({ ...value, isProduction: value.NODE_ENV === "production" }));

export type Env = z.infer<typeof schema>;

/** Throws one error that lists every key at fault in plain words. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`Aftercare cannot start with these settings:\n${lines.join("\n")}\nThe README says what each of them is.`);
}

export const env = readEnv(process.env);
