import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listMergeCandidates } from "~/domain/tickets/merge-tickets.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** Tickets that this one may go on in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  return json({ candidates: await or404(listMergeCandidates({ shopId: desk.shopId, ticketId: uuidOr404(params.ticketId) })) });
}
