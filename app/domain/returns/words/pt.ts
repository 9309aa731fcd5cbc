import type { ReturnWords } from "./words";

const days = (count: number) => (count === 1 ? "1 dia" : `${count} dias`);

export const pt: ReturnWords = {
  window: (count) => `Pode devolver os artigos até ${days(count)} após a entrega.`,
  noReturns: "Não aceitamos devoluções, exceto quando a lei lhe dá esse direito.",
  unknownDelivery: (transit, fallback) =>
    `Se não soubermos quando a encomenda chegou, somamos ${days(transit)} ao dia do envio. Sem encomenda enviada, tem ${days(fallback)} a partir do pedido.`,
  exchange: "Também pode trocar em vez de devolver.",
  exchangeWithin: (count) => `Pode trocar até ${days(count)} após a entrega.`,
  noExchange: "Não fazemos trocas: devolva o artigo e encomende o outro.",
  condition: {
    any: "Também aceitamos artigos usados.",
    unused: "Os artigos não podem ter sido usados.",
    "unused-with-tags": "Os artigos não podem ter sido usados e devem ter as etiquetas.",
  },
  paidBy: { shop: "Pagamos o envio da devolução.", customer: "O envio da devolução é por sua conta." },
  faulty: "Se um artigo tiver defeito ou for o errado, pagamos o envio da devolução.",
  returnShipping: (money) => `Uma devolução custa ${money}, descontados do reembolso.`,
  restocking: (percent) => `É descontada do reembolso uma taxa de reposição de ${percent}.`,
  excluded: (list) => `Não podem ser devolvidos: ${list}.`,
  finalSale: "artigos de venda final",
  someProducts: "alguns produtos, como indica a respetiva página",
  ofVendor: (list) => `artigos de ${list}`,
  discounted: (percent) => `artigos com desconto de ${percent} ou mais`,
  address: (lines) => `Envie as devoluções para: ${lines}.`,
  countryWindow: (countries, count) => `${countries}: até ${days(count)} após a entrega.`,
  countryPaidBy: (countries, payer) => `${countries}: ${payer === "shop" ? "pagamos o envio da devolução" : "o envio da devolução é por sua conta"}.`,
  countryRefused: (countries) => `Não podemos aceitar devoluções de: ${countries}.`,
  withdrawal: (count) =>
    `Se vive na União Europeia, no EEE ou no Reino Unido, pode desistir da compra sem indicar motivo até ${days(count)} após receber o último artigo.`,
  holiday: (from, to, until) => `Encomendado de ${from} a ${to}: devolução até ${until}.`,
  until: (day) => `Pode devolver até ${day}`,
  atLeastUntil: (day) => `Pode devolver pelo menos até ${day}`,
  basis: {
    delivered: (count, day) => `${days(count)} após a entrega em ${day}`,
    fulfilled: (count, day) => `${days(count)} após o envio em ${day}`,
    ordered: (count, day) => `${days(count)} após o pedido em ${day}`,
    handed_over: (count, day) => `${days(count)} após a compra na loja em ${day}`,
  },
  extended: {
    holiday: "prolongado por causa das festas",
    withdrawal: "prolongado pelo direito legal de livre resolução",
    promise: "prolongado, porque esta data já tinha sido prometida",
  },
  reason: {
    cancelled: "o pedido foi cancelado",
    returned: "o artigo já está a ser devolvido",
    refunded: "o artigo já foi reembolsado",
    not_a_parcel: "não há nada para devolver",
    final_sale: "foi uma venda final",
    product: "este produto não pode ser devolvido",
    type: "este tipo de produto não pode ser devolvido",
    tag: "este produto não pode ser devolvido",
    vendor: "os produtos desta marca não podem ser devolvidos",
    discount: "o artigo tinha um desconto demasiado alto",
    country: "não podemos aceitar devoluções deste país",
    no_returns: "esta loja não aceita devoluções",
  },
};
