import { cancelOrder, updateCustomer, updateOrder } from "../../acts";
import { expectOnly, type ApiCall, type View, unsupported } from "../request";
import { orderById } from "../queries/orders";
import { viewOf } from "../queries/node";
import { addressFromInput, type AddressInput } from "../inputs";
import { type MetafieldInput, setMetafields } from "./custom-data";
import { userError } from "../views/common";
import { orderView } from "../views/order";
import { creditAccount } from "../../shop/store-credit";
import { decimal } from "../../state/money";
import { totals } from "../../state/derive";
import type { LocalShopify } from "../../context";
import type { AsyncJob, Order, OrderCancelReason } from "../../state/types";

interface OrderInput {
  id: string;
  note?: string | null;
  tags?: string[] | null;
  email?: string | null;
  phone?: string | null;
  poNumber?: string | null;
  shippingAddress?: AddressInput | null;
  customAttributes?: { key: string; value: string }[] | null;
  metafields?: Omit<MetafieldInput, "ownerId">[] | null;
}

interface CancelArgs {
  orderId: string;
  reason: OrderCancelReason;
  restock: boolean;
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null; storeCreditRefund?: { expiresAt?: string | null } | null } | null;
  notifyCustomer?: boolean | null;
  staffNote?: string | null;
}

/** How long Shopify takes over a cancellation here; there it is seconds. */
const CANCEL_MS = 150;

export const orderMutations = {
  orderUpdate({ input }: { input: OrderInput }, call: ApiCall): View {
    expectOnly(input, "OrderInput", ["id", "note", "tags", "email", "phone", "poNumber", "shippingAddress", "customAttributes", "metafields"]);
    const order = orderById(call, input.id);
    if (!order) return { __typename: "OrderUpdatePayload", order: null, userErrors: [userError("UserError", ["id"], "Order does not exist")] };
    if (input.email && !/^\S+@\S+\.\S+$/.test(input.email)) return { __typename: "OrderUpdatePayload", order: orderView(call, order), userErrors: [userError("UserError", ["email"], "Email is invalid")] };
    const set = setMetafields(call, (input.metafields ?? []).map((metafield) => ({ ...metafield, ownerId: order.id })));
    if (!("written" in set)) return { __typename: "OrderUpdatePayload", order: orderView(call, order), userErrors: [userError("UserError", ["metafields", String(set.index), set.field], set.message)] };
    updateOrder(call.context, order, {
      ...(input.note !== undefined && { note: input.note }),
      ...(input.tags && { tags: cleanTags(input.tags) }),
      ...(input.email !== undefined && { email: input.email }),
      ...(input.phone !== undefined && { phone: input.phone }),
      ...(input.poNumber !== undefined && { poNumber: input.poNumber }),
      ...(input.customAttributes && { customAttributes: input.customAttributes }),
      ...(input.shippingAddress && { shippingAddress: addressFromInput(call.context, input.shippingAddress, order.shippingAddress) }),
    });
    return { __typename: "OrderUpdatePayload", order: orderView(call, order), userErrors: [] };
  },

  /** Answers with a job; the order is cancelled a moment later. */
  orderCancel(args: CancelArgs, call: ApiCall): View {
    const { context } = call;
    const refuse = (message: string, code: string): View => ({
      __typename: "OrderCancelPayload",
      job: null,
      orderCancelUserErrors: [userError("OrderCancelUserError", ["orderId"], message, code)],
      userErrors: [userError("UserError", ["orderId"], message)],
    });
    const order = orderById(call, args.orderId);
    if (!order) return refuse("Order does not exist", "NOT_FOUND");
    if (order.cancelledAt || context.state.jobs.some((job) => job.orderId === order.id && !job.done)) return refuse("Cannot cancel an order that has already been canceled", "INVALID");
    if (order.fulfillments.some((fulfillment) => fulfillment.status === "SUCCESS")) return refuse("Cannot cancel an order with fulfilled items", "INVALID");
    const storeCredit = args.refundMethod?.storeCreditRefund ?? null;
    if (storeCredit && !order.customerId) return refuse("Order must have a customer to refund to store credit", "STORE_CREDIT_REFUND_MISSING_CUSTOMER");
    const job: AsyncJob = {
      id: `gid://shopify/Job/${context.newId("Job").split("/").pop()}`,
      done: false,
      orderId: order.id,
      createdAt: context.now().toISOString(),
      cancellation: {
        reason: args.reason,
        restock: args.restock,
        refund: args.refundMethod?.originalPaymentMethodsRefund ?? args.refund ?? false,
        storeCredit: storeCredit ? { expiresAt: storeCredit.expiresAt ?? null } : null,
        staffNote: args.staffNote ?? null,
      },
    };
    context.state.jobs.push(job);
    context.save();
    setTimeout(() => finishJob(context, job), CANCEL_MS);
    return { __typename: "OrderCancelPayload", job: { __typename: "Job", id: job.id, done: false }, orderCancelUserErrors: [], userErrors: [] };
  },

  tagsAdd: ({ id, tags }: { id: string; tags: string[] }, call: ApiCall) => changeTags(call, id, "TagsAddPayload", (before) => [...before, ...tags]),
  tagsRemove: ({ id, tags }: { id: string; tags: string[] }, call: ApiCall) => {
    const gone = new Set(tags.map((tag) => tag.toLowerCase()));
    return changeTags(call, id, "TagsRemovePayload", (before) => before.filter((tag) => !gone.has(tag.toLowerCase())));
  },
};

/** Carries out what `orderCancel` promised; also after a restart. */
export function finishJob(context: LocalShopify, job: AsyncJob): void {
  const order = context.state.orders.find((each) => each.id === job.orderId);
  if (job.done) return;
  job.done = true;
  if (order && !order.cancelledAt) {
    const { storeCredit, ...cancellation } = job.cancellation;
    const paid = decimal(totals(order).netPayment);
    cancelOrder(context, order, cancellation);
    if (storeCredit && order.customerId) creditAccount(context, order.customerId, paid, context.state.shop.currency, storeCredit.expiresAt);
  }
  context.save();
}

export function finishOpenJobs(context: LocalShopify): void {
  for (const job of context.state.jobs) finishJob(context, job);
}

/** Trimmed, without doubles (tags differ by more than case). */
export function cleanTags(tags: string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.flatMap((each) => each.split(",")).map((each) => each.trim())) if (tag && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  return [...seen.values()];
}

function changeTags(call: ApiCall, id: string, typename: string, change: (before: string[]) => string[]): View {
  const { context } = call;
  const type = id.split("/")[3];
  const fail = (message: string): View => ({ __typename: typename, node: null, userErrors: [userError("UserError", ["id"], message)] });
  let found: Order | null = null;
  if (type === "Order") {
    found = orderById(call, id);
    if (!found) return fail("Order does not exist");
    updateOrder(context, found, { tags: cleanTags(change(found.tags)) });
  } else if (type === "Customer") {
    const customer = context.state.customers.find((each) => each.id === id);
    if (!customer) return fail("Customer does not exist");
    updateCustomer(context, customer, { tags: cleanTags(change(customer.tags)) });
  } else {
    throw unsupported(`tagsAdd and tagsRemove for ${type}`);
  }
  return { __typename: typename, node: () => viewOf(call, id), userErrors: [] };
}
