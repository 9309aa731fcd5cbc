import { json, type ActionFunctionArgs } from "@remix-run/node";
import { receiveWebhook } from "~/domain/shops/receive-webhook.server";
import { env } from "~/env.server";
import { isSignedBy } from "~/lib/hmac.server";
import { log } from "~/lib/log.server";
import { readBody } from "~/lib/read-body.server";

/**
 * The door of every webhook (/webhooks/shop, /webhooks/app, /webhooks/compliance): verify the raw body, keep one row,
 * answer 200. Not `authenticate.webhook`: it refreshes the shop's token first, so that after an uninstall
 * `app/uninstalled` and the compliance topics would answer 500. The work happens in app/worker/process-webhook.server.ts.
 */
const LARGEST_BODY = 10 * 1024 * 1024;
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

export function loader() {
  return json({ error: "Webhooks are sent by POST." }, { status: 405, headers: { Allow: "POST" } });
}

export async function action({ request }: ActionFunctionArgs) {
  const body = await readBody(request, LARGEST_BODY);
  if (body.outcome === "too-large") return refuse(413, "The body is larger than 10 MB.");

  const header = (name: string) => request.headers.get(`X-Shopify-${name}`);
  const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);
  if (!isSignedBy(secrets, body.bytes, header("Hmac-Sha256") ?? "")) return refuse(401, "The signature does not match the body.");

  const topic = header("Topic")?.toLowerCase();
  const shopId = header("Shop-Domain")?.toLowerCase() ?? "";
  const payload = parseObject(Buffer.from(body.bytes).toString("utf8"));
  if (!topic || !SHOP.test(shopId)) return refuse(400, "The topic or shop header is missing or malformed.");
  if (!payload) return refuse(400, "The body is not a JSON object.");
  // Only the body is signed, the headers are not: a payload that names its shop must name this one.
  if (typeof payload.shop_domain === "string" && payload.shop_domain.toLowerCase() !== shopId) return refuse(400, "Header and body name different shops.");

  try {
    const { outcome } = await receiveWebhook({
      shopId,
      topic,
      eventId: header("Event-Id"),
      webhookId: header("Webhook-Id"),
      triggeredAt: readInstant(header("Triggered-At")),
      rawBody: Buffer.from(body.bytes).toString("utf8"),
      payload,
    });
    return json({ outcome });
  } catch (error) {
    // 503, never 200: Shopify delivers again while nothing was kept.
    log.error({ err: error as Error, topic }, "webhook could not be kept");
    return json({ error: "Try again." }, { status: 503 });
  }
}

function refuse(status: number, error: string) {
  log.warn({ status, error }, "webhook refused");
  return json({ error }, { status });
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    // PostgreSQL's jsonb cannot hold U+0000.
    const value: unknown = JSON.parse(text.replaceAll("\\u0000", ""));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function readInstant(value: string | null): Date | null {
  const instant = value ? new Date(value) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant : null;
}
