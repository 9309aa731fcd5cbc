/** Orders: placed, paid, edited, cancelled. */
import { cents, decimal } from "../state/money";
import { currentQuantity, financialStatus, totals, unfulfilledQuantity } from "../state/derive";
import type { Address, Order, OrderCancelReason, OrderLine } from "../state/types";
import { defaultAddress, findCustomer, findVariant, type Hand, iso, record } from "./hand";
import { refundOrder } from "./refunds";

export interface NewOrder {
  customerId: string | null;
  /** For a guest, or an address other than the customer's. */
  email?: string | null;
  phone?: string | null;
  locale?: string;
  lines: { variantId: string; quantity: number; discount?: string; customAttributes?: { key: string; value: string }[] }[];
  shippingAddress?: Address | null;
  billingAddress?: Address | null;
  shipping?: { title: string; price: string } | null;
  discountCode?: string;
  presentment?: { currency: string; rate: string };
  note?: string | null;
  tags?: string[];
  name?: string;
  sourceName?: string;
  poNumber?: string;
  purchasingCompany?: Order["purchasingCompany"];
  customAttributes?: { key: string; value: string }[];
  taxExempt?: boolean;
}

const EU_TAX: Record<string, string> = {
  NL: "0.21", DE: "0.19", FR: "0.2", BE: "0.21", ES: "0.21", IT: "0.22", SE: "0.25", AT: "0.2", PL: "0.23", PT: "0.23", DK: "0.25", IE: "0.23",
};

/** Letters that cannot be mistaken for digits, as in Shopify's confirmation numbers. */
const CLEAR = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function scramble(number: number, salt: number, length: number): string {
  let mixed = (number * 2_654_435_761 + salt * 40_503) >>> 0;
  let text = "";
  for (let i = 0; i < length; i++) {
    text += CLEAR[mixed % CLEAR.length];
    mixed = (Math.imul(mixed ^ (mixed >>> 13), 1_597_334_677) + salt + i) >>> 0;
  }
  return text;
}

export function makeLine(hand: Hand, wanted: NewOrder["lines"][number], addedByEdit = false): OrderLine {
  const found = findVariant(hand.state, wanted.variantId);
  if (!found) throw new Error(`the local shop has no variant ${wanted.variantId}`);
  const { product, variant } = found;
  variant.inventoryQuantity -= wanted.quantity;
  return {
    id: hand.newId("LineItem"),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity: wanted.quantity,
    removedQuantity: 0,
    unitPrice: variant.price,
    discount: wanted.discount ?? "0.00",
    requiresShipping: variant.requiresShipping,
    taxable: variant.taxable,
    grams: variant.weightGrams,
    giftCard: product.productType === "Gift cards",
    customAttributes: wanted.customAttributes ?? [],
    addedByEdit,
  };
}

/** An order not yet paid. */
export function placeOrder(hand: Hand, wanted: NewOrder): Order {
  const { state } = hand;
  const customer = findCustomer(state, wanted.customerId);
  const number = state.counters.orderNumber++;
  const at = iso(hand);
  const shippingAddress = wanted.shippingAddress === undefined ? defaultAddress(customer) : wanted.shippingAddress;
  const taxRate = wanted.taxExempt ? "0" : (EU_TAX[shippingAddress?.countryCode ?? "NL"] ?? "0");
  const lines = wanted.lines.map((line) => makeLine(hand, line));
  const shipping = wanted.shipping === undefined ? { title: "Standard", price: "4.90" } : wanted.shipping;
  const needsShipping = lines.some((line) => line.requiresShipping);
  const order: Order = {
    id: `gid://shopify/Order/${6_500_000_000_000 + number}`,
    number,
    name: wanted.name ?? `${state.shop.orderNumberPrefix}${number}${state.shop.orderNumberSuffix}`,
    confirmationNumber: scramble(number, 7, 9),
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    cancelStaffNote: null,
    closedAt: null,
    customerId: customer?.id ?? null,
    email: wanted.email === undefined ? (customer?.email ?? null) : wanted.email,
    phone: wanted.phone ?? (customer && !customer.email ? customer.phone : null),
    locale: wanted.locale ?? customer?.locale ?? "en",
    presentmentCurrency: wanted.presentment?.currency ?? state.shop.currency,
    presentmentRate: wanted.presentment?.rate ?? "1",
    taxesIncluded: state.shop.taxesIncluded,
    taxRate,
    taxTitle: taxRate === "0" ? "Tax" : "VAT",
    shippingAddress: needsShipping ? shippingAddress : null,
    billingAddress: wanted.billingAddress === undefined ? shippingAddress : wanted.billingAddress,
    note: wanted.note ?? null,
    tags: wanted.tags ?? [],
    customAttributes: wanted.customAttributes ?? [],
    discountCodes: wanted.discountCode ? [wanted.discountCode] : [],
    sourceName: wanted.sourceName ?? "web",
    sourceIdentifier: null,
    poNumber: wanted.poNumber ?? null,
    statusToken: scramble(number, 31, 16).toLowerCase(),
    test: false,
    edited: false,
    purchasingCompany: wanted.purchasingCompany ?? null,
    lines,
    shippingLines: shipping && needsShipping ? [{ id: hand.newId("ShippingLine"), title: shipping.title, code: shipping.title, price: shipping.price, discount: "0.00" }] : [],
    transactions: [],
    fulfillments: [],
    refunds: [],
    returns: [],
    events: [],
  };
  state.orders.push(order);
  const who = customer ? [customer.firstName, customer.lastName].filter(Boolean).join(" ") : (order.email ?? "A guest");
  record(hand, order, "placed", `${who} placed this order on Online Store.`);
  return order;
}

/** Takes what is owed. @param gateway  for example "shopify_payments", "paypal", "manual" */
export function payOrder(hand: Hand, order: Order, gateway = "shopify_payments"): void {
  const owed = totals(order).outstanding;
  if (order.cancelledAt || (owed === 0 && order.transactions.length > 0)) return;
  const at = iso(hand);
  const formatted = gateway === "shopify_payments" ? "Shopify Payments" : gateway === "paypal" ? "PayPal" : gateway.replaceAll("_", " ");
  order.transactions.push({ id: hand.newId("OrderTransaction"), parentId: null, kind: "SALE", status: "SUCCESS", gateway, formattedGateway: formatted, amount: decimal(owed), createdAt: at, processedAt: at, test: false });
  record(hand, order, "sale_success", `A ${decimal(owed)} ${hand.state.shop.currency} payment was processed using ${formatted}.`);
}

/** Order editing: units leave the order, others join it. The difference is left to pay or to refund. */
export function editOrder(hand: Hand, order: Order, change: { remove?: { lineId: string; quantity: number }[]; add?: NewOrder["lines"] }): void {
  for (const { lineId, quantity } of change.remove ?? []) {
    const line = order.lines.find((each) => each.id === lineId);
    if (!line || unfulfilledQuantity(order, line) < quantity) throw new Error(`cannot remove ${quantity} of ${lineId} from ${order.name}`);
    line.removedQuantity += quantity;
  }
  for (const wanted of change.add ?? []) order.lines.push(makeLine(hand, wanted, true));
  order.edited = true;
  record(hand, order, "edited", "This order was edited.", { attributeToUser: true, author: hand.state.shop.owner.firstName });
}

export interface Cancellation {
  reason: OrderCancelReason;
  restock: boolean;
  /** Give the money back by the way it came. */
  refund: boolean;
  staffNote?: string | null;
}

/** Cancels what has not been shipped; the caller has checked that it may be. */
export function cancelOrder(hand: Hand, order: Order, wanted: Cancellation): void {
  const open = order.lines.map((line) => ({ line, quantity: Math.min(unfulfilledQuantity(order, line), currentQuantity(order, line)) })).filter(({ quantity }) => quantity > 0);
  if (financialStatus(order) === "PENDING" || financialStatus(order) === "AUTHORIZED") {
    const at = iso(hand);
    order.transactions.push({ id: hand.newId("OrderTransaction"), parentId: null, kind: "VOID", status: "SUCCESS", gateway: "manual", formattedGateway: "Manual", amount: "0.00", createdAt: at, processedAt: at, test: false });
  }
  const { netPayment, currentShipping } = totals(order);
  if (open.length > 0) {
    refundOrder(hand, order, {
      lines: open.map(({ line, quantity }) => ({ lineId: line.id, quantity, restockType: wanted.restock ? ("CANCEL" as const) : ("NO_RESTOCK" as const) })),
      shipping: decimal(currentShipping),
      amount: wanted.refund ? decimal(netPayment) : "0.00",
      note: null,
    });
  }
  order.cancelledAt = iso(hand);
  order.closedAt = order.cancelledAt;
  order.cancelReason = wanted.reason;
  order.cancelStaffNote = wanted.staffNote ?? null;
  record(hand, order, "cancelled", `This order was cancelled. Reason: ${wanted.reason.toLowerCase()}.`, { attributeToUser: true });
}

/** Gives the whole order's `percentage` off, spread over its lines. */
export function discountLines(order: Order, percentage: number): void {
  for (const line of order.lines) line.discount = decimal((cents(line.unitPrice) * line.quantity * percentage) / 100);
}
