import { subtractMoney, sumMoney } from "~/lib/money";
import type {
  AdminAddress,
  AdminCustomer,
  AdminFulfillment,
  AdminMoney,
  AdminOrder,
  AdminOrderLine,
  AdminRefund,
  AdminReturn,
  MoneyBag,
} from "./order-fields";
import type {
  Money,
  OrderCustomer,
  OrderFulfillment,
  OrderLine,
  OrderRefund,
  OrderReturn,
  OrderSnapshot,
  PostalAddress,
} from "./order-snapshot";

/** Our picture of an order from the Admin API's. Money is in the shop's currency; hidden fields are null. */
export function orderFromAdmin(order: AdminOrder): OrderSnapshot {
  const nothing: Money = { amount: "0.00", currency: order.currencyCode };
  return {
    id: order.id,
    name: order.name,
    confirmationNumber: order.confirmationNumber,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    closedAt: order.closedAt,
    // Null only for orders on which no payment is due and none was ever attempted.
    financialStatus: order.displayFinancialStatus ?? "PENDING",
    fulfillmentStatus: order.displayFulfillmentStatus,
    returnStatus: order.returnStatus,
    currency: order.currencyCode,
    total: shopMoney(order.totalPriceSet),
    currentTotal: shopMoney(order.currentTotalPriceSet),
    subtotal: order.subtotalPriceSet ? shopMoney(order.subtotalPriceSet) : nothing,
    shipping: shopMoney(order.totalShippingPriceSet),
    tax: order.totalTaxSet ? shopMoney(order.totalTaxSet) : nothing,
    discounts: order.totalDiscountsSet ? shopMoney(order.totalDiscountsSet) : nothing,
    refunded: shopMoney(order.totalRefundedSet),
    email: order.email,
    phone: order.phone,
    locale: order.customerLocale,
    customer: order.customer ? orderCustomer(order.customer, order.currencyCode) : null,
    shippingAddress: order.shippingAddress ? postalAddress(order.shippingAddress) : null,
    billingAddress: order.billingAddress ? postalAddress(order.billingAddress) : null,
    note: order.note,
    tags: order.tags,
    discountCodes: order.discountCodes,
    sourceName: order.sourceName,
    statusPageUrl: order.statusPageUrl ?? null,
    test: order.test,
    lines: order.lineItems.nodes.map(orderLine),
    fulfillments: order.fulfillments.map(orderFulfillment),
    refunds: order.refunds.map(orderRefund),
    returns: (order.returns?.nodes ?? []).map(orderReturn),
  };
}

/** The customer as an order shows them. `shopCurrency` stands in when the amount spent is hidden. */
export function orderCustomer(customer: AdminCustomer, shopCurrency: string): OrderCustomer {
  return {
    id: customer.id,
    displayName: customer.displayName ?? "",
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
    numberOfOrders: Number(customer.numberOfOrders ?? 0),
    amountSpent: adminMoney(customer.amountSpent ?? { amount: "0", currencyCode: shopCurrency }),
    locale: customer.locale,
    tags: customer.tags ?? [],
  };
}

function orderLine(line: AdminOrderLine): OrderLine {
  const full = shopMoney(line.originalTotalSet);
  // Only the allocations hold the line's share of discounts on the whole order.
  const discounts = line.discountAllocations.map((allocation) => shopMoney(allocation.allocatedAmountSet));
  return {
    id: line.id,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.refundableQuantity,
    unfulfilledQuantity: line.unfulfilledQuantity,
    unitPrice: shopMoney(line.originalUnitPriceSet),
    discountedTotal: subtractMoney(full, sumMoney(discounts, full.currency)),
    requiresShipping: line.requiresShipping,
    productId: line.product?.id ?? null,
    variantId: line.variant?.id ?? null,
    productHandle: line.product?.handle ?? null,
    productType: line.product?.productType ?? null,
    vendor: line.vendor,
    productTags: line.product?.tags ?? [],
    imageUrl: line.image?.url ?? null,
  };
}

function orderFulfillment(fulfillment: AdminFulfillment): OrderFulfillment {
  return {
    id: fulfillment.id,
    name: fulfillment.name,
    status: fulfillment.status,
    displayStatus: fulfillment.displayStatus,
    createdAt: fulfillment.createdAt,
    inTransitAt: fulfillment.inTransitAt,
    deliveredAt: fulfillment.deliveredAt,
    estimatedDeliveryAt: fulfillment.estimatedDeliveryAt,
    tracking: fulfillment.trackingInfo.map(({ company, number, url }) => ({ company, number, url })),
    lines: fulfillment.fulfillmentLineItems.nodes.map((line) => ({
      lineId: line.lineItem.id,
      quantity: line.quantity ?? 0,
      fulfillmentLineId: line.id,
    })),
  };
}

function orderRefund(refund: AdminRefund): OrderRefund {
  return {
    id: refund.id,
    createdAt: refund.createdAt ?? refund.processedAt,
    note: refund.note,
    total: shopMoney(refund.totalRefundedSet),
    lines: refund.refundLineItems.nodes.map((line) => ({ lineId: line.lineItem.id, quantity: line.quantity })),
  };
}

function orderReturn(each: AdminReturn): OrderReturn {
  return {
    id: each.id,
    name: each.name,
    status: each.status,
    createdAt: each.createdAt,
    closedAt: each.closedAt,
    lines: each.returnLineItems.nodes.flatMap((line) =>
      line.fulfillmentLineItem
        ? [
            {
              lineId: line.fulfillmentLineItem.lineItem.id,
              quantity: line.quantity,
              reason: line.returnReasonDefinition?.name ?? null,
              note: line.customerNote || line.returnReasonNote || null,
            },
          ]
        : [],
    ),
  };
}

function postalAddress(address: AdminAddress): PostalAddress {
  return {
    name: address.name,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    provinceCode: address.provinceCode,
    countryCode: address.countryCodeV2,
    phone: address.phone,
  };
}

/** The shop's side of a money bag. */
export function shopMoney(bag: MoneyBag): Money {
  return adminMoney(bag.shopMoney);
}

/** Shopify writes the same amount as "12.5" and as "12.50". */
export function adminMoney(money: AdminMoney): Money {
  return sumMoney([{ amount: money.amount, currency: money.currencyCode }], money.currencyCode);
}
