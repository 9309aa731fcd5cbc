import { completeDraft } from "../../acts";
import { discountAmount, draftTotals } from "../../shop/drafts";
import { findVariant } from "../../shop/hand";
import { cents, decimal } from "../../state/money";
import type { DraftOrder } from "../../state/types";
import { addressFromInput, type AddressInput } from "../inputs";
import { type ApiCall, expectOnly, type View } from "../request";
import { userError } from "../views/common";
import { draftOrderView } from "../views/draft-order";
import { cleanTags } from "./orders";

interface Discount {
  title?: string | null;
  description?: string | null;
  value: number;
  valueType: "FIXED_AMOUNT" | "PERCENTAGE";
}

interface DraftInput {
  purchasingEntity?: { customerId?: string | null; purchasingCompany?: object | null } | null;
  customerId?: string | null;
  email?: string | null;
  lineItems?: { variantId?: string | null; title?: string | null; quantity: number; originalUnitPriceWithCurrency?: { amount: string } | null; appliedDiscount?: Discount | null }[] | null;
  appliedDiscount?: Discount | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  shippingLine?: { title?: string | null; price?: string | null; priceWithCurrency?: { amount: string } | null } | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  useCustomerDefaultAddress?: boolean | null;
}

const KNOWN = ["purchasingEntity", "customerId", "email", "lineItems", "appliedDiscount", "shippingAddress", "billingAddress", "shippingLine", "note", "tags", "customAttributes", "useCustomerDefaultAddress", "acceptAutomaticDiscounts", "visibleToCustomer", "taxExempt"];

export const draftMutations = {
  draftOrderCreate({ input }: { input: DraftInput }, call: ApiCall): View {
    expectOnly(input, "DraftOrderInput", KNOWN);
    const { context } = call;
    const { state } = context;
    const errors: View[] = [];
    const customerId = input.purchasingEntity?.customerId ?? input.customerId ?? null;
    const customer = state.customers.find((each) => each.id === customerId) ?? null;
    if (customerId && !customer) errors.push(userError("UserError", ["input", "purchasingEntity", "customerId"], "Customer does not exist"));
    if (!input.lineItems?.length) errors.push(userError("UserError", ["input", "lineItems"], "Add at least 1 product"));
    const lines = (input.lineItems ?? []).map((line, index) => {
      expectOnly(line, "DraftOrderLineItemInput", ["variantId", "title", "quantity", "originalUnitPriceWithCurrency", "appliedDiscount", "customAttributes", "requiresShipping", "taxable"]);
      const found = findVariant(state, line.variantId ?? null);
      if (line.variantId && !found) errors.push(userError("UserError", ["input", "lineItems", String(index), "variantId"], "Product with ID is no longer available."));
      if (line.quantity < 1) errors.push(userError("UserError", ["input", "lineItems", String(index), "quantity"], "Quantity must be greater than or equal to 1"));
      const unitPrice = found?.variant.price ?? line.originalUnitPriceWithCurrency?.amount ?? "0.00";
      const goods = cents(unitPrice) * line.quantity;
      const discount = line.appliedDiscount ? discountAmount(goods, line.appliedDiscount.value, line.appliedDiscount.valueType) : "0.00";
      return { id: context.newId("DraftOrderLineItem"), variantId: found?.variant.id ?? null, title: found?.product.title ?? line.title ?? "", quantity: line.quantity, unitPrice, discount };
    });
    if (errors.length > 0) return { __typename: "DraftOrderCreatePayload", draftOrder: null, userErrors: errors };
    const at = context.now().toISOString();
    const draft: DraftOrder = {
      id: context.newId("DraftOrder"),
      name: `#D${state.counters.draftNumber++}`,
      status: "OPEN",
      customerId: customer?.id ?? null,
      email: input.email ?? customer?.email ?? null,
      lines,
      appliedDiscount: null,
      shippingAddress: input.shippingAddress ? addressFromInput(context, input.shippingAddress, null) : null,
      billingAddress: input.billingAddress ? addressFromInput(context, input.billingAddress, null) : null,
      shippingLine: input.shippingLine ? { title: input.shippingLine.title ?? "Shipping", price: decimal(cents(input.shippingLine.priceWithCurrency?.amount ?? input.shippingLine.price ?? "0")) } : null,
      note: input.note ?? null,
      tags: cleanTags(input.tags ?? []),
      customAttributes: input.customAttributes ?? [],
      orderId: null,
      createdAt: at,
      updatedAt: at,
      completedAt: null,
    };
    if (input.appliedDiscount) {
      const { value, valueType, title } = input.appliedDiscount;
      draft.appliedDiscount = { title: title ?? null, value: String(value), valueType, amount: discountAmount(draftTotals(draft).subtotal, value, valueType) };
    }
    state.draftOrders.push(draft);
    context.save();
    return { __typename: "DraftOrderCreatePayload", draftOrder: draftOrderView(call, draft), userErrors: [] };
  },

  draftOrderComplete({ id, paymentPending }: { id: string; paymentPending?: boolean | null }, call: ApiCall): View {
    const draft = call.context.state.draftOrders.find((each) => each.id === id);
    if (!draft) return { __typename: "DraftOrderCompletePayload", draftOrder: null, userErrors: [userError("UserError", ["id"], "Draft order does not exist")] };
    if (draft.status === "COMPLETED") return { __typename: "DraftOrderCompletePayload", draftOrder: null, userErrors: [userError("UserError", ["id"], "This order has been paid")] };
    completeDraft(call.context, draft, paymentPending === true);
    return { __typename: "DraftOrderCompletePayload", draftOrder: draftOrderView(call, draft), userErrors: [] };
  },
};
