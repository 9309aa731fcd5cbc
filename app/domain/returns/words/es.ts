import type { ReturnWords } from "./words";

const days = (count: number) => (count === 1 ? "1 día" : `${count} días`);

export const es: ReturnWords = {
  window: (count) => `Puedes devolver los artículos en los ${days(count)} siguientes a la entrega.`,
  noReturns: "No aceptamos devoluciones, salvo cuando la ley te da ese derecho.",
  unknownDelivery: (transit, fallback) =>
    `Si no sabemos cuándo llegó tu paquete, sumamos ${days(transit)} al día del envío. Sin paquete, tienes ${days(fallback)} desde el pedido.`,
  exchange: "También puedes cambiar el artículo en lugar de devolverlo.",
  exchangeWithin: (count) => `Puedes cambiarlo en los ${days(count)} siguientes a la entrega.`,
  noExchange: "No hacemos cambios: devuelve el artículo y pide el otro.",
  condition: {
    any: "También aceptamos artículos usados.",
    unused: "Los artículos deben estar sin usar.",
    "unused-with-tags": "Los artículos deben estar sin usar y con sus etiquetas.",
  },
  paidBy: { shop: "Pagamos nosotros el envío de vuelta.", customer: "El envío de vuelta corre por tu cuenta." },
  faulty: "Si un artículo es defectuoso o equivocado, pagamos nosotros el envío de vuelta.",
  returnShipping: (money) => `Una devolución cuesta ${money}, que se descuentan del reembolso.`,
  restocking: (percent) => `Se descuenta del reembolso un ${percent} por reposición.`,
  excluded: (list) => `No se pueden devolver: ${list}.`,
  finalSale: "artículos de venta final",
  someProducts: "algunos productos, como indica su página",
  ofVendor: (list) => `artículos de ${list}`,
  discounted: (percent) => `artículos rebajados un ${percent} o más`,
  address: (lines) => `Envía las devoluciones a: ${lines}.`,
  countryWindow: (countries, count) => `${countries}: en los ${days(count)} siguientes a la entrega.`,
  countryPaidBy: (countries, payer) => `${countries}: ${payer === "shop" ? "pagamos nosotros el envío de vuelta" : "el envío de vuelta corre por tu cuenta"}.`,
  countryRefused: (countries) => `No podemos aceptar devoluciones desde: ${countries}.`,
  withdrawal: (count) =>
    `Si vives en la Unión Europea, el EEE o el Reino Unido, puedes desistir de la compra sin dar motivos en los ${days(count)} siguientes a recibir el último artículo.`,
  holiday: (from, to, until) => `Pedidos del ${from} al ${to}: devolución hasta el ${until}.`,
  until: (day) => `Puedes devolver hasta el ${day}`,
  atLeastUntil: (day) => `Puedes devolver al menos hasta el ${day}`,
  basis: {
    delivered: (count, day) => `${days(count)} después de la entrega del ${day}`,
    fulfilled: (count, day) => `${days(count)} después del envío del ${day}`,
    ordered: (count, day) => `${days(count)} después del pedido del ${day}`,
    handed_over: (count, day) => `${days(count)} después de la compra en tienda del ${day}`,
  },
  extended: {
    holiday: "ampliado por las fiestas",
    withdrawal: "ampliado por el derecho legal de desistimiento",
    promise: "ampliado, porque esta fecha ya se había prometido",
  },
  reason: {
    cancelled: "el pedido se canceló",
    returned: "el artículo ya se está devolviendo",
    refunded: "el artículo ya se reembolsó",
    not_a_parcel: "no hay nada que devolver",
    final_sale: "era una venta final",
    product: "este producto no se puede devolver",
    type: "este tipo de producto no se puede devolver",
    tag: "este producto no se puede devolver",
    vendor: "los productos de esta marca no se pueden devolver",
    discount: "el artículo tenía una rebaja demasiado alta",
    country: "no podemos aceptar devoluciones desde este país",
    no_returns: "esta tienda no acepta devoluciones",
  },
};
