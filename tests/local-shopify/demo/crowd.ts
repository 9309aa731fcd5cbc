/** The other orders: bought by the crowd, in whatever state their age makes likely. */
import { cancelOrder, discountLines, payOrder } from "../shop/orders";
import { refundOrder } from "../shop/refunds";
import { approveReturn, makeReturn, processReturn } from "../shop/returns";
import type { Fulfillment, Order, Product } from "../state/types";
import type { TimeTravel } from "./clock";
import { arrived, bought, scanned, shipped, transitDays, type Wish } from "./order-tools";
import { people } from "./people";
import type { Dice } from "./random";

const namedIds = new Set(Object.values(people).map((person) => person.id));

function wishes(dice: Dice, products: Product[]): Wish[] {
  const count = dice.pick([1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (): Wish => {
    const product = dice.pick(products);
    return [product.title, dice.pick(product.variants).title, dice.pick([1, 1, 1, 1, 2])];
  });
}

const REASONS = ["size-too-small", "size-too-large", "changed-my-mind", "not-as-described", "color", "style"];

function sendBack(travel: TimeTravel, order: Order, parcel: Fulfillment, deliveredAgo: number, dice: Dice): void {
  const line = parcel.lines[0];
  if (!line || deliveredAgo < 2) return;
  travel.daysAgo(deliveredAgo - 1);
  const back = makeReturn(travel, order, { lines: [{ fulfillmentLineId: line.id, quantity: 1, reasonHandle: dice.pick(REASONS) }] }, "REQUESTED");
  if (deliveredAgo < 3) return;
  travel.daysAgo(deliveredAgo - 1.5);
  approveReturn(travel, order, back);
  if (deliveredAgo < 8) return;
  travel.daysAgo(deliveredAgo - 7);
  processReturn(travel, order, back, { refund: {} });
}

/** One more order of `age` days. */
export function crowdOrder(travel: TimeTravel, age: number, dice: Dice): Order {
  const goods = travel.state.products.filter((product) => product.productType !== "Gift cards");
  const crowd = travel.state.customers.filter((customer) => !namedIds.has(customer.id));
  const customer = dice.pick(crowd);
  const discounted = dice.chance(0.15);
  const order = bought(travel, age, customer.id, wishes(dice, goods), { unpaid: true, ...(discounted && { discountCode: "WELCOME10" }) });
  if (discounted) discountLines(order, 10);
  payOrder(travel, order, dice.pick(["shopify_payments", "shopify_payments", "paypal"]));

  if (dice.chance(0.05)) {
    travel.daysAgo(Math.max(0.01, age - 0.3));
    cancelOrder(travel, order, { reason: dice.pick(["CUSTOMER", "INVENTORY", "OTHER"] as const), restock: true, refund: true });
    return order;
  }
  const shippedAgo = age - 0.6 - dice.next() * 1.2;
  if (shippedAgo <= 0.05) return order;
  if (order.lines.length > 1 && dice.chance(0.12)) {
    // One thing was out of stock and follows later.
    scanned(travel, order, shipped(travel, order, shippedAgo, [0]), shippedAgo > 0.4 ? [["IN_TRANSIT", shippedAgo - 0.3]] : []);
    return order;
  }
  const deliveredAgo = shippedAgo - transitDays(order) * (0.8 + dice.next() * 0.6);
  if (deliveredAgo <= 0.05) {
    const parcel = shipped(travel, order, shippedAgo);
    if (shippedAgo > 0.4) scanned(travel, order, parcel, [["IN_TRANSIT", shippedAgo - 0.3]]);
    return order;
  }
  const parcel = arrived(travel, order, shippedAgo, deliveredAgo);
  if (dice.chance(0.1)) sendBack(travel, order, parcel, deliveredAgo, dice);
  else if (dice.chance(0.04) && deliveredAgo > 1) {
    travel.daysAgo(deliveredAgo - 0.8);
    refundOrder(travel, order, { lines: [], amount: "10.00", note: "Goodwill" });
  }
  return order;
}
