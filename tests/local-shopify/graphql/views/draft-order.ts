import { findCustomer, findVariant } from "../../shop/hand";
import { draftTotals } from "../../shop/drafts";
import { cents } from "../../state/money";
import type { DraftOrder } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { addressView, attributes, legacyId, moneyBag, time } from "./common";
import { customerView } from "./customer";
import { orderView } from "./order";
import { variantView } from "./product";

export function draftOrderView(call: ApiCall, draft: DraftOrder): View {
  const { state } = call.context;
  const plain = { presentmentRate: "1", presentmentCurrency: state.shop.currency };
  const bag = (amountInCents: number) => moneyBag(call, plain, amountInCents);
  const sums = draftTotals(draft);
  return {
    __typename: "DraftOrder",
    id: draft.id,
    legacyResourceId: legacyId(draft.id),
    name: draft.name,
    status: draft.status,
    ready: true,
    email: draft.email,
    phone: null,
    note2: draft.note,
    tags: [...draft.tags].sort(),
    customAttributes: attributes(draft.customAttributes),
    currencyCode: state.shop.currency,
    presentmentCurrencyCode: state.shop.currency,
    createdAt: time(draft.createdAt),
    updatedAt: time(draft.updatedAt),
    completedAt: time(draft.completedAt),
    invoiceSentAt: null,
    invoiceUrl: `${call.context.url}/invoices/${legacyId(draft.id)}`,
    taxesIncluded: state.shop.taxesIncluded,
    subtotalPriceSet: bag(sums.subtotal),
    totalDiscountsSet: bag(sums.discounts),
    totalShippingPriceSet: bag(sums.shipping),
    totalLineItemsPriceSet: bag(sums.goods),
    totalPriceSet: bag(sums.total),
    totalQuantityOfLineItems: draft.lines.reduce((total, line) => total + line.quantity, 0),
    shippingAddress: () => addressView(draft.shippingAddress),
    billingAddress: () => addressView(draft.billingAddress),
    customer: () => {
      const customer = findCustomer(state, draft.customerId);
      return customer && customerView(call, customer);
    },
    order: () => {
      const order = state.orders.find((each) => each.id === draft.orderId);
      return order ? orderView(call, order) : null;
    },
    appliedDiscount: draft.appliedDiscount
      ? { __typename: "DraftOrderAppliedDiscount", title: draft.appliedDiscount.title, description: "", value: Number(draft.appliedDiscount.value), valueType: draft.appliedDiscount.valueType, amountSet: bag(cents(draft.appliedDiscount.amount)) }
      : null,
    lineItems: (paging: Paging) =>
      plainConnection("DraftOrderLineItem", paging, draft.lines, (line) => ({
        __typename: "DraftOrderLineItem",
        id: line.id,
        title: line.title,
        name: line.title,
        quantity: line.quantity,
        custom: line.variantId === null,
        originalUnitPriceSet: bag(cents(line.unitPrice)),
        originalTotalSet: bag(cents(line.unitPrice) * line.quantity),
        discountedTotalSet: bag(cents(line.unitPrice) * line.quantity - cents(line.discount)),
        variant: () => {
          const found = findVariant(state, line.variantId);
          return found && variantView(call, found.product, found.variant);
        },
      })),
  };
}
