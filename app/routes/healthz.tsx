import { json } from "@remix-run/node";
import { checkHealth } from "~/domain/shops/check-health.server";

export async function loader() {
  const health = await checkHealth();
  return json(health, { status: health.healthy ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
