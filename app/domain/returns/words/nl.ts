import type { ReturnWords } from "./words";

const days = (count: number) => (count === 1 ? "1 dag" : `${count} dagen`);

export const nl: ReturnWords = {
  window: (count) => `Je kunt artikelen terugsturen binnen ${days(count)} na de bezorging.`,
  noReturns: "We nemen artikelen niet terug, behalve als de wet je dat recht geeft.",
  unknownDelivery: (transit, fallback) =>
    `Weten we niet wanneer je pakket aankwam, dan tellen we ${days(transit)} bij de verzenddatum op. Zonder pakket heb je ${days(fallback)} vanaf je bestelling.`,
  exchange: "Je kunt ook ruilen in plaats van terugsturen.",
  exchangeWithin: (count) => `Ruilen kan binnen ${days(count)} na de bezorging.`,
  noExchange: "We ruilen niet: stuur het artikel terug en bestel het andere.",
  condition: {
    any: "Ook gebruikte artikelen nemen we terug.",
    unused: "Artikelen moeten ongebruikt zijn.",
    "unused-with-tags": "Artikelen moeten ongebruikt zijn, met de labels eraan.",
  },
  paidBy: { shop: "Wij betalen de retourzending.", customer: "De retourzending betaal je zelf." },
  faulty: "Is een artikel defect of verkeerd geleverd, dan betalen wij de retourzending.",
  returnShipping: (money) => `Een retour kost ${money}; dat gaat van de terugbetaling af.`,
  restocking: (percent) => `Van de terugbetaling gaat ${percent} herbevoorradingskosten af.`,
  excluded: (list) => `Niet retour te sturen: ${list}.`,
  finalSale: "artikelen uit de definitieve uitverkoop",
  someProducts: "sommige producten, zoals op hun pagina staat",
  ofVendor: (list) => `artikelen van ${list}`,
  discounted: (percent) => `artikelen met ${percent} of meer korting`,
  address: (lines) => `Retouradres: ${lines}.`,
  countryWindow: (countries, count) => `${countries}: binnen ${days(count)} na de bezorging.`,
  countryPaidBy: (countries, payer) => `${countries}: ${payer === "shop" ? "wij betalen de retourzending" : "de retourzending betaal je zelf"}.`,
  countryRefused: (countries) => `We kunnen geen retouren aannemen uit: ${countries}.`,
  withdrawal: (count) =>
    `Woon je in de Europese Unie, de EER of het Verenigd Koninkrijk, dan mag je binnen ${days(count)} na ontvangst van het laatste artikel zonder reden van de koop afzien.`,
  holiday: (from, to, until) => `Besteld van ${from} tot en met ${to}: terugsturen kan tot en met ${until}.`,
  until: (day) => `Je kunt terugsturen tot en met ${day}`,
  atLeastUntil: (day) => `Je kunt terugsturen tot en met minstens ${day}`,
  basis: {
    delivered: (count, day) => `${days(count)} na de bezorging op ${day}`,
    fulfilled: (count, day) => `${days(count)} na de verzending op ${day}`,
    ordered: (count, day) => `${days(count)} na de bestelling op ${day}`,
    handed_over: (count, day) => `${days(count)} na de aankoop in de winkel op ${day}`,
  },
  extended: {
    holiday: "verlengd vanwege de feestdagen",
    withdrawal: "verlengd door het wettelijke herroepingsrecht",
    promise: "verlengd, omdat deze datum al was toegezegd",
  },
  reason: {
    cancelled: "de bestelling is geannuleerd",
    returned: "het artikel is al op de terugweg",
    refunded: "het artikel is al terugbetaald",
    not_a_parcel: "er valt niets terug te sturen",
    final_sale: "het kwam uit de definitieve uitverkoop",
    product: "dit product kan niet retour",
    type: "dit soort product kan niet retour",
    tag: "dit product kan niet retour",
    vendor: "producten van dit merk kunnen niet retour",
    discount: "het artikel was te sterk afgeprijsd",
    country: "uit dit land kunnen we geen retouren aannemen",
    no_returns: "deze winkel neemt niets terug",
  },
};
