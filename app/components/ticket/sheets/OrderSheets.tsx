import type { OrderData } from "../types";
import { AddressSheet } from "./AddressSheet";
import { AmendsSheet } from "./AmendsSheet";
import { CancelSheet } from "./CancelSheet";
import { DetailsSheet } from "./DetailsSheet";
import { RefundSheet } from "./RefundSheet";
import { ReplacementSheet } from "./ReplacementSheet";
import { ReturnDecisionSheet } from "./ReturnDecisionSheet";
import { ReturnSheet } from "./ReturnSheet";

export type SheetName = "refund" | "return" | "return-decision" | "cancel" | "replacement" | "discount" | "address" | "details";

/** Which sheet is open over which of the ticket's orders. */
export interface OpenSheet {
  sheet: SheetName;
  orderId: string;
}

interface Props {
  open: OpenSheet | null;
  orders: OrderData[];
  base: string;
  onClose: () => void;
  onInsert: (text: string) => void;
}

export function OrderSheets({ open, orders, base, onClose, onInsert }: Props) {
  const entry = orders.find(({ id }) => id === open?.orderId);
  if (!open || !entry?.order) return null;
  const { order } = entry;
  const props = { base, order: { id: order.id, name: order.name, currency: order.currency }, onClose, onInsert };
  switch (open.sheet) {
    case "refund":
      return <RefundSheet {...props} />;
    case "return":
      return <ReturnSheet {...props} />;
    case "return-decision": {
      const returned = order.returns.find(({ status }) => status === "REQUESTED") ?? order.returns.find(({ status }) => status === "OPEN");
      return returned ? <ReturnDecisionSheet {...props} returned={{ ...returned, items: returned.lines.map((line) => itemOf(order, line)) }} /> : null;
    }
    case "cancel":
      return <CancelSheet {...props} />;
    case "replacement":
      return <ReplacementSheet {...props} />;
    case "discount":
      return <AmendsSheet {...props} />;
    case "address":
      return <AddressSheet {...props} />;
    case "details":
      return <DetailsSheet {...props} note={order.note} tags={order.tags} />;
  }
}

/** "2 × Linen shirt, S / Sand", and what the customer said of it. */
function itemOf(order: NonNullable<OrderData["order"]>, { lineId, quantity, reason, note }: { lineId: string; quantity: number; reason: string | null; note: string | null }): { words: string; why: string } {
  const line = order.lines.find(({ id }) => id === lineId);
  const name = [line?.title ?? "An item", line?.variantTitle].filter(Boolean).join(", ");
  return { words: quantity > 1 ? `${quantity} × ${name}` : name, why: [reason, note && `“${note}”`].filter(Boolean).join(": ") };
}
