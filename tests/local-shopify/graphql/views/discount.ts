import type { Discount } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { amountWords, time } from "./common";
import { customerView } from "./customer";
import { metafieldFields } from "./metafield";

export function discountNodeView(call: ApiCall, discount: Discount): View {
  return { __typename: "DiscountCodeNode", id: discount.id, codeDiscount: () => basicDiscountView(call, discount), ...metafieldFields(call, discount.id) };
}

function basicDiscountView(call: ApiCall, discount: Discount): View {
  const { state } = call.context;
  const now = call.context.now().toISOString();
  const status = discount.startsAt > now ? "SCHEDULED" : discount.endsAt !== null && discount.endsAt <= now ? "EXPIRED" : "ACTIVE";
  const { value } = discount;
  const words = value.kind === "percentage" ? `${Math.round(value.percentage * 100)}% off entire order` : `${value.amount} ${state.shop.currency} off entire order`;
  return {
    __typename: "DiscountCodeBasic",
    title: discount.title,
    status,
    summary: words,
    shortSummary: words,
    startsAt: time(discount.startsAt),
    endsAt: time(discount.endsAt),
    usageLimit: discount.usageLimit,
    appliesOncePerCustomer: discount.appliesOncePerCustomer,
    asyncUsageCount: discount.usageCount,
    createdAt: time(discount.createdAt),
    updatedAt: time(discount.updatedAt),
    codesCount: { __typename: "Count", count: 1, precision: "EXACT" },
    codes: (paging: Paging) => plainConnection("DiscountRedeemCode", paging, [{ id: discount.id.replace("DiscountCodeNode", "DiscountRedeemCode") }], ({ id }) => ({ __typename: "DiscountRedeemCode", id, code: discount.code, asyncUsageCount: discount.usageCount })),
    context: () =>
      discount.customerIds === null
        ? { __typename: "DiscountBuyerSelectionAll", all: "ALL" }
        : { __typename: "DiscountCustomers", customers: state.customers.filter((customer) => discount.customerIds?.includes(customer.id)).map((customer) => customerView(call, customer)) },
    customerGets: {
      __typename: "DiscountCustomerGets",
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      items: { __typename: "AllDiscountItems", allItems: true },
      value:
        value.kind === "percentage"
          ? { __typename: "DiscountPercentage", percentage: value.percentage }
          : { __typename: "DiscountAmount", amount: { __typename: "MoneyV2", amount: amountWords(value.amount), currencyCode: state.shop.currency }, appliesOnEachItem: value.appliesOnEachItem },
    },
  };
}
