import type { ReturnWords } from "./words";

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

export const en: ReturnWords = {
  window: (count) => `You can return items within ${days(count)} of delivery.`,
  noReturns: "We do not take items back, except where the law gives you the right.",
  unknownDelivery: (transit, fallback) =>
    `If we do not know when your parcel arrived, we add ${days(transit)} to the day it left. Without a parcel you have ${days(fallback)} from your order.`,
  exchange: "You can exchange instead of returning.",
  exchangeWithin: (count) => `You can exchange within ${days(count)} of delivery.`,
  noExchange: "We do not exchange: please return the item and order the other one.",
  condition: {
    any: "Used items are accepted too.",
    unused: "Items must be unused.",
    "unused-with-tags": "Items must be unused, with their tags on.",
  },
  paidBy: { shop: "We pay for the way back.", customer: "You pay for the way back." },
  faulty: "If an item is faulty or the wrong one, we pay for the way back.",
  returnShipping: (money) => `A return costs ${money}, taken off the refund.`,
  restocking: (percent) => `A restocking fee of ${percent} is taken off the refund.`,
  excluded: (list) => `Not returnable: ${list}.`,
  finalSale: "final sale items",
  someProducts: "some products, which say so on their page",
  ofVendor: (list) => `items by ${list}`,
  discounted: (percent) => `items reduced by ${percent} or more`,
  address: (lines) => `Send returns to: ${lines}.`,
  countryWindow: (countries, count) => `${countries}: within ${days(count)} of delivery.`,
  countryPaidBy: (countries, payer) => `${countries}: ${payer === "shop" ? "we pay" : "you pay"} for the way back.`,
  countryRefused: (countries) => `We cannot take returns from ${countries}.`,
  withdrawal: (count) =>
    `If you live in the European Union, the EEA or the United Kingdom, you may withdraw from your purchase within ${days(count)} of receiving the last item, without giving a reason.`,
  holiday: (from, to, until) => `Ordered from ${from} to ${to}: return until ${until}.`,
  until: (day) => `You can return until ${day}`,
  atLeastUntil: (day) => `You can return at least until ${day}`,
  basis: {
    delivered: (count, day) => `${days(count)} after delivery on ${day}`,
    fulfilled: (count, day) => `${days(count)} after the parcel left on ${day}`,
    ordered: (count, day) => `${days(count)} after the order on ${day}`,
    handed_over: (count, day) => `${days(count)} after the purchase in the store on ${day}`,
  },
  extended: {
    holiday: "extended for the holiday season",
    withdrawal: "extended by the legal right to withdraw",
    promise: "extended, because this date was promised earlier",
  },
  reason: {
    cancelled: "the order was cancelled",
    returned: "it is already being returned",
    refunded: "it was already refunded",
    not_a_parcel: "there is nothing to send back",
    final_sale: "it was a final sale",
    product: "this product cannot be returned",
    type: "this kind of product cannot be returned",
    tag: "this product cannot be returned",
    vendor: "products of this brand cannot be returned",
    discount: "it was too deeply reduced to be returned",
    country: "we cannot take returns from this country",
    no_returns: "this shop does not take items back",
  },
};
