import { currentQuantity, linePrice, lineTax, refundableQuantity, unfulfilledQuantity } from "../../state/derive";
import { findVariant } from "../../shop/hand";
import { cents } from "../../state/money";
import type { Order, OrderLine } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import type { ApiCall, View } from "../request";
import { attributes, moneyBag } from "./common";
import { imageView, productView, variantView } from "./product";
import { RETURN_REASONS, reasonView } from "./return-reasons";

export function lineView(call: ApiCall, order: Order, line: OrderLine): View {
  const bag = (amountInCents: number) => moneyBag(call, order, amountInCents);
  const { state } = call.context;
  const product = state.products.find((each) => each.id === line.productId);
  const whole = linePrice({ ...line, discount: "0.00" });
  const open = unfulfilledQuantity(order, line);
  return {
    __typename: "LineItem",
    id: line.id,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: currentQuantity(order, line),
    refundableQuantity: refundableQuantity(order, line),
    unfulfilledQuantity: open,
    nonFulfillableQuantity: line.quantity - open,
    requiresShipping: line.requiresShipping,
    restockable: currentQuantity(order, line) > 0,
    taxable: line.taxable,
    isGiftCard: line.giftCard,
    customAttributes: attributes(line.customAttributes),
    originalUnitPriceSet: bag(cents(line.unitPrice)),
    originalTotalSet: bag(whole),
    // Discount codes count as discounts of the whole order, which these two leave out unless they are asked.
    discountedTotalSet: ({ withCodeDiscounts }: { withCodeDiscounts?: boolean }) => bag(withCodeDiscounts ? linePrice(line) : whole),
    discountedUnitPriceSet: bag(cents(line.unitPrice)),
    discountedUnitPriceAfterAllDiscountsSet: bag(line.quantity === 0 ? 0 : Math.round(linePrice(line) / line.quantity)),
    totalDiscountSet: bag(0),
    unfulfilledOriginalTotalSet: bag(cents(line.unitPrice) * open),
    unfulfilledDiscountedTotalSet: bag(linePrice(line, open)),
    discountAllocations: cents(line.discount) > 0 ? [{ __typename: "DiscountAllocation", allocatedAmountSet: bag(cents(line.discount)) }] : [],
    taxLines: () => (lineTax(order, line) > 0 ? [{ __typename: "TaxLine", title: order.taxTitle, rate: Number(order.taxRate), ratePercentage: Number(order.taxRate) * 100, priceSet: bag(lineTax(order, line)), channelLiable: false, source: "Shopify" }] : []),
    image: () => (product?.images[0] ? imageView(call, product.images[0]) : null),
    product: () => (product ? productView(call, product) : null),
    variant: () => {
      const found = findVariant(state, line.variantId);
      return found && variantView(call, found.product, found.variant);
    },
    suggestedReturnReasonDefinitions: (paging: Paging) => plainConnection("ReturnReasonDefinition", paging, RETURN_REASONS, reasonView),
  };
}
