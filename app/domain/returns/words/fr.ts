import type { ReturnWords } from "./words";

const days = (count: number) => (count === 1 ? "1 jour" : `${count} jours`);

export const fr: ReturnWords = {
  window: (count) => `Vous pouvez retourner vos articles dans les ${days(count)} suivant la livraison.`,
  noReturns: "Nous ne reprenons pas les articles, sauf lorsque la loi vous en donne le droit.",
  unknownDelivery: (transit, fallback) =>
    `Si nous ignorons quand votre colis est arrivé, nous ajoutons ${days(transit)} à la date d'expédition. Sans colis, vous avez ${days(fallback)} à compter de la commande.`,
  exchange: "Vous pouvez échanger l'article au lieu de le retourner.",
  exchangeWithin: (count) => `L'échange est possible dans les ${days(count)} suivant la livraison.`,
  noExchange: "Nous ne faisons pas d'échange : retournez l'article et commandez l'autre.",
  condition: {
    any: "Les articles utilisés sont acceptés aussi.",
    unused: "Les articles ne doivent pas avoir été utilisés.",
    "unused-with-tags": "Les articles ne doivent pas avoir été utilisés et doivent porter leur étiquette.",
  },
  paidBy: { shop: "Les frais de retour sont à notre charge.", customer: "Les frais de retour sont à votre charge." },
  faulty: "Si un article est défectueux ou erroné, nous payons le retour.",
  returnShipping: (money) => `Un retour coûte ${money}, déduits du remboursement.`,
  restocking: (percent) => `Des frais de remise en stock de ${percent} sont déduits du remboursement.`,
  excluded: (list) => `Ne peuvent pas être retournés : ${list}.`,
  finalSale: "les articles en vente ferme",
  someProducts: "certains produits, comme indiqué sur leur page",
  ofVendor: (list) => `les articles de ${list}`,
  discounted: (percent) => `les articles réduits de ${percent} ou plus`,
  address: (lines) => `Adresse de retour : ${lines}.`,
  countryWindow: (countries, count) => `${countries} : dans les ${days(count)} suivant la livraison.`,
  countryPaidBy: (countries, payer) => `${countries} : les frais de retour sont à ${payer === "shop" ? "notre" : "votre"} charge.`,
  countryRefused: (countries) => `Nous ne pouvons pas reprendre d'articles depuis : ${countries}.`,
  withdrawal: (count) =>
    `Si vous résidez dans l'Union européenne, l'EEE ou au Royaume-Uni, vous pouvez vous rétracter sans motif dans les ${days(count)} suivant la réception du dernier article.`,
  holiday: (from, to, until) => `Commandé du ${from} au ${to} : retour possible jusqu'au ${until}.`,
  until: (day) => `Vous pouvez retourner vos articles jusqu'au ${day}`,
  atLeastUntil: (day) => `Vous pouvez retourner vos articles au moins jusqu'au ${day}`,
  basis: {
    delivered: (count, day) => `${days(count)} après la livraison du ${day}`,
    fulfilled: (count, day) => `${days(count)} après l'expédition du ${day}`,
    ordered: (count, day) => `${days(count)} après la commande du ${day}`,
    handed_over: (count, day) => `${days(count)} après l'achat en magasin du ${day}`,
  },
  extended: {
    holiday: "prolongé pour les fêtes",
    withdrawal: "prolongé par le droit légal de rétractation",
    promise: "prolongé, car cette date avait déjà été promise",
  },
  reason: {
    cancelled: "la commande a été annulée",
    returned: "l'article est déjà en cours de retour",
    refunded: "l'article a déjà été remboursé",
    not_a_parcel: "il n'y a rien à renvoyer",
    final_sale: "c'était une vente ferme",
    product: "ce produit ne peut pas être retourné",
    type: "ce type de produit ne peut pas être retourné",
    tag: "ce produit ne peut pas être retourné",
    vendor: "les produits de cette marque ne peuvent pas être retournés",
    discount: "l'article était trop fortement réduit",
    country: "nous ne pouvons pas reprendre d'articles depuis ce pays",
    no_returns: "cette boutique ne reprend pas les articles",
  },
};
