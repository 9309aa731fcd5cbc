import { currentQuantity, fulfilledQuantity, lineTax, unfulfilledQuantity } from "../../state/derive";
import { cents } from "../../state/money";
import type { Order, OrderLine, Shop } from "../../state/types";
import { idNumber, moneySet } from "./words";

/** One line item, as in orders, fulfillments and refunds. @param quantity  units of this parcel or refund; the whole line by default */
export function linePayload(shop: Shop, order: Order, line: OrderLine, quantity = line.quantity) {
  const open = unfulfilledQuantity(order, line);
  const discounted = cents(line.discount) > 0;
  return {
    id: idNumber(line.id),
    variant_id: line.variantId ? idNumber(line.variantId) : null,
    title: line.title,
    quantity,
    sku: line.sku,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    fulfillment_service: "manual",
    product_id: line.productId ? idNumber(line.productId) : null,
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    gift_card: line.giftCard,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variant_inventory_management: "shopify",
    properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
    product_exists: line.productId !== null,
    fulfillable_quantity: open,
    grams: line.grams,
    price: line.unitPrice,
    total_discount: "0.00",
    fulfillment_status: fulfilledQuantity(order, line.id) === 0 ? null : open === 0 ? "fulfilled" : "partial",
    price_set: moneySet(shop, order, cents(line.unitPrice)),
    total_discount_set: moneySet(shop, order, 0),
    discount_allocations: discounted ? [{ amount: line.discount, discount_application_index: 0, amount_set: moneySet(shop, order, cents(line.discount)) }] : [],
    duties: [],
    admin_graphql_api_id: line.id,
    tax_lines: taxLines(shop, order, line),
  };
}

function taxLines(shop: Shop, order: Order, line: OrderLine) {
  const tax = lineTax(order, line);
  if (tax === 0) return [];
  return [{ channel_liable: false, price: (tax / 100).toFixed(2), price_set: moneySet(shop, order, tax), rate: Number(order.taxRate), title: order.taxTitle }];
}

/** Lines of an order carry more than those of its parcels. */
export function orderLinePayload(shop: Shop, order: Order, line: OrderLine) {
  return { ...linePayload(shop, order, line), attributed_staffs: [], current_quantity: currentQuantity(order, line), sales_line_item_group_id: null };
}
