import { approveReturn, cancelReturn, closeReturn, createReturn, declineReturn, processReturn, removeFromReturn, reopenReturn, requestReturn } from "../../acts";
import { returnableQuantity } from "../../state/derive";
import { cents } from "../../state/money";
import { findVariant } from "../../shop/hand";
import type { NewReturn } from "../../shop/returns";
import type { Order, Return, ReturnStatus } from "../../state/types";
import { type ApiCall, expectOnly, unsupported, type View } from "../request";
import { findInOrders, orderById } from "../queries/orders";
import { userError } from "../views/common";
import { returnView } from "../views/return";
import { reasonById } from "../views/return-reasons";

interface LineInput {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
}

interface NewReturnInput {
  orderId: string;
  returnLineItems: LineInput[];
  exchangeLineItems?: { variantId?: string | null; quantity: number }[] | null;
}

const complaint = (field: string[], message: string, code: string) => userError("ReturnUserError", field, message, code);
const payload = (typename: string, result: View | null, userErrors: View[]): View => ({ __typename: typename, return: result, userErrors });

/** The deprecated enum, for callers that still send it. */
const OLD_REASONS: Record<string, string> = {
  COLOR: "color", DEFECTIVE: "damaged", NOT_AS_DESCRIBED: "not-as-described", OTHER: "other", SIZE_TOO_LARGE: "size-too-large", SIZE_TOO_SMALL: "size-too-small",
  STYLE: "style", UNKNOWN: "other", UNWANTED: "changed-my-mind", WRONG_ITEM: "wrong-item",
};

function make(call: ApiCall, input: NewReturnInput, root: string, typename: string, act: (order: Order, wanted: NewReturn) => Return): View {
  const order = orderById(call, input.orderId);
  if (!order) return payload(typename, null, [complaint([root, "orderId"], "Order not found", "NOT_FOUND")]);
  const errors: View[] = [];
  if (input.returnLineItems.length === 0) errors.push(complaint([root, "returnLineItems"], "Return line items can't be blank", "BLANK"));
  const wanted = new Map<string, number>();
  const lines = input.returnLineItems.map((line, index) => {
    const at = [root, "returnLineItems", String(index)];
    wanted.set(line.fulfillmentLineItemId, (wanted.get(line.fulfillmentLineItemId) ?? 0) + line.quantity);
    const shipped = order.fulfillments.flatMap(({ lines: rows }) => rows).some(({ id }) => id === line.fulfillmentLineItemId);
    if (!shipped) errors.push(complaint([...at, "fulfillmentLineItemId"], "Fulfillment line item not found", "NOT_FOUND"));
    else if (line.quantity < 1) errors.push(complaint([...at, "quantity"], "Quantity must be greater than 0", "GREATER_THAN"));
    else if ((wanted.get(line.fulfillmentLineItemId) ?? 0) > returnableQuantity(order, line.fulfillmentLineItemId)) {
      errors.push(complaint([...at, "quantity"], "Quantity is not available for return", "INVALID"));
    }
    const reason = line.returnReasonDefinitionId ? reasonById(line.returnReasonDefinitionId)?.handle : OLD_REASONS[line.returnReason ?? ""];
    if (!reason) errors.push(complaint([...at, "returnReasonDefinitionId"], "Return reason can't be blank", "BLANK"));
    return { fulfillmentLineId: line.fulfillmentLineItemId, quantity: line.quantity, reasonHandle: reason ?? "other", reasonNote: line.returnReasonNote ?? "", customerNote: line.customerNote ?? null };
  });
  const exchangeLines = (input.exchangeLineItems ?? []).flatMap((line, index) => {
    if (line.variantId && findVariant(call.context.state, line.variantId)) return [{ variantId: line.variantId, quantity: line.quantity }];
    errors.push(complaint([root, "exchangeLineItems", String(index), "variantId"], "Variant not found", "NOT_FOUND"));
    return [];
  });
  if (errors.length > 0) return payload(typename, null, errors);
  return payload(typename, returnView(call, order, act(order, { lines, exchangeLines })), []);
}

/** Runs `act` on a return that has one of the `allowed` statuses; anything else is a user error. */
function change(call: ApiCall, id: string, field: string[], typename: string, allowed: ReturnStatus[], act: (order: Order, made: Return) => View[] | void): View {
  const found = findInOrders(call, id, "Return", (order) => order.returns);
  if (!found) return payload(typename, null, [complaint(field, "Return not found", "NOT_FOUND")]);
  const { order, part: made } = found;
  if (!allowed.includes(made.status)) return payload(typename, null, [complaint(field, `Return status ${made.status} is not valid for this action`, "INVALID_STATE")]);
  const errors = act(order, made);
  return errors && errors.length > 0 ? payload(typename, null, errors) : payload(typename, returnView(call, order, made), []);
}

interface ProcessInput {
  returnId: string;
  returnLineItems?: { id: string; quantity: number; dispositions?: unknown[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  financialTransfer?: { issueRefund?: { allowOverRefunding?: boolean | null; orderTransactions: { parentId: string; transactionAmount: { amount: string; currencyCode: string } }[]; refundMethods?: unknown[] | null } | null } | null;
  refundShipping?: { fullRefund?: boolean | null; shippingRefundAmount?: { amount: string } | null } | null;
  notifyCustomer?: boolean | null;
  note?: string | null;
}

export const returnMutations = {
  returnCreate({ returnInput: input }: { returnInput: NewReturnInput }, call: ApiCall): View {
    expectOnly(input, "ReturnInput", ["orderId", "returnLineItems", "exchangeLineItems", "requestedAt", "notifyCustomer", "unprocessed"]);
    for (const line of input.returnLineItems) expectOnly(line, "ReturnLineItemInput", ["fulfillmentLineItemId", "quantity", "returnReason", "returnReasonDefinitionId", "returnReasonNote"]);
    for (const line of input.exchangeLineItems ?? []) expectOnly(line, "ExchangeLineItemInput", ["variantId", "quantity"]);
    return make(call, input, "returnInput", "ReturnCreatePayload", (order, wanted) => createReturn(call.context, order, wanted));
  },

  returnRequest({ input }: { input: NewReturnInput }, call: ApiCall): View {
    expectOnly(input, "ReturnRequestInput", ["orderId", "returnLineItems"]);
    for (const line of input.returnLineItems) expectOnly(line, "ReturnRequestLineItemInput", ["fulfillmentLineItemId", "quantity", "returnReason", "returnReasonDefinitionId", "customerNote"]);
    return make(call, input, "input", "ReturnRequestPayload", (order, wanted) => requestReturn(call.context, order, wanted));
  },

  returnApproveRequest: ({ input }: { input: { id: string } }, call: ApiCall) =>
    change(call, input.id, ["input", "id"], "ReturnApproveRequestPayload", ["REQUESTED"], (order, made) => approveReturn(call.context, order, made)),

  returnDeclineRequest: ({ input }: { input: { id: string; declineReason: "FINAL_SALE" | "OTHER" | "RETURN_PERIOD_ENDED"; declineNote?: string | null } }, call: ApiCall) =>
    change(call, input.id, ["input", "id"], "ReturnDeclineRequestPayload", ["REQUESTED"], (order, made) => {
      if ((input.declineNote ?? "").length > 500) return [complaint(["input", "declineNote"], "Decline note is too long (maximum is 500 characters)", "TOO_LONG")];
      declineReturn(call.context, order, made, { reason: input.declineReason, note: input.declineNote ?? null });
    }),

  returnClose: ({ id }: { id: string }, call: ApiCall) => change(call, id, ["id"], "ReturnClosePayload", ["OPEN"], (order, made) => closeReturn(call.context, order, made)),

  returnReopen: ({ id }: { id: string }, call: ApiCall) => change(call, id, ["id"], "ReturnReopenPayload", ["CLOSED"], (order, made) => reopenReturn(call.context, order, made)),

  /** Not once something of it was received or refunded. */
  returnCancel: ({ id }: { id: string }, call: ApiCall) =>
    change(call, id, ["id"], "ReturnCancelPayload", ["REQUESTED", "OPEN"], (order, made) => {
      if (made.lines.some((line) => line.processedQuantity > 0 || line.refundedQuantity > 0)) return [complaint(["id"], "Return is not cancelable", "INVALID_STATE")];
      cancelReturn(call.context, order, made);
    }),

  returnProcess({ input }: { input: ProcessInput }, call: ApiCall): View {
    expectOnly(input, "ReturnProcessInput", ["returnId", "returnLineItems", "exchangeLineItems", "financialTransfer", "refundShipping", "notifyCustomer", "note"]);
    if (input.financialTransfer?.issueRefund?.refundMethods?.length) throw unsupported("ReturnProcessInput.financialTransfer.issueRefund.refundMethods");
    return change(call, input.returnId, ["input", "returnId"], "ReturnProcessPayload", ["OPEN"], (order, made) => {
      const lines = (input.returnLineItems ?? []).map(({ id, quantity }) => ({ id, quantity }));
      const errors = lines.flatMap(({ id, quantity }, index) => {
        const line = made.lines.find((each) => each.id === id);
        if (!line) return [complaint(["input", "returnLineItems", String(index), "id"], "Return line item not found", "NOT_FOUND")];
        return quantity > line.quantity - line.processedQuantity ? [complaint(["input", "returnLineItems", String(index), "quantity"], "Quantity is greater than the processable quantity", "INVALID")] : [];
      });
      if (errors.length > 0) return errors;
      const refund = input.financialTransfer?.issueRefund;
      const amount = refund?.orderTransactions.reduce((total, each) => total + cents(each.transactionAmount.amount), 0);
      const shipping = input.refundShipping?.shippingRefundAmount?.amount;
      processReturn(call.context, order, made, { lines, refund: amount === undefined ? null : { amount: (amount / 100).toFixed(2), ...(shipping && { shipping }) } });
    });
  },

  removeFromReturn({ returnId, returnLineItems, exchangeLineItems }: { returnId: string; returnLineItems?: { returnLineItemId: string; quantity: number }[] | null; exchangeLineItems?: unknown[] | null }, call: ApiCall): View {
    if (exchangeLineItems?.length) throw unsupported("removeFromReturn(exchangeLineItems:)");
    return change(call, returnId, ["returnId"], "RemoveFromReturnPayload", ["REQUESTED", "OPEN"], (order, made) => {
      const removed = (returnLineItems ?? []).map(({ returnLineItemId, quantity }) => ({ id: returnLineItemId, quantity }));
      const errors = removed.flatMap(({ id, quantity }, index) => {
        const line = made.lines.find((each) => each.id === id);
        return !line || quantity > line.quantity - line.processedQuantity ? [complaint(["returnLineItems", String(index), "quantity"], "Quantity is not removable", "INVALID")] : [];
      });
      if (errors.length > 0) return errors;
      removeFromReturn(call.context, order, made, removed);
    });
  },
};
