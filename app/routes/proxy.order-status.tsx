import { setTimeout as rest } from "node:timers/promises";
import { json, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { findOrderStatus, type OrderStatus } from "~/domain/orders/find-order-status.server";
import { orderNameKey } from "~/domain/orders/keys";
import { countWrongGuess, mayGuess, spendTry } from "~/domain/storefront/proxy-limits.server";
import { proxyWords } from "~/domain/storefront/proxy-words.server";
import { liquidPage } from "~/lib/liquid-page";
import { readProxiedRequest } from "~/lib/proxied-request";
import { readBody } from "~/lib/read-body.server";
import { authenticate } from "~/shopify.server";

const NO_STORE = { "Cache-Control": "no-store" };
/** Every answer takes at least this long, so that its time tells nothing. */
const LEAST_MS = 300;

const formSchema = z.object({ order: z.string().trim().max(64).default(""), email: z.string().trim().max(254).default(""), locale: z.string().max(20).default("en") });

/** Where an order is, for whoever knows its number and its buyer's address. */
export async function action({ request }: ActionFunctionArgs) {
  const { liquid, session } = await authenticate.public.appProxy(request);
  const { shopId, address, wantsJson } = readProxiedRequest(request);
  const body = await readBody(request, 16 * 1024);
  if (body.outcome === "too-large") return json({ outcome: "failed" }, { status: 413, headers: NO_STORE });
  const asked = formSchema.safeParse(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body.bytes))));
  if (!session || !asked.success) return json({ outcome: "failed" }, { status: session ? 400 : 404, headers: NO_STORE });
  const { order, email, locale } = asked.data;
  const say = proxyWords(locale);
  const page = (lines: string[], links: { text: string; href: string }[], status: number, headers: Record<string, string> = {}) =>
    liquid(liquidPage({ title: say("status.title"), lines, links }), { status, headers: { ...NO_STORE, ...headers } });

  const spent = await spendTry({ shopId, address, door: "orderStatus" });
  if (spent.outcome === "too-many") {
    const headers = { "Retry-After": String(spent.retryAfterSeconds) };
    return wantsJson ? json({ outcome: "failed" }, { status: 429, headers: { ...NO_STORE, ...headers } }) : page([say("contact.slow_down")], [], 429, headers);
  }
  const [answer] = await Promise.all([look({ shopId, order, email, language: locale }), rest(LEAST_MS)]);
  if (wantsJson) return json(answer, { headers: NO_STORE });
  if (answer.outcome === "not_found") return page([say("status.unknown")], [], 200);
  const links = answer.tracking.flatMap(({ url }) => (url && /^https?:\/\//.test(url) ? [{ text: say("status.track"), href: url }] : []));
  return page([answer.text], links, 200);
}

/** After ten wrong addresses an order is closed to guessing for an hour, and says so to nobody. */
async function look({ shopId, order, email, language }: { shopId: string; order: string; email: string; language: string }): Promise<OrderStatus> {
  const named = orderNameKey(order) ?? "";
  const open = await mayGuess({ shopId, order: named });
  const answer = await findOrderStatus({ shopId, order, email, language });
  if (answer.outcome === "found") return open ? answer : { outcome: "not_found" };
  await countWrongGuess({ shopId, order: named });
  return answer;
}
