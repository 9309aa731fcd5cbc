import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readLinkedOrder } from "~/domain/tickets/read-linked-order.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { ShopifyFailure } from "~/shopify/failure";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { followOrders } from "~/worker/follow-orders.server";
import { performAction, previewAction } from "./act.server";

const asked = z.object({ order: z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/), kind: z.string().max(40), input: z.string().max(20_000).default("{}").transform(jsonOf) });
const confirmed = asked.extend({ key: z.uuid(), basis: z.string().max(20_000) });

/** What an action on a linked order would do; changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const read = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!read.success) return json({ outcome: "refused" as const, reasons: ["That was not understood."] }, { status: 422 });
  const linked = await or404(readLinkedOrder({ shopId: desk.shopId, ticketId: uuidOr404(params.ticketId), orderId: read.data.order }));
  if (linked.outcome === "claimed") return json({ outcome: "refused" as const, reasons: [CLAIMED] });
  try {
    return json(await previewAction({ admin, order: linked.order, kind: read.data.kind, input: read.data.input }));
  } catch (error) {
    if (error instanceof ShopifyFailure) return json({ outcome: "refused" as const, reasons: [error.words] });
    throw error;
  }
}

/** Does what was previewed and confirmed, once per confirmation. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const read = confirmed.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return json({ outcome: "refused", reasons: ["That was not understood."] }, { status: 422 });
  const { order: orderId, kind, input, key, basis } = read.data;
  const ticketId = uuidOr404(params.ticketId);
  const linked = await or404(readLinkedOrder({ shopId: desk.shopId, ticketId, orderId }));
  if (linked.outcome === "claimed") return json({ outcome: "refused", reasons: [CLAIMED] });
  const performed = await performAction({
    kind,
    input,
    request: { shopId: desk.shopId, admin, orderId, ticketId, staff: desk.staff, limits: desk.settings.actionLimits, key, basis: basis || null, clock: () => new Date(), alongside: followOrders(desk.shopId) },
  });
  return json(performed);
}

const CLAIMED = "The sender does not own this order. Confirm that it is theirs before you act on it.";

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
