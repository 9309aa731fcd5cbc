import type { OrderAction } from "@prisma/client";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { claimAction } from "~/domain/orders/actions/claim-action.server";
import { finishAction, type StoredResult } from "~/domain/orders/actions/finish-action.server";
import { whyNot } from "~/domain/orders/actions/limits";

/**
 * Carries out one confirmation, exactly once. Whoever sends the same key again gets the same result; what a crash leaves
 * open is finished by the queue.
 */
export async function doOnce<Input, Plan, Result>(
  kind: ActionKind<Input, Plan, Result>,
  request: ActionRequest,
  input: Input,
): Promise<ActionOutcome<Result>> {
  // Before the claim: who may do nothing at all leaves no trace on the order.
  const notAtAll = whyNot(request.staff.role, request.limits, { of: "nothing" });
  if (notAtAll) return { outcome: "refused", reasons: [notAtAll] };
  const claim = await claimAction(kind, request, kind.input.parse(input));
  switch (claim.outcome) {
    case "not-found":
    case "busy":
    case "changed":
      return claim;
    case "settled":
      return settledOutcome<Result>(claim.action);
    case "claimed": {
      const { shopId, admin, clock, alongside } = request;
      return finishAction(kind, claim, { shopId, admin, clock, ...(alongside ? { alongside } : {}) });
    }
  }
}

function settledOutcome<Result>(action: OrderAction): ActionOutcome<Result> {
  if (action.status === "refused") return { outcome: "refused", reasons: action.reasons };
  const { sentence, details } = action.result as unknown as StoredResult<Result>;
  return { outcome: "done", actionId: action.id, sentence, result: details, again: true };
}
