import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { searchOrdersForTicket } from "~/domain/tickets/search-orders.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** Orders that staff looks for by name, address or tracking number. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const wanted = new URL(request.url).searchParams.get("wanted")?.trim().slice(0, 120) ?? "";
  const orders = wanted.length < 2 ? [] : await searchOrdersForTicket({ shopId: desk.shopId, wanted, admin, now });
  return json({ orders, wanted });
}
