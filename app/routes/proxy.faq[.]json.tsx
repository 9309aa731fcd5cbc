import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { findAnswers } from "~/domain/storefront/find-answers.server";
import type { FaqAnswer } from "~/domain/storefront/proxy-contract";
import { spendTry } from "~/domain/storefront/proxy-limits.server";
import { readProxiedRequest } from "~/lib/proxied-request";
import { authenticate } from "~/shopify.server";

const querySchema = z.object({ q: z.string().trim().max(300).default(""), locale: z.string().max(20).default("en") });
const NOTHING: FaqAnswer = { items: [] };

/** Answers to what a shopper is typing. Public words only, the same for everybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await authenticate.public.appProxy(request);
  const { shopId, address } = readProxiedRequest(request);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!session) return json(NOTHING, { status: 404 });
  if (!query.success) return json(NOTHING, { status: 400 });
  const spent = await spendTry({ shopId, address, door: "faq" });
  if (spent.outcome === "too-many") return json(NOTHING, { status: 429, headers: { "Retry-After": String(spent.retryAfterSeconds) } });
  const answer = query.data.q ? await findAnswers({ shopId, words: query.data.q, language: query.data.locale }) : NOTHING;
  return json(answer, { headers: { "Cache-Control": "no-store" } });
}
