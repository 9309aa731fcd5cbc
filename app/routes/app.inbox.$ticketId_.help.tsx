import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { findAnswers } from "~/domain/storefront/find-answers.server";
import { suggestMacros } from "~/domain/tickets/macros/suggest-macros.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** Saved replies and FAQ answers for one ticket, the likeliest first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const { macros, question, language } = await or404(suggestMacros({ shopId: desk.shopId, ticketId: uuidOr404(params.ticketId) }));
  const answers = await findAnswers({ shopId: desk.shopId, words: question, language: language ?? desk.locale });
  return json({ macros, articles: answers.items.map(({ id, question: title, answer: text }) => ({ id, title, text })) });
}

