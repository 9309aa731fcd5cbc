import { json, type ActionFunctionArgs } from "@remix-run/node";
import { LARGEST_POST, readContactForm } from "~/channels/contact-form";
import type { ContactAnswer } from "~/domain/storefront/proxy-contract";
import { spendTry } from "~/domain/storefront/proxy-limits.server";
import { proxyWords } from "~/domain/storefront/proxy-words.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { liquidPage } from "~/lib/liquid-page";
import { log } from "~/lib/log.server";
import { languageOf, readProxiedRequest } from "~/lib/proxied-request";
import { readBody } from "~/lib/read-body.server";
import { numericId } from "~/shopify/gid";
import { authenticate } from "~/shopify.server";

const NO_STORE = { "Cache-Control": "no-store" };

/** The contact block's form. Kept as it came and answered at once; it becomes a ticket in the worker. */
export async function action({ request }: ActionFunctionArgs) {
  const { liquid, session } = await authenticate.public.appProxy(request);
  const { shopId, customerId, address, wantsJson } = readProxiedRequest(request);
  const receivedAt = new Date();
  const say = proxyWords(languageOf(request));
  const refuse = (status: number, words: string, headers: Record<string, string> = {}) => {
    log.info({ status, shopId, door: "contact" }, "contact form refused");
    if (wantsJson) return json({ outcome: "failed" }, { status, headers: { ...NO_STORE, ...headers } });
    return liquid(liquidPage({ title: say("contact.heading"), lines: [say(words)], links: [] }), { status, headers: { ...NO_STORE, ...headers } });
  };
  if (!session) return refuse(404, "contact.failed");
  const spent = await spendTry({ shopId, address, door: "contact" });
  if (spent.outcome === "too-many") return refuse(429, "contact.slow_down", { "Retry-After": String(spent.retryAfterSeconds) });
  const body = await readBody(request, LARGEST_POST);
  if (body.outcome === "too-large") return refuse(413, "contact.error.photo");

  const contentType = request.headers.get("Content-Type") ?? "";
  const form = readContactForm({ body: body.bytes, contentType, loggedInCustomerId: customerId && numericId(customerId), now: receivedAt });
  if (form.outcome === "spam") log.info({ shopId, because: form.because }, "contact form of a robot");
  // A robot is told the same as everybody, and lands among the spam.
  if (form.outcome !== "invalid") {
    const kept = await keepInboundMail({ shopId, source: "contact_form", raw: body.bytes, envelope: { recipients: [], returnPath: null, contentType, customerId }, now: receivedAt });
    // Never "thank you" for a message that nobody will get.
    if (kept.outcome === "unknown-shop") return json({ outcome: "failed" }, { status: 404, headers: NO_STORE });
  }
  const answer: ContactAnswer = form.outcome === "invalid" ? form : { outcome: "received" };
  const status = answer.outcome === "invalid" ? 422 : 200;
  if (wantsJson) return json(answer, { status, headers: NO_STORE });
  return liquid(liquidPage({ title: say("contact.heading"), lines: linesOf(answer, say), links: [] }), { status, headers: NO_STORE });
}

function linesOf(answer: ContactAnswer, say: (key: string) => string): string[] {
  if (answer.outcome === "received") return [say("contact.sent")];
  return Object.entries(answer.errors).map(([field, wrong]) => `${say(`contact.${field}`)}: ${say(`contact.error.${wrong}`)}`);
}
