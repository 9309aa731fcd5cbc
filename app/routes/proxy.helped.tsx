import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { countHelp } from "~/domain/storefront/count-help.server";
import { spendTry } from "~/domain/storefront/proxy-limits.server";
import { proxyWords } from "~/domain/storefront/proxy-words.server";
import { liquidPage } from "~/lib/liquid-page";
import { readProxiedRequest } from "~/lib/proxied-request";
import { readBody } from "~/lib/read-body.server";
import { authenticate } from "~/shopify.server";

const noteSchema = z.object({
  kind: z.enum(["faq", "chart"]),
  handle: z.string().regex(/^[a-z0-9_-]{1,255}$/),
  product: z.string().regex(/^\d{0,20}$/).default(""),
  locale: z.string().max(20).default("en"),
  answer: z.enum(["opened", "yes", "no"]),
});

/** "Did this help?", and that an answer was opened: counted, without anything of the shopper. */
export async function action({ request }: ActionFunctionArgs) {
  const { liquid, session } = await authenticate.public.appProxy(request);
  const { shopId, address, wantsJson } = readProxiedRequest(request);
  const body = await readBody(request, 8 * 1024);
  if (body.outcome === "too-large") return new Response(null, { status: 413 });
  const said = new URLSearchParams(new TextDecoder().decode(body.bytes));
  const note = noteSchema.safeParse({ ...Object.fromEntries(new URL(request.url).searchParams), answer: said.get("answer") });
  if (!session || !note.success) return new Response(null, { status: session ? 400 : 404 });
  const { product, locale, ...rest } = note.data;
  const spent = await spendTry({ shopId, address, door: "helped" });
  if (spent.outcome === "too-many") return new Response(null, { status: 429, headers: { "Retry-After": String(spent.retryAfterSeconds) } });
  await countHelp({ shopId, note: { ...rest, productId: product ? `gid://shopify/Product/${product}` : null }, now: new Date() });
  // A beacon accepts anything; only a form without JavaScript waits for a page.
  if (wantsJson || rest.answer === "opened") return new Response(null, { status: 204 });
  const say = proxyWords(locale);
  return liquid(liquidPage({ title: say("faq.heading"), lines: [say(rest.answer === "yes" ? "helped.thanks" : "helped.sorry")], links: [] }), { headers: { "Cache-Control": "no-store" } });
}
