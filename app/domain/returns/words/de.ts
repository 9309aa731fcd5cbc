import type { ReturnWords } from "./words";

/** "14 Tage" after "innerhalb von" is "14 Tagen". */
const days = (count: number) => (count === 1 ? "1 Tag" : `${count} Tage`);
const daysDative = (count: number) => (count === 1 ? "1 Tag" : `${count} Tagen`);

export const de: ReturnWords = {
  window: (count) => `Sie können Artikel innerhalb von ${daysDative(count)} nach der Zustellung zurückgeben.`,
  noReturns: "Wir nehmen Artikel nur zurück, wenn das Gesetz es vorsieht.",
  unknownDelivery: (transit, fallback) =>
    `Wissen wir nicht, wann Ihr Paket ankam, rechnen wir ${days(transit)} ab dem Versand hinzu. Ohne Paket gelten ${days(fallback)} ab der Bestellung.`,
  exchange: "Sie können statt der Rückgabe auch umtauschen.",
  exchangeWithin: (count) => `Umtausch ist innerhalb von ${daysDative(count)} nach der Zustellung möglich.`,
  noExchange: "Ein Umtausch ist nicht möglich: Bitte senden Sie den Artikel zurück und bestellen Sie neu.",
  condition: {
    any: "Auch getragene oder benutzte Artikel nehmen wir zurück.",
    unused: "Die Artikel müssen unbenutzt sein.",
    "unused-with-tags": "Die Artikel müssen unbenutzt und mit Etikett sein.",
  },
  paidBy: { shop: "Die Rücksendung zahlen wir.", customer: "Die Rücksendung zahlen Sie." },
  faulty: "Ist ein Artikel fehlerhaft oder der falsche, zahlen wir die Rücksendung.",
  returnShipping: (money) => `Eine Rücksendung kostet ${money}; wir ziehen den Betrag von der Erstattung ab.`,
  restocking: (percent) => `Von der Erstattung ziehen wir ${percent} für die Wiedereinlagerung ab.`,
  excluded: (list) => `Von der Rückgabe ausgeschlossen: ${list}.`,
  finalSale: "vom Umtausch ausgeschlossene Ware",
  someProducts: "einzelne Produkte, auf deren Seite es steht",
  ofVendor: (list) => `Artikel von ${list}`,
  discounted: (percent) => `um ${percent} oder mehr reduzierte Artikel`,
  address: (lines) => `Rücksendungen an: ${lines}.`,
  countryWindow: (countries, count) => `${countries}: innerhalb von ${daysDative(count)} nach der Zustellung.`,
  countryPaidBy: (countries, payer) => `${countries}: Die Rücksendung zahlen ${payer === "shop" ? "wir" : "Sie"}.`,
  countryRefused: (countries) => `Aus folgenden Ländern nehmen wir nichts zurück: ${countries}.`,
  withdrawal: (count) =>
    `Wohnen Sie in der EU, im EWR oder im Vereinigten Königreich, können Sie den Kauf innerhalb von ${daysDative(count)} nach Erhalt des letzten Artikels ohne Angabe von Gründen widerrufen.`,
  holiday: (from, to, until) => `Bestellt vom ${from} bis ${to}: Rückgabe bis ${until}.`,
  until: (day) => `Sie können bis ${day} zurückgeben`,
  atLeastUntil: (day) => `Sie können mindestens bis ${day} zurückgeben`,
  basis: {
    delivered: (count, day) => `${days(count)} nach der Zustellung am ${day}`,
    fulfilled: (count, day) => `${days(count)} nach dem Versand am ${day}`,
    ordered: (count, day) => `${days(count)} nach der Bestellung am ${day}`,
    handed_over: (count, day) => `${days(count)} nach dem Kauf im Geschäft am ${day}`,
  },
  extended: {
    holiday: "verlängert wegen der Feiertage",
    withdrawal: "verlängert durch das gesetzliche Widerrufsrecht",
    promise: "verlängert, weil dieses Datum schon zugesagt war",
  },
  reason: {
    cancelled: "die Bestellung wurde storniert",
    returned: "der Artikel ist schon auf dem Rückweg",
    refunded: "der Artikel wurde schon erstattet",
    not_a_parcel: "es gibt nichts zurückzusenden",
    final_sale: "der Artikel ist vom Umtausch ausgeschlossen",
    product: "dieses Produkt ist von der Rückgabe ausgeschlossen",
    type: "diese Art von Produkt ist von der Rückgabe ausgeschlossen",
    tag: "dieses Produkt ist von der Rückgabe ausgeschlossen",
    vendor: "Produkte dieser Marke sind von der Rückgabe ausgeschlossen",
    discount: "der Artikel war zu stark reduziert",
    country: "aus diesem Land nehmen wir nichts zurück",
    no_returns: "dieser Shop nimmt nichts zurück",
  },
};
