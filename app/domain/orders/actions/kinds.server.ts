import type { ActionKind } from "~/domain/orders/actions/action";
import { cancelKind } from "~/domain/orders/actions/cancel-order.server";
import { addressKind } from "~/domain/orders/actions/change-address.server";
import { detailsKind } from "~/domain/orders/actions/change-details.server";
import { discountKind } from "~/domain/orders/actions/give-discount.server";
import { giftCardKind } from "~/domain/orders/actions/give-gift-card.server";
import { storeCreditKind } from "~/domain/orders/actions/give-store-credit.server";
import { refundKind } from "~/domain/orders/actions/refund-order.server";
import { replacementKind } from "~/domain/orders/actions/replace-items.server";
import { returnDecisionKind, returnKind } from "~/domain/orders/actions/return-items.server";

/** Everything that can be done to an order from the desk. */
export const actionKinds: ActionKind<unknown, unknown, unknown>[] = [
  anyKind(refundKind),
  anyKind(cancelKind),
  anyKind(returnKind),
  anyKind(returnDecisionKind),
  anyKind(replacementKind),
  anyKind(discountKind),
  anyKind(giftCardKind),
  anyKind(storeCreditKind),
  anyKind(addressKind),
  anyKind(detailsKind),
];

/** A plan and a result come out of the row of their own kind, so that the kinds can stand in one list. */
function anyKind<Input, Plan, Result>(kind: ActionKind<Input, Plan, Result>): ActionKind<unknown, unknown, unknown> {
  return kind as unknown as ActionKind<unknown, unknown, unknown>;
}
