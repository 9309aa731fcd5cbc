/**
 * The orders that have a story: each number below 200 that tests or the demo call by name. A story gets the days since the order was placed,
 * and tells everything that happened to it up to now.
 */
import { cancelOrder, discountLines, editOrder, payOrder } from "../shop/orders";
import { record } from "../shop/hand";
import { refundOrder } from "../shop/refunds";
import { approveReturn, declineReturn, makeReturn, processReturn } from "../shop/returns";
import type { Address, Fulfillment, Order } from "../state/types";
import type { TimeTravel } from "./clock";
import { arrived, bought, find, scanned, shipped } from "./order-tools";
import { people } from "./people";

type Story = (travel: TimeTravel, age: number) => Order;

const firstLine = (order: Order) => order.lines[0]?.id ?? "";
const parcelLine = (parcel: Fulfillment, position = 0) => parcel.lines[position]?.id ?? "";

const giftTo: Address = {
  id: "gid://shopify/MailingAddress/8399999999001", firstName: "Meera", lastName: "Sharma", company: null, address1: "44 Castle Street", address2: "Flat 2",
  city: "Norwich", province: null, provinceCode: null, zip: "NR2 1PD", country: "United Kingdom", countryCode: "GB", phone: null,
};

const guestHome: Address = {
  id: "gid://shopify/MailingAddress/8399999999002", firstName: "Walter", lastName: "Guest", company: null, address1: "Marktstraat 3", address2: null,
  city: "Haarlem", province: null, provinceCode: null, zip: "2011 BX", country: "Netherlands", countryCode: "NL", phone: null,
};

/** By order number. */
export const stories: Record<number, Story> = {
  // Older than 60 days: out of the app's sight without `read_all_orders`.
  1005: (travel, age) => {
    const order = bought(travel, age, people.claire.id, [["Wool throw", "Oat"]]);
    arrived(travel, order, age - 2, age - 7);
    return order;
  },
  1008: (travel, age) => {
    const order = bought(travel, age, people.ana.id, [["Rib T-shirt", "S / White", 2]]);
    arrived(travel, order, age - 1, age - 3);
    return order;
  },
  // Sent back, received, refunded.
  1014: (travel, age) => {
    const order = bought(travel, age, people.margriet.id, [["Wrap dress", "M / Moss"], ["Rib T-shirt", "M / Sage"]]);
    const parcel = arrived(travel, order, age - 1, age - 3);
    travel.daysAgo(age - 8);
    const back = makeReturn(travel, order, { lines: [{ fulfillmentLineId: parcelLine(parcel), quantity: 1, reasonHandle: "size-too-large", customerNote: "Two sizes too wide." }] }, "REQUESTED");
    travel.daysAgo(age - 9);
    approveReturn(travel, order, back);
    travel.daysAgo(age - 14);
    processReturn(travel, order, back, { refund: {} });
    return order;
  },
  // Edited before it was shipped: a jumper left, a cardigan came.
  1018: (travel, age) => {
    const order = bought(travel, age, people.lukas.id, [["Merino jumper", "L / Oat"], ["Wool beanie", "Rust"]]);
    travel.daysAgo(age - 0.3);
    editOrder(travel, order, { remove: [{ lineId: firstLine(order), quantity: 1 }], add: [find(travel, ["Chunky cardigan", "L / Oat"])] });
    payOrder(travel, order);
    const parcel = shipped(travel, order, age - 2, [1, 2]);
    scanned(travel, order, parcel, [["IN_TRANSIT", age - 2.2], ["DELIVERED", age - 6]]);
    return order;
  },
  // One of two mugs came broken: half the money back, nothing returned.
  1022: (travel, age) => {
    const order = bought(travel, age, people.priya.id, [["Stoneware mug, set of two", "Blue"], ["Linen cushion cover", "Ink", 2]]);
    arrived(travel, order, age - 2, age - 9);
    travel.daysAgo(age - 11);
    refundOrder(travel, order, { lines: [], amount: "17.00", note: "One mug arrived broken" });
    record(travel, order, "comment", "Second broken mug this month, told the warehouse to pad them better.", { kind: "comment", author: "Mara", attributeToUser: true });
    return order;
  },
  // Lost on the way, everything back.
  1024: (travel, age) => {
    const order = bought(travel, age, people.tom.id, [["Hiking boot", "43 / Brown"]]);
    const parcel = shipped(travel, order, age - 2);
    scanned(travel, order, parcel, [["IN_TRANSIT", age - 3], ["FAILURE", age - 14, "Parcel lost"]]);
    travel.daysAgo(age - 15);
    refundOrder(travel, order, { lines: [{ lineId: firstLine(order), quantity: 1, restockType: "NO_RESTOCK" }], shipping: "8.90", note: "Lost by the carrier" });
    return order;
  },
  // The dress went back; what she got for it is order EXC-1029.
  1029: (travel, age) => {
    const order = bought(travel, age, people.sofia.id, [["Linen dress", "S / Ink"]]);
    const parcel = arrived(travel, order, age - 2, age - 7);
    travel.daysAgo(age - 8);
    const back = makeReturn(travel, order, { lines: [{ fulfillmentLineId: parcelLine(parcel), quantity: 1, reasonHandle: "size-too-small" }], exchangeLines: [{ variantId: find(travel, ["Linen dress", "M / Ink"]).variantId, quantity: 1 }] }, "OPEN");
    travel.daysAgo(Math.max(10, age - 13));
    processReturn(travel, order, back, { refund: null });
    return order;
  },
  // A hotel buys towels: company, purchase order, reverse-charged tax, paid by invoice.
  1031: (travel, age) => {
    const company = travel.state.companies[0];
    const order = bought(travel, age, people.buyer.id, [["Waffle towel", "70 × 140 / White", 40], ["Waffle towel", "50 × 100 / White", 40]], {
      gateway: "manual",
      poNumber: "PO-2291",
      note: "Deliver to the service entrance before 11:00.",
      tags: ["b2b"],
      sourceName: "shopify_draft_order",
      shipping: { title: "Pallet", price: "45.00" },
      purchasingCompany: company ? { companyId: company.id, locationId: company.locations[0]?.id ?? "", contactId: company.contacts[0]?.id ?? "" } : null,
    });
    arrived(travel, order, age - 3, age - 4);
    return order;
  },
  1035: (travel, age) => {
    const order = bought(travel, age, people.nora.id, [["Court sneaker", "38 / White"]]);
    arrived(travel, order, age - 1, age - 8);
    return order;
  },
  // The one on every screenshot.
  1042: (travel, age) => {
    const order = bought(travel, age, people.ana.id, [["Linen shirt", "S / Sand"]]);
    arrived(travel, order, 8, 5);
    return order;
  },
  // Next to it, by someone with nearly her name.
  1043: (travel, age) => {
    const order = bought(travel, age, people.annaPetrova.id, [["Linen shirt", "M / White"]]);
    scanned(travel, order, shipped(travel, order, 4), [["IN_TRANSIT", 3.7]]);
    return order;
  },
  1047: (travel, age) => {
    const order = bought(travel, age, people.sofia.id, [["Linen dress", "M / Ink"]], { name: "EXC-1029", shipping: null, unpaid: true, sourceName: "returns", tags: ["exchange"], note: "Exchange for #1029" });
    discountLines(order, 100);
    payOrder(travel, order);
    scanned(travel, order, shipped(travel, order, 6), [["IN_TRANSIT", 5.6], ["OUT_FOR_DELIVERY", 0.2]]);
    return order;
  },
  // Promised four days ago, last seen a week ago.
  1050: (travel, age) => {
    const order = bought(travel, age, people.claire.id, [["Weekend bag", "Olive"]]);
    const parcel = shipped(travel, order, 9.5);
    scanned(travel, order, parcel, [["IN_TRANSIT", 9], ["DELAYED", 7, "Held at the sorting centre"]]);
    parcel.estimatedDeliveryAt = travel.instant(4);
    return order;
  },
  1053: (travel, age) => {
    const order = bought(travel, age, people.jonasWebber.id, [["Rain jacket", "L / Navy"]]);
    scanned(travel, order, shipped(travel, order, 9), [["IN_TRANSIT", 8.5], ["ATTEMPTED_DELIVERY", 1.1, "Nobody at home"]]);
    return order;
  },
  1056: (travel, age) => {
    const order = bought(travel, age, people.margriet.id, [["Chelsea boot", "39 / Black"], ["Merino jumper", "M / Bordeaux"]]);
    const parcel = arrived(travel, order, age - 1, age - 3);
    travel.daysAgo(1.4);
    makeReturn(travel, order, { lines: [{ fulfillmentLineId: parcelLine(parcel), quantity: 1, reasonHandle: "size-too-small", customerNote: "They pinch at the heel, may I have 40?" }] }, "REQUESTED");
    return order;
  },
  1058: (travel, age) => {
    const order = bought(travel, age, people.beatrice.id, [["Silk scarf", "Rust"], ["Leather belt", "85 / Brown"]]);
    const parcel = arrived(travel, order, age - 1, age - 5);
    travel.daysAgo(3);
    makeReturn(travel, order, { lines: [{ fulfillmentLineId: parcelLine(parcel, 1), quantity: 1, reasonHandle: "changed-my-mind" }] }, "OPEN");
    return order;
  },
  1061: (travel, age) => {
    const order = bought(travel, age, people.emma.id, [["Merino socks, two pairs", "39–41 / Oat", 2]]);
    const parcel = arrived(travel, order, age - 1, age - 9);
    travel.daysAgo(1.8);
    const asked = makeReturn(travel, order, { lines: [{ fulfillmentLineId: parcelLine(parcel), quantity: 2, reasonHandle: "changed-my-mind" }] }, "REQUESTED");
    travel.daysAgo(1.2);
    declineReturn(travel, order, asked, { reason: "FINAL_SALE", note: "Socks cannot be returned once opened." });
    return order;
  },
  1064: (travel, age) => {
    const order = bought(travel, age, people.sven.id, [["Wool coat", "M / Camel"]]);
    travel.daysAgo(age - 0.4);
    cancelOrder(travel, order, { reason: "CUSTOMER", restock: true, refund: true });
    return order;
  },
  1067: (travel, age) => {
    const order = bought(travel, age, null, [["Straight jeans", "32 / Black", 6]], { email: "qwe123@example.net", shippingAddress: { ...guestHome, firstName: "Q", lastName: "W" }, unpaid: true });
    travel.daysAgo(age - 0.2);
    cancelOrder(travel, order, { reason: "FRAUD", restock: true, refund: false });
    return order;
  },
  // One of three things is on its way.
  1070: (travel, age) => {
    const order = bought(travel, age, people.jonas.id, [["Day backpack", "Navy"], ["Enamel lunch box", "White"], ["Rain jacket", "L / Yellow"]]);
    scanned(travel, order, shipped(travel, order, age - 1, [0]), [["IN_TRANSIT", age - 1.4], ["DELIVERED", age - 5]]);
    return order;
  },
  1072: (travel, age) => {
    const order = bought(travel, age, null, [["Beeswax candle", "Natural", 3]], { email: "walter.guest@example.com", shippingAddress: guestHome, locale: "nl" });
    arrived(travel, order, age - 1, age - 2);
    return order;
  },
  1075: (travel, age) => {
    const order = bought(travel, age, people.emma.id, [["Canvas tote", "Natural"], ["Linen shirt", "M / White"]]);
    arrived(travel, order, age - 1, 0.8);
    return order;
  },
  1078: (travel, age) => {
    const order = bought(travel, age, people.yuki.id, [["Penny loafer", "37 / Bordeaux"]]);
    scanned(travel, order, shipped(travel, order, age - 1), [["IN_TRANSIT", age - 1.5]]);
    return order;
  },
  1080: (travel, age) => {
    const order = bought(travel, age, people.phoneOnly.id, [["Trail runner", "44 / Black"]]);
    arrived(travel, order, age - 1, 1);
    return order;
  },
  1088: (travel, age) => {
    const order = bought(travel, age, people.niamh.id, [["Flannel shirt", "L / Rust"]]);
    arrived(travel, order, age - 1, 2);
    return order;
  },
  // Bought by Tom, delivered to the same door as Niamh's.
  1089: (travel, age) => {
    const order = bought(travel, age, people.tom.id, [["Flannel shirt", "XL / Forest"]]);
    scanned(travel, order, shipped(travel, order, age - 2), [["IN_TRANSIT", age - 2.5]]);
    return order;
  },
  // Waits for a bank transfer.
  1095: (travel, age) => bought(travel, age, people.nora.id, [["Linen bedding set", "200 × 220 / Sage"]], { unpaid: true }),
  // A present: it goes to the mother.
  1100: (travel, age) => {
    const order = bought(travel, age, people.priya.id, [["Silk scarf", "Ink"]], { shippingAddress: giftTo, customAttributes: [{ key: "Gift note", value: "Happy birthday, Mum!" }] });
    scanned(travel, order, shipped(travel, order, age - 1), [["IN_TRANSIT", age - 1.4], ["DELIVERED", 1.5]]);
    return order;
  },
  1105: (travel, age) => {
    const order = bought(travel, age, people.mobile.id, [["Wool slipper", "38 / Grey"]]);
    scanned(travel, order, shipped(travel, order, age - 1), [["IN_TRANSIT", age - 1.5]]);
    return order;
  },
  1110: (travel, age) => {
    const order = bought(travel, age, people.jonas.id, [["Oxford shirt", "L / Blue"]]);
    scanned(travel, order, shipped(travel, order, age - 1), [["IN_TRANSIT", age - 1.4], ["OUT_FOR_DELIVERY", 0.1]]);
    return order;
  },
  1119: (travel, age) => {
    const order = bought(travel, age, people.ana.id, [["Merino jumper", "S / Charcoal"], ["Wool beanie", "Charcoal"]]);
    scanned(travel, order, shipped(travel, order, age - 1.2), [["IN_TRANSIT", age - 1.6]]);
    return order;
  },
  // Two parcels, one of them here.
  1124: (travel, age) => {
    const order = bought(travel, age, people.sofia.id, [["Leather sandal", "38 / Tan"], ["Canvas tote", "Black"]], { shippingAddress: null, billingAddress: null });
    order.shippingAddress = travel.state.customers.find((customer) => customer.id === people.sofia.id)?.addresses[1] ?? null;
    arrived(travel, order, age - 0.6, 1.1, [0]);
    scanned(travel, order, shipped(travel, order, 2, [1]), [["IN_TRANSIT", 1.8]]);
    return order;
  },
  1131: (travel, age) => {
    const order = bought(travel, age, people.unsubscribed.id, [["Pleated trousers", "30 / Navy"]]);
    arrived(travel, order, age - 1, 0.4);
    return order;
  },
  // Nothing to ship.
  1138: (travel, age) => {
    const order = bought(travel, age, people.jonas.id, [["Gift card", null]], { shipping: null });
    scanned(travel, order, shipped(travel, order, age - 0.01), [["DELIVERED", age - 0.01]]);
    return order;
  },
  1152: (travel, age) => bought(travel, age, people.margriet.id, [["Leather sandal", "39 / Black"], ["Leather sandal", "40 / Black"]], { note: "Ordered two sizes, one will come back." }),
  1187: (travel, age) => bought(travel, age, people.ana.id, [["Linen shorts", "S / Navy"]]),
};

/** Orders by name for tests and the demo: their order names. */
export const storyNames = {
  claireThrowOld: "#1005",
  anaTeeOld: "#1008",
  margrietDressReturned: "#1014",
  lukasEdited: "#1018",
  priyaMugPartRefund: "#1022",
  tomBootsLost: "#1024",
  sofiaDressExchanged: "#1029",
  hotelTowels: "#1031",
  noraSneakers: "#1035",
  anaShirt: "#1042",
  annaShirt: "#1043",
  sofiaExchange: "EXC-1029",
  claireBagOverdue: "#1050",
  jonasWebberNotHome: "#1053",
  margrietReturnRequested: "#1056",
  beatriceReturnOpen: "#1058",
  emmaReturnDeclined: "#1061",
  svenCancelled: "#1064",
  fraudCancelled: "#1067",
  jonasPartlyShipped: "#1070",
  guestCandles: "#1072",
  emmaDelivered: "#1075",
  yukiInTransit: "#1078",
  marekDelivered: "#1080",
  niamhDelivered: "#1088",
  tomInTransit: "#1089",
  noraUnpaid: "#1095",
  priyaGift: "#1100",
  greteInTransit: "#1105",
  jonasOutForDelivery: "#1110",
  anaJumper: "#1119",
  sofiaTwoParcels: "#1124",
  ingridDelivered: "#1131",
  jonasGiftCard: "#1138",
  margrietTwoSizes: "#1152",
  anaShorts: "#1187",
} as const;
