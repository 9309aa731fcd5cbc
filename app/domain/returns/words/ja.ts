import type { ReturnWords } from "./words";

const days = (count: number) => `${count}日`;

export const ja: ReturnWords = {
  window: (count) => `商品のお届けから${days(count)}以内であれば返品できます。`,
  noReturns: "法律で認められている場合を除き、返品はお受けしていません。",
  unknownDelivery: (transit, fallback) =>
    `お届け日が確認できない場合は、発送日に${days(transit)}を加えて数えます。発送前は、ご注文日から${days(fallback)}です。`,
  exchange: "返品の代わりに交換もできます。",
  exchangeWithin: (count) => `お届けから${days(count)}以内であれば交換できます。`,
  noExchange: "交換はお受けしていません。返品のうえ、改めてご注文ください。",
  condition: {
    any: "使用済みの商品も返品できます。",
    unused: "未使用の商品に限ります。",
    "unused-with-tags": "未使用で、タグが付いたままの商品に限ります。",
  },
  paidBy: { shop: "返送料は当店が負担します。", customer: "返送料はお客様のご負担となります。" },
  faulty: "不良品や商品違いの場合は、返送料を当店が負担します。",
  returnShipping: (money) => `返品には${money}の手数料がかかり、返金額から差し引かれます。`,
  restocking: (percent) => `返金額から${percent}の再入荷手数料が差し引かれます。`,
  excluded: (list) => `返品できない商品：${list}。`,
  finalSale: "返品不可のセール商品",
  someProducts: "商品ページに記載のある一部の商品",
  ofVendor: (list) => `${list}の商品`,
  discounted: (percent) => `${percent}以上値引きされた商品`,
  address: (lines) => `返送先：${lines}。`,
  countryWindow: (countries, count) => `${countries}：お届けから${days(count)}以内。`,
  countryPaidBy: (countries, payer) => `${countries}：返送料は${payer === "shop" ? "当店が負担します" : "お客様のご負担となります"}。`,
  countryRefused: (countries) => `次の国からの返品はお受けできません：${countries}。`,
  withdrawal: (count) =>
    `EU、EEA、英国にお住まいの方は、最後の商品を受け取ってから${days(count)}以内であれば、理由を問わず契約を撤回できます。`,
  holiday: (from, to, until) => `${from}から${to}までのご注文は、${until}まで返品できます。`,
  until: (day) => `${day}まで返品できます`,
  atLeastUntil: (day) => `少なくとも${day}まで返品できます`,
  basis: {
    delivered: (count, day) => `${day}のお届けから${days(count)}`,
    fulfilled: (count, day) => `${day}の発送から${days(count)}`,
    ordered: (count, day) => `${day}のご注文から${days(count)}`,
    handed_over: (count, day) => `${day}の店頭でのご購入から${days(count)}`,
  },
  extended: {
    holiday: "年末年始などの期間延長",
    withdrawal: "法律上の撤回権による延長",
    promise: "以前にお伝えした日付を守るための延長",
  },
  reason: {
    cancelled: "注文がキャンセルされています",
    returned: "すでに返品手続き中です",
    refunded: "すでに返金済みです",
    not_a_parcel: "返送する商品がありません",
    final_sale: "返品不可のセール商品です",
    product: "この商品は返品できません",
    type: "この種類の商品は返品できません",
    tag: "この商品は返品できません",
    vendor: "このブランドの商品は返品できません",
    discount: "値引き率が高いため返品できません",
    country: "この国からの返品はお受けできません",
    no_returns: "当店では返品をお受けしていません",
  },
};
