import type { ActionOutcome } from "~/domain/orders/actions/action";
import { reclaimAction } from "~/domain/orders/actions/claim-action.server";
import { finishAction } from "~/domain/orders/actions/finish-action.server";
import { actionKinds } from "~/domain/orders/actions/kinds.server";
import type { Alongside } from "~/domain/orders/record-order.server";
import type { AdminClient } from "~/shopify/client.server";

/**
 * Finishes an action that nobody is at any more: after a crash, or when Shopify did not answer. First it looks whether
 * Shopify has done it. "nothing-open": it was settled, or somebody is at it.
 */
export async function settleAction({ shopId, actionId, admin, clock, alongside }: {
  shopId: string;
  actionId: string;
  admin: AdminClient;
  clock: () => Date;
  alongside?: Alongside;
}): Promise<ActionOutcome<unknown> | { outcome: "nothing-open" }> {
  const claim = await reclaimAction(shopId, actionId, clock());
  if (claim?.outcome !== "claimed") return { outcome: "nothing-open" };
  const kind = actionKinds.find((each) => each.name === claim.action.kind);
  if (!kind) throw new Error(`No such kind of action: ${claim.action.kind}`);
  return finishAction(kind, claim, { shopId, admin, clock, ...(alongside ? { alongside } : {}) });
}
