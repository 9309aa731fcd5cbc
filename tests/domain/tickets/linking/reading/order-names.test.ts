import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage } from "~/domain/tickets/linking/reading/read-message";
import { formatsOfNames } from "../../../../support/linking-look-up";

const NOW = new Date("2027-04-15T10:00:00Z");

/** The order names that a text is about, as keys of what is written. */
function namesIn(text: string, names = ["#1001", "#1042", "#2027", "#999"], subject = ""): string[] {
  const reading = readMessage({ from: "ana@example.com", subject, text }, { formats: formatsOfNames(names), country: "DE", now: NOW });
  return reading.names.filter((name) => name.role === "about" && name.known).map((name) => name.keys[0]!);
}

const ORDERS_IN_WORDS = [
  "order 1042", "Order #1042", "order no. 1042", "order no 1042", "order number 1042", "order number: 1042", "order nr. 1042", "Order-No.: 1042", "order id 1042", "order ID: #1042",
  "my order (1042) is late", "my order, 1042, is late", "order=1042", "ORDER:1042", "order # 1042", "order#1042", "order1042", "ordr 1042", "oder #1042", "my oder 1042 is late", "orde r #1042", "odrer 1042",
  "purchase 1042", "I'm asking about 1042", "re 1042", "regarding 1042", "#1042", "# 1042", "no. 1042", "No 1042 please", "nr 1042", "number 1042", "1042", "1042?", "1042 still not here", "Hi, 1042 is missing",
  "Hello 1042 hasn't come", "the number is 1042", "order numbers: 1042", "my 1042 order is late", "where is my order? it's 1042", "refund for 1042", "invoice for order 1042", "invoice for 1042 please", "tracking for 1042?",
  "return of order 1042", "my order from last week, number 1042", "order 1042, placed on 10.04.2027, 53.90 EUR", "order 1042 2 items missing", "order 1042: 3 shirts", "order nummer 1042",
  "Bestellung 1042", "Bestellung Nr. 1042", "Bestellnr. 1042", "Bestell-Nr. 1042", "Bestell-Nr.: 1042", "Bestellnummer: 1042", "Bestellnummer lautet 1042", "meine Bestellung mit der Nummer 1042", "Bestelung 1042", "Auftrag 1042", "Auftragsnummer 1042",
  "Betreff: 1042", "wegen 1042", "bzgl. 1042", "zu 1042: wo bleibt es", "Bestellung vom 3.4. (1042)", "Rechnung zu Bestellung 1042", "Nr.1042", "die Bestellung #1042", "Bestellung 1042 Lieferung fehlt",
  "commande 1042", "commande n° 1042", "commande n°1042", "commande nº 1042", "commande No 1042", "commande numéro 1042", "numéro de commande : 1042", "ma commande 1042 svp", "cde 1042", "concernant 1042", "comande 1042", "référence commande 1042",
  "pedido 1042", "pedido nº 1042", "pedido n.º 1042", "número de pedido: 1042", "mi pedido es el 1042", "orden 1042", "compra 1042", "pedido num. 1042", "el pedido #1042 no llega", "sobre 1042",
  "ordine 1042", "ordine n. 1042", "ordine n° 1042", "numero ordine: 1042", "numero d'ordine 1042", "il mio ordine 1042", "ordine numero 1042", "l'ordine 1042", "dell'ordine 1042",
  "bestelling 1042", "bestelnummer 1042", "bestelnr 1042", "bestelling nr. 1042", "mijn bestelling met nummer 1042", "ordernummer 1042", "over 1042",
  "encomenda 1042", "encomenda nº 1042", "número da encomenda 1042", "pedido número 1042", "minha compra 1042",
  "order １０４２", "order #‍1042", "order no. 1042", "Order\u00a01042", "order number\n1042", "Order number:\n\n1042", "order “1042”", "order '1042'", "**1042**", "order *1042*", "[1042]", "#1042-F1", "#1042.1", "order 1042.", "order 1042!", "order 1042/", "/1042", "order: #1042;",
];

const NOT_ORDERS = [
  "I paid 1042", "it cost 1042", "€1042", "1042 €", "1042€", "EUR 1042", "1042 EUR", "$1042", "1042 dollars", "1,042.00", "1.042,00 EUR", "1042,00", "1042.50", "price 1042", "total: 1042", "amount of 1042", "refund of 1042 euros", "I spent 1042 on it", "Betrag 1042", "Preis: 1042", "1042 Euro bezahlt",
  "montant 1042", "j'ai payé 1042", "importe 1042", "he pagado 1042", "prezzo 1042", "ho pagato 1042", "betaald 1042", "paguei 1042", "R$ 1042",
  "invoice 1042", "invoice #1042", "invoice no. 1042", "invoice number: 1042", "receipt 1042", "Rechnung 1042", "Rechnung Nr. 1042", "Rechnungsnr. 1042", "Rechnungsnummer: 1042", "facture 1042", "facture n° 1042", "factura 1042", "factura nº 1042", "fattura 1042", "fattura n. 1042", "factuur 1042", "factuurnummer 1042", "fatura 1042",
  "ticket 1042", "ticket #1042", "case 1042", "case #1042", "Vorgang 1042", "claim 1042", "RMA 1042", "RMA #1042", "customer number 1042", "Kundennummer 1042", "Kunden-Nr. 1042", "klantnummer 1042", "numéro client 1042", "account 1042", "member 1042",
  "item 1042", "article 1042", "Artikelnummer 1042", "Art.-Nr. 1042", "model 1042", "SKU 1042", "product 1042", "style #1042", "tracking 1042", "tracking number 1042", "Sendungsnummer 1042", "parcel 1042", "colis 1042", "número de seguimiento 1042",
  "tel 1042", "tel. 1042", "Tel.: 1042", "phone 1042", "phone number: 1042", "call me on 1042", "mobile 1042", "ext. 1042", "Durchwahl 1042", "téléphone 1042", "teléfono 1042", "telefono 1042", "+49 1042", "0151 1042 1042", "0151/1042-1042", "(030) 1042 1042", "555-1042", "fax 1042", "whatsapp 1042",
  "zip 1042", "zip code 1042", "postcode 1042", "PLZ 1042", "Postleitzahl: 1042", "code postal 1042", "CP 1042", "CAP 1042", "código postal 1042", "1042 Wien", "A-1042 Wien", "1042 AB Amsterdam", "1042AB", "CH-1042",
  "1042 Main Street", "1042 Elm St", "Hauptstraße 1042", "Hauptstr. 1042", "Bahnhofweg 1042", "rue Voltaire 1042", "1042 rue Voltaire", "calle Mayor 1042", "via Roma 1042", "apt 1042", "apt #1042", "suite 1042", "unit 1042", "room 1042", "Zimmer 1042", "house number 1042", "PO box 1042", "Postfach 1042",
  "10/42", "10.42", "10:42", "10-42", "10 42", "2027", "in 2027", "since 2027", "order from 2027", "my order of 2027", "Bestellung von 2027", "born 2027", "1042 days", "1042 years ago", "1042 h", "in 1042 hours", "1042 Uhr",
  "1042 cm", "1042mm", "1042 kg", "1042g", "size 1042", "Größe 1042", "taille 1042", "1042 ml", "1042W", "1042 GB", "1042 x 800", "800 x 1042", "1042%", "1042 percent", "1042 pieces", "1042 Stück", "1042 people", "1042 reviews", "1042 followers", "1042 shirts", "x1042", "qty 1042", "1042 items",
  "card ending 1042", "card ending in 1042", "ends with 1042", "Visa 1042", "**** 1042", "xxxx1042", "•••• 1042", "last four digits 1042", "Karte endet auf 1042", "transaction 1042", "payment 1042", "voucher 1042", "code 1042", "gift card 1042", "Gutschein 1042", "promo code 1042", "coupon #1042", "PIN 1042",
  "ana1042@example.com", "https://shop.example/p/1042", "www.example.com/1042", "IMG_1042.jpg", "photo1042.png", "file_1042", "@user1042", "1042nd", "abc1042def", "v1042", "1042-5678-1042", "12341042", "104200", "1042 1043 1044 1045", "order 3 shirts", "order 2 more", "I want to order 12 mugs", "to order 1042 candles", "order for 4 people", "order of 2 items", "order with 3 items", "my order from 12.05.", "Bestellung vom 12. Mai", "order on 10/12", "commande du 12 mars", "pedido del 12 de mayo",
  "page 1042", "error 1042", "Fehler 1042", "top 1042", "over 1042 customers", "more than 1042", "approx. 1042", "ca. 1042", "etwa 1042", "only 1042 left", "DIN 1042", "ISO 1042", "flight LH1042", "bus 1042", "policy 1042", "dossier 1042", "USt-ID 1042", "IBAN DE12 1042 1042",
];

describe("reading order names", () => {
  it.each(ORDERS_IN_WORDS)("finds the order in “%s”", (text) => {
    expect(namesIn(text)).toEqual(["1042"]);
  });

  it.each(NOT_ORDERS)("sees no order in “%s”", (text) => {
    expect(namesIn(text)).toEqual([]);
    expect(namesIn(`Hello,\n${text}\nThanks`)).toEqual([]);
  });

  it("reads the shop's prefixes and suffixes in any spelling", () => {
    const harbour = ["UK-1042", "UK-1043", "US-1007", "#9871"];
    for (const text of ["UK-1042", "uk1042", "Uk 1042", "UK - 1042", "#UK-1042", "UK–1042", "uk_1042", "order UK#1042", "UK.1042"]) expect(namesIn(text, harbour), text).toEqual(["UK1042"]);
    const archive = ["SDA-1001-2026", "SDA-1002-2026", "SDA-1001-2027"];
    for (const text of ["SDA-1001-2026", "sda1001-2026", "SDA 1001 2026", "SDA/1001/2026", "sda 1001-2026"]) expect(namesIn(text, archive), text).toEqual(["SDA1001-2026"]);
    for (const text of ["1001ORD", "1001-ord", "1001 ORD", "#1001ORD"]) expect(namesIn(text, ["1000ORD", "1001ORD", "1002ORD"]), text).toEqual(["1001ORD"]);
    for (const text of ["EXC-1234", "exc-#1234", "EXC #1234", "EXC1234", "EXC - # 1234"]) expect(namesIn(text, ["#1234", "#1235", "EXC-#1200"]), text).toEqual(["EXC1234"]);
    for (const text of ["W6067464", "w6067464", "#W6067464", "W 6067464", "order w-6067464"]) expect(namesIn(text, ["#W2611340", "#W4817420"]), text).toEqual(["W6067464"]);
  });

  it("reads a number in groups, and believes it of the writer's own orders only", () => {
    const cues = (text: string) => readMessage({ from: null, subject: "", text }, { formats: formatsOfNames(["#1001", "#1042"]), country: "DE", now: NOW }).names.map(({ cue, keys }) => `${cue} ${keys[0]}`);
    for (const text of ["order 10 42", "# 10 42", "meine Nummer ist 10 42"]) expect(cues(text), text).toEqual(["loose 1042"]);
    for (const text of ["10 42", "call me on 10 42", "I paid 10 42 for it", "size 10 42", "10 42 00 17"]) expect(cues(text), text).toEqual([]);
  });

  it("reads suffixes behind a slash, and glued to the word that says what they are", () => {
    for (const text of ["n. 1223/EU: due pezzi mancano", "ordr nr1223-eu", "1223 EU", "order1223-EU", "Hallo Team, Nr 1223: bitte"]) expect(namesIn(text, ["#1223-EU", "#1106-EU"])[0], text).toMatch(/^1223/);
    for (const text of ["#w 7040556", "where is #w 7040556. it was placed in october"]) expect(namesIn(text, ["#W2611340", "#W4817420"]), text).toEqual(["W7040556"]);
  });

  it("tells #1-A from #12-A", () => {
    const tiny = ["#1-A", "#2-A", "#12-A", "#12-B"];
    expect(namesIn("#1-A", tiny)).toEqual(["1A"]);
    expect(namesIn("#12-A", tiny)).toEqual(["12A"]);
    expect(namesIn("I have 1 a day", tiny)).toEqual([]);
    expect(namesIn("12 b", tiny)).toEqual([]);
  });

  it("gives a bare number every name that the shop may have for it", () => {
    const reading = readMessage({ from: null, subject: "", text: "order 1042" }, { formats: formatsOfNames(["UK-1040", "UK-1041", "US-1042", "#980", "#0007"]), country: "GB", now: NOW });
    expect(reading.names[0]!.keys).toEqual(expect.arrayContaining(["1042", "UK1042", "US1042"]));
  });

  it.each([
    ["orders 1001, 1042 and 999", ["1001", "1042", "999"]],
    ["orders 1001 & 1042", ["1001", "1042"]],
    ["Bestellungen 1001/1042", ["1001", "1042"]],
    ["#1001 and also #1042", ["1001", "1042"]],
    ["order 1001. And order 1042 too.", ["1001", "1042"]],
    ["tel 1001, 1042", []],
    ["invoices 1001 and 1042", []],
    ["commandes 1001 et 1042", ["1001", "1042"]],
    ["1001 + 1042", ["1001", "1042"]],
  ])("reads lists: “%s”", (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each([
    ["not 1001 but 1042", ["1042"]],
    ["nicht 1001 sondern 1042", ["1042"]],
    ["pas la 1001 mais la 1042", ["1042"]],
    ["no es el pedido 1001, es el 1042", ["1042"]],
    ["non l'ordine 1001 ma l'ordine 1042", ["1042"]],
    ["niet bestelling 1001 maar 1042", ["1042"]],
    ["não a encomenda 1001, a encomenda 1042", ["1042"]],
    ["order 1001, sorry, I mean 1042", ["1042"]],
    ["Bestellung 1001, ich meine 1042", ["1042"]],
    ["send order 1042 to the same address as order 1001", ["1042"]],
    ["order 1042 (same as #1001)", ["1042"]],
    ["gleiche Adresse wie bei Bestellung 1001 für Bestellung 1042", ["1042"]],
    ["order #1001 is fine, order #1042 never came", ["1042"]],
    ["I already returned order 1001. This is about order 1042", ["1042"]],
    ["I did not order #1042!", ["1042"]],
    ["I have not received order 1042", ["1042"]],
    ["je n'ai toujours pas la commande 1042", ["1042"]],
    ["order 1042 has arrived, thanks", ["1042"]],
    ["I would like my order 1042", ["1042"]],
    ["As for order 1042, cancel it", ["1042"]],
  ])("tells what a message is about from what it only mentions: “%s”", (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it("never throws, and says only what is there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const reading = readMessage({ from: null, subject: text.slice(0, 40), text }, { formats: formatsOfNames(["#1001", "UK-1042"]), country: "GB", now: NOW });
        for (const name of reading.names) expect(name.written.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it("finds any order that is named plainly, in whatever sentence", () => {
    const around = fc.constantFrom("Hello, ", "Guten Tag,\n", "", "PLEASE HELP!! ", "ich habe ein Problem: ", "bonjour, ");
    const cue = fc.constantFrom("order ", "order #", "Order no. ", "Bestellung ", "commande n° ", "pedido ", "ordine ", "bestelling ", "encomenda ", "#");
    const after = fc.constantFrom("", " is late", "?", ".\nThanks", " bitte stornieren", ", merci", " !!!");
    fc.assert(
      fc.property(around, cue, fc.integer({ min: 1000, max: 99_999 }), after, (before, word, number, rest) => {
        expect(namesIn(`${before}${word}${number}${rest}`, ["#1000", "#99999"])).toEqual([String(number)]);
      }),
      { numRuns: 400 },
    );
  });
});
