import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { runningStep } from "~/domain/journeys/journey";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { previewStep } from "~/domain/journeys/preview-step.server";
import { sendTestMail } from "~/domain/journeys/send-test-mail.server";
import { findStep } from "~/domain/journeys/step-catalogue";
import { openDesk } from "~/domain/shops/open-desk.server";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";
import { searchOrdersForTicket } from "~/domain/tickets/search-orders.server";
import { placeInMail } from "~/domain/journeys/field-names";
import { readTyped } from "~/lib/form-errors";
import { LOCALES } from "~/lib/locales";
import { or404 } from "~/lib/not-here";
import { stepContentSchema } from "~/mail/blocks";
import { validateTemplate } from "~/mail/validate-template";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const asked = z.object({ journey: z.string().max(60), step: z.string().max(60), order: z.string().max(80), at: z.coerce.date(), occasion: z.string().max(120).default("") });

/** A saved step's mail as it would have been at a moment of the past. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new Response("Not found", { status: 404 });
  const journey = await or404(readJourney({ shopId, key: query.data.journey, now }));
  const step = journey.steps.find((each) => each.key === query.data.step);
  if (!step) throw new Response("Not found", { status: 404 });
  const { at, occasion, order: orderId } = query.data;
  return json(await or404(previewStep({ shopId, step, orderId, locale: null, asOf: { at, occasion }, extrasFor: helpForOrder, now })));
}

const draftSchema = z.object({ intent: z.enum(["show", "test"]).default("show"), step: z.string().refine((key) => findStep(key) !== null), locale: z.enum(LOCALES), order: z.string().max(80), content: z.string().max(200_000) });

const findSchema = z.object({ intent: z.literal("find"), words: z.string().trim().min(1).max(120) });

/** Words that are being written, as a mail: shown, or sent to whoever writes them. Saves nothing. And orders to show them with. */
export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId, staff } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const form = Object.fromEntries(await request.formData());
  const wanted = findSchema.safeParse(form);
  if (wanted.success) {
    const found = await searchOrdersForTicket({ shopId, wanted: wanted.data.words, admin, now });
    return json({ orders: found.map(({ id, name, customerName, state }) => ({ id, name, customerName: customerName ?? "Guest", state: state.label })) });
  }
  const draft = draftSchema.parse(form);
  const content = readTyped(stepContentSchema, JSON.parse(draft.content));
  if (!content.success) return json({ outcome: "incomplete" as const, problems: byPlace(content.error.issues.map(({ path, message }) => ({ where: placeOf(path), words: nameOf(path) + message }))) });
  const problems = validateTemplate(content.data);
  if (problems.length > 0) return json({ outcome: "incomplete" as const, problems: byPlace(problems) });
  const step = runningStep({ key: draft.step, enabled: true, content: { [draft.locale]: content.data } });
  const shown = { shopId, step, orderId: draft.order || null, locale: draft.locale, extrasFor: helpForOrder, now };
  if (draft.intent === "show") return json(await or404(previewStep(shown)));
  if (!staff.email) return json({ sent: false, message: "Shopify tells us no address of yours." });
  const sent = await or404(sendTestMail({ ...shown, to: staff.email }));
  return json(sent.outcome === "queued" ? { sent: true, message: `On its way to ${staff.email}.` } : { sent: false, message: sent.outcome === "failed" ? sent.words : "Your address cannot be written to." });
}

/** "block 3" for blocks.2.label, as the check of templates names it. */
function placeOf([field, index]: PropertyKey[]): string {
  return field === "blocks" && typeof index === "number" ? `block ${index + 1}` : String(field);
}

/** A part has several fields and one place for what is wrong with them. */
function nameOf(path: PropertyKey[]): string {
  return path.length > 2 ? `${placeInMail(path).replace(/^part \d+, /, "")}: ` : "";
}

function byPlace(problems: { where: string; words: string }[]): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const { where, words } of problems) places[where] = [...(places[where] ?? []), words];
  return places;
}
