import { z } from "zod";
import { subtractMoney, sumMoney } from "~/lib/money";
import { gid } from "./gid";
import type { Money, OrderCustomer, OrderFulfillment, OrderLine, OrderRefund, OrderReturn, OrderSnapshot, PostalAddress } from "./order-snapshot";

/**
 * JSON with the ids of Shopify's webhooks, which exceed 2^53: integers that a JavaScript number cannot hold become
 * strings with the digits as written.
 */
export function parseWebhookJson(raw: string): unknown {
  const keepDigits = (_key: string, value: unknown, context?: { source: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) && context ? context.source : value;
  return JSON.parse(raw, keepDigits as Parameters<typeof JSON.parse>[1]);
}

/**
 * Our picture of an order from the payload of `orders/*` webhooks (`raw`: its text). What a payload leaves out, because
 * of `include_fields`, missing access to customer data or an old export, is null, empty or 0. Null when it is no order.
 *
 * The webhook knows less than the Admin API: product handles, types and images are missing, a parcel's times are those
 * of its last change.
 */
export function orderFromWebhook(raw: string): OrderSnapshot | null {
  let payload: unknown;
  try {
    payload = parseWebhookJson(raw);
  } catch {
    return null;
  }
  const parsed = webhookOrder.safeParse(payload);
  return parsed.success ? snapshot(parsed.data) : null;
}

const text = z.coerce.string().nullish().catch(null);
const amount = z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^-?\d+(\.\d+)?$/)).nullish().catch(null);
const id = z.union([z.string().min(1), z.number()]).transform(String).nullish().catch(null);
const count = z.coerce.number().int().nullish().catch(null);
const list = <T extends z.ZodType>(item: T) => z.array(item.nullable().catch(null)).nullish().catch(null).transform((items) => (items ?? []).flatMap((each) => (each === null ? [] : [each])));
const words = z.union([z.array(z.string()), z.string().transform((joined) => joined.split(","))]).nullish().catch(null).transform((each) => (each ?? []).map((word) => word.trim()).filter(Boolean));

const address = z.object({
  name: text, first_name: text, last_name: text, company: text, address1: text, address2: text,
  city: text, zip: text, province_code: text, country_code: text, phone: text,
}).nullish().catch(null);

const customer = z.object({
  id, admin_graphql_api_id: text, email: text, phone: text, first_name: text, last_name: text,
  orders_count: count, total_spent: amount, tags: words, locale: text,
}).nullish().catch(null);

const lineItem = z.object({
  id, admin_graphql_api_id: text, title: text, name: text, variant_title: text, sku: text, vendor: text,
  quantity: count, current_quantity: count, fulfillable_quantity: count, price: amount, total_discount: amount,
  requires_shipping: z.boolean().nullish().catch(null), product_id: id, variant_id: id,
  discount_allocations: list(z.object({ amount })),
});

const fulfillment = z.object({
  id, admin_graphql_api_id: text, name: text, status: text, shipment_status: text, created_at: text, updated_at: text,
  tracking_company: text, tracking_number: text, tracking_numbers: list(z.coerce.string()),
  tracking_url: text, tracking_urls: list(z.coerce.string()), line_items: list(z.object({ id, admin_graphql_api_id: text, quantity: count })),
});

const refund = z.object({
  id, admin_graphql_api_id: text, created_at: text, note: text,
  transactions: list(z.object({ amount, kind: text, status: text })),
  refund_line_items: list(z.object({ line_item_id: id, quantity: count })),
});

const returned = z.object({ id, admin_graphql_api_id: text, name: text, status: text, created_at: text, closed_at: text });

const webhookOrder = z.object({
  id, admin_graphql_api_id: text, name: z.coerce.string().min(1), confirmation_number: text,
  created_at: text, processed_at: text, updated_at: text, cancelled_at: text, cancel_reason: text, closed_at: text,
  financial_status: text, fulfillment_status: text, currency: text,
  total_price: amount, current_total_price: amount, subtotal_price: amount, total_tax: amount, total_discounts: amount,
  total_shipping_price_set: z.object({ shop_money: z.object({ amount }) }).nullish().catch(null),
  email: text, contact_email: text, phone: text, customer_locale: text, customer,
  shipping_address: address, billing_address: address, note: text, tags: words,
  discount_codes: list(z.object({ code: text })), source_name: text, order_status_url: text, test: z.boolean().nullish().catch(null),
  line_items: list(lineItem), fulfillments: list(fulfillment), refunds: list(refund), returns: list(returned),
}).refine((order) => Boolean(order.id ?? order.admin_graphql_api_id));

type WebhookOrder = z.infer<typeof webhookOrder>;

function snapshot(order: WebhookOrder): OrderSnapshot {
  const currency = order.currency || "USD";
  const money = (value: string | null | undefined): Money => sumMoney(value ? [{ amount: value, currency }] : [], currency);
  const createdAt = instant(order.created_at) ?? instant(order.processed_at) ?? instant(order.updated_at) ?? "1970-01-01T00:00:00.000Z";
  const returns = order.returns.map(orderReturn);
  const refunds = order.refunds.map((each) => orderRefund(each, money, createdAt));
  const lines = order.line_items.map((line) => orderLine(line, money));
  return {
    id: identity("Order", order),
    name: order.name,
    confirmationNumber: order.confirmation_number || null,
    createdAt,
    processedAt: instant(order.processed_at) ?? createdAt,
    updatedAt: instant(order.updated_at) ?? createdAt,
    cancelledAt: instant(order.cancelled_at),
    cancelReason: order.cancel_reason?.toUpperCase() ?? null,
    closedAt: instant(order.closed_at),
    financialStatus: order.financial_status?.toUpperCase() || "PENDING",
    fulfillmentStatus: fulfillmentStatus(order.fulfillment_status),
    returnStatus: returnStatus(returns),
    currency,
    total: money(order.total_price),
    currentTotal: money(order.current_total_price ?? order.total_price),
    subtotal: money(order.subtotal_price),
    shipping: money(order.total_shipping_price_set?.shop_money.amount),
    tax: money(order.total_tax),
    discounts: money(order.total_discounts),
    refunded: sumMoney(refunds.map((each) => each.total), currency),
    email: order.email || order.contact_email || null,
    phone: order.phone || null,
    locale: order.customer_locale ?? null,
    customer: orderCustomer(order.customer, money),
    shippingAddress: postalAddress(order.shipping_address),
    billingAddress: postalAddress(order.billing_address),
    note: order.note || null,
    tags: order.tags,
    discountCodes: order.discount_codes.flatMap(({ code }) => code ?? []),
    sourceName: order.source_name ?? null,
    statusPageUrl: order.order_status_url ?? null,
    test: order.test ?? false,
    lines,
    fulfillments: order.fulfillments.map((each) => orderFulfillment(each, createdAt)),
    refunds,
    returns,
  };
}

type WithId = { id?: string | null; admin_graphql_api_id?: string | null };

/** The gid as Shopify wrote it; the bare number was only safe in the raw text. */
function identity(type: string, { id, admin_graphql_api_id }: WithId): string {
  return admin_graphql_api_id || gid(type, id ?? "0");
}

function orderCustomer(customer: WebhookOrder["customer"], money: (amount: string | null | undefined) => Money): OrderCustomer | null {
  if (!customer || !(customer.id || customer.admin_graphql_api_id)) return null;
  const firstName = customer.first_name || null;
  const lastName = customer.last_name || null;
  return {
    id: identity("Customer", customer),
    displayName: [firstName, lastName].filter(Boolean).join(" ") || customer.email || "",
    firstName,
    lastName,
    email: customer.email || null,
    phone: customer.phone || null,
    numberOfOrders: customer.orders_count ?? 0,
    amountSpent: money(customer.total_spent),
    locale: customer.locale ?? null,
    tags: customer.tags,
  };
}

function orderLine(line: z.infer<typeof lineItem>, money: (amount: string | null | undefined) => Money): OrderLine {
  const quantity = line.quantity ?? 1;
  const currentQuantity = line.current_quantity ?? quantity;
  const unitPrice = money(line.price);
  const full = sumMoney(Array.from({ length: Math.max(0, Math.min(quantity, 10_000)) }, () => unitPrice), unitPrice.currency);
  const allocated = line.discount_allocations.map((allocation) => money(allocation.amount));
  const discount = allocated.length > 0 ? sumMoney(allocated, unitPrice.currency) : money(line.total_discount);
  return {
    id: identity("LineItem", line),
    title: line.title || line.name || "",
    variantTitle: line.variant_title || null,
    sku: line.sku || null,
    quantity,
    currentQuantity,
    refundableQuantity: currentQuantity,
    unfulfilledQuantity: line.fulfillable_quantity ?? 0,
    unitPrice,
    discountedTotal: subtractMoney(full, discount),
    requiresShipping: line.requires_shipping ?? true,
    productId: line.product_id ? gid("Product", line.product_id) : null,
    variantId: line.variant_id ? gid("ProductVariant", line.variant_id) : null,
    productHandle: null,
    productType: null,
    vendor: line.vendor || null,
    productTags: [],
    imageUrl: null,
  };
}

function orderFulfillment(each: z.infer<typeof fulfillment>, orderedAt: string): OrderFulfillment {
  const displayStatus = each.shipment_status?.toUpperCase() || null;
  const changedAt = instant(each.updated_at) ?? instant(each.created_at);
  const numbers = each.tracking_numbers.length > 0 ? each.tracking_numbers : each.tracking_number ? [each.tracking_number] : [];
  return {
    id: identity("Fulfillment", each),
    name: each.name ?? "",
    status: each.status?.toUpperCase() || "SUCCESS",
    displayStatus,
    createdAt: instant(each.created_at) ?? orderedAt,
    inTransitAt: displayStatus === "IN_TRANSIT" ? changedAt : null,
    deliveredAt: displayStatus === "DELIVERED" ? changedAt : null,
    estimatedDeliveryAt: null,
    tracking: numbers.map((number, index) => ({ number, company: each.tracking_company ?? null, url: each.tracking_urls[index] ?? each.tracking_url ?? null })),
    lines: each.line_items.map((line) => ({ lineId: identity("LineItem", line), quantity: line.quantity ?? 1, fulfillmentLineId: null })),
  };
}

function orderRefund(each: z.infer<typeof refund>, money: (amount: string | null | undefined) => Money, orderedAt: string): OrderRefund {
  const paid = each.transactions.filter(({ kind, status }) => kind === "refund" && status !== "failure" && status !== "error");
  return {
    id: identity("Refund", each),
    createdAt: instant(each.created_at) ?? orderedAt,
    note: each.note || null,
    total: paid.length > 0 ? sumMoney(paid.map((payment) => money(payment.amount)), money(null).currency) : money(null),
    lines: each.refund_line_items.flatMap(({ line_item_id, quantity }) => (line_item_id ? [{ lineId: gid("LineItem", line_item_id), quantity: quantity ?? 1 }] : [])),
  };
}

function orderReturn(each: z.infer<typeof returned>): OrderReturn {
  return {
    id: identity("Return", each),
    name: each.name ?? "",
    status: each.status?.toUpperCase() || "OPEN",
    createdAt: instant(each.created_at),
    closedAt: instant(each.closed_at),
    lines: [],
  };
}

function fulfillmentStatus(status: string | null | undefined): string {
  const known: Record<string, string> = { fulfilled: "FULFILLED", partial: "PARTIALLY_FULFILLED", restocked: "RESTOCKED" };
  return known[status ?? ""] ?? "UNFULFILLED";
}

function returnStatus(returns: OrderReturn[]): string {
  if (returns.some((each) => each.status === "REQUESTED")) return "RETURN_REQUESTED";
  if (returns.some((each) => each.status === "OPEN")) return "IN_PROGRESS";
  return returns.some((each) => each.status === "CLOSED") ? "RETURNED" : "NO_RETURN";
}

function postalAddress(address: WebhookOrder["shipping_address"]): PostalAddress | null {
  if (!address) return null;
  return {
    name: address.name || [address.first_name, address.last_name].filter(Boolean).join(" ") || null,
    company: address.company || null,
    address1: address.address1 || null,
    address2: address.address2 || null,
    city: address.city || null,
    zip: address.zip || null,
    provinceCode: address.province_code || null,
    countryCode: address.country_code || null,
    phone: address.phone || null,
  };
}

/** ISO 8601 in UTC; null for what is no instant. */
function instant(time: string | null | undefined): string | null {
  const milliseconds = time ? Date.parse(time) : NaN;
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}
