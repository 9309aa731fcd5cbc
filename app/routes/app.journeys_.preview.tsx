import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { runningStep } from "~/domain/journeys/journey";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { previewStep } from "~/domain/journeys/preview-step.server";
import { findStep } from "~/domain/journeys/step-catalogue";
import { openDesk } from "~/domain/shops/open-desk.server";
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
  return json(await or404(previewStep({ shopId, step, orderId, locale: null, asOf: { at, occasion }, now })));
}

const draftSchema = z.object({ step: z.string().refine((key) => findStep(key) !== null), locale: z.enum(LOCALES), order: z.string().max(80), content: z.string().max(200_000) });

/** Words that are being written, as a mail. Saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const { shopId } = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const draft = draftSchema.parse(Object.fromEntries(await request.formData()));
  const content = stepContentSchema.safeParse(JSON.parse(draft.content));
  if (!content.success) return json({ outcome: "failed" as const, words: "Something is still empty: see the marked fields." });
  const [problem] = validateTemplate(content.data);
  if (problem) return json({ outcome: "failed" as const, words: problem.words });
  const step = runningStep({ key: draft.step, enabled: true, content: { [draft.locale]: content.data } });
  return json(await or404(previewStep({ shopId, step, orderId: draft.order || null, locale: draft.locale, now })));
}
