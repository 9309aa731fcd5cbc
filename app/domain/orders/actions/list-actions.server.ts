import type { OrderAction } from "@prisma/client";
import { inShop } from "~/db.server";
import type { StoredResult } from "~/domain/orders/actions/finish-action.server";
import { actionKinds } from "~/domain/orders/actions/kinds.server";

/** One action as a conversation or an order tells it. */
export interface ActionEvent {
  id: string;
  kind: string;
  orderId: string;
  ticketId: string | null;
  staffName: string;
  at: Date;
  status: "under-way" | "done" | "refused" | "failed" | "in-doubt";
  /** "Refunded 49.00 EUR to Visa." */
  sentence: string;
}

/** What was done, or tried, from a ticket or on an order (gid); oldest first. */
export async function listActions({ shopId, of }: {
  shopId: string;
  of: { ticketId: string } | { orderId: string };
}): Promise<ActionEvent[]> {
  const where = "ticketId" in of ? { ticketId: of.ticketId } : { orderShopifyId: of.orderId };
  const actions = await inShop(shopId, (tx) => tx.orderAction.findMany({ where, orderBy: { createdAt: "asc" }, take: 200 }));
  return actions.map((action) => ({
    id: action.id,
    kind: action.kind,
    orderId: action.orderShopifyId,
    ticketId: action.ticketId,
    staffName: action.staffName,
    at: action.settledAt ?? action.createdAt,
    status: STATUS[action.status] ?? "under-way",
    sentence: sentenceOf(action),
  }));
}

const STATUS: Record<string, ActionEvent["status"]> = {
  claimed: "under-way",
  done: "done",
  refused: "refused",
  failed: "failed",
  in_doubt: "in-doubt",
};

function sentenceOf(action: OrderAction): string {
  const noun = actionKinds.find((kind) => kind.name === action.kind)?.noun ?? "this";
  const thing = `${noun[0]!.toUpperCase()}${noun.slice(1)}`;
  const why = action.reasons.join(" ");
  switch (action.status) {
    case "done":
      return (action.result as unknown as StoredResult<unknown>).sentence ?? `${thing} was done.`;
    case "refused":
      return `${thing} was refused. ${why}`;
    case "failed":
      return `${thing} was not carried out. ${why}`;
    case "in_doubt":
      return `It is not certain yet whether ${noun} was carried out. ${why}`;
    default:
      return `${thing} is being carried out.`;
  }
}
