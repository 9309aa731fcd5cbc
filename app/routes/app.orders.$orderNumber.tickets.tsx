import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listOrderTickets } from "~/domain/tickets/list-order-tickets.server";
import { orderGidOr404 } from "~/shopify/gid";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/**
 * The conversations about an order, for the block on its page in the Shopify admin. The block runs on another origin, so
 * it comes with the same session token and needs CORS.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session, cors } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const listed = await listOrderTickets({ shopId: desk.shopId, orderId: orderGidOr404(params.orderNumber) });
  return cors(json({ ...listed, mayWrite: desk.staff.role !== "reader" }, { headers: { "Cache-Control": "no-store" } }));
}
