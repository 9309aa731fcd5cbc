import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmounts } from "~/domain/tickets/linking/reading/amounts";
import { carrierOf, readConfirmationNumbers, readTrackingNumbers } from "~/domain/tickets/linking/reading/codes";
import { asksBeforeBuying, readConcerns } from "~/domain/tickets/linking/reading/concerns";
import { readEmails, readPhones } from "~/domain/tickets/linking/reading/contacts";
import { dayNumber, readDates } from "~/domain/tickets/linking/reading/dates";
import { expandNumber, formatOf } from "~/domain/tickets/linking/reading/name-formats";
import { partsOf } from "~/domain/tickets/linking/reading/parts";
import { foldInPlace, foldWord, plainText } from "~/domain/tickets/linking/reading/plain-text";
import { readMessage } from "~/domain/tickets/linking/reading/read-message";
import { formatsOfNames } from "../../../../support/linking-look-up";

const NOW = new Date("2027-04-15T10:00:00Z"); // a Thursday

describe("plain text", () => {
  it("has one spelling for digits, dashes, quotes and spaces", () => {
    expect(plainText("１０４２ – ‘x’ “y” ٤٢ №\u00a05\r\n\u200bZ")).toBe("1042 - 'x' \"y\" 42 No 5\nZ");
  });

  it("folds in place without moving anything", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldInPlace(text)).toHaveLength(text.length);
    }));
    expect(foldWord("Größe Été Ørsted cœur")).toBe("grosse ete orsted coeur");
  });
});

describe("name formats", () => {
  it("are learnt from old and new names", () => {
    const formats = formatsOfNames(["#1001", "#1002", "UK-1003", "EXC-#1001", "SDA-1001-2026", "SDA-1002-2026", "SDA-1001-2027", "1001ORD"]);
    expect(formats.map((format) => `${format.prefix}n${format.suffix}`).sort()).toEqual(["EXCn", "SDAn-2026", "SDAn-2027", "UKn", "n", "nORD"]);
  });

  it("know a number that grew by a digit, but not one of another kind", () => {
    const formats = formatsOfNames(["#998", "#999"]);
    expect(formatOf("1000", formats)).not.toBeNull();
    expect(formatOf("574237175837", formats)).toBeNull();
    expect(expandNumber("42", formatsOfNames(["#0001", "#0002"]))).toEqual(["42", "0042"]);
  });

  it("read back every name they were learnt from", () => {
    const name = fc.tuple(fc.constantFrom("#", "UK-", "", "SDA-", "EXC-#", "W"), fc.integer({ min: 100, max: 9_999_999 }), fc.constantFrom("", "-A", "ORD", "-2026")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(name, { minLength: 3, maxLength: 30 }), (names) => {
        const formats = formatsOfNames(names);
        for (const each of names) {
          const read = readMessage({ from: null, subject: "", text: `order ${each} please` }, { formats, country: "GB", now: NOW });
          expect(read.names.map((mention) => mention.keys.length > 0)).toContain(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("codes", () => {
  it.each([
    ["1Z999AA10123456784", "UPS"],
    ["9400111899223197428497", "USPS"],
    ["RR123456785ES", "Post"],
    ["AB123456785GB", "Post"],
    ["3SABCD1234567", "PostNL"],
    ["JJD000390007890123456", "DHL"],
    ["00340434161094042557", "DHL"],
    ["6A12345678901", "Colissimo"],
    ["H0123A0123456789", "Evri"],
    ["TBA123456789012", "Amazon"],
    ["01234567890123", "DPD"],
    ["123456789012", "FedEx"],
  ])("%s is from %s", (number, carrier) => {
    expect(carrierOf(number)).toBe(carrier);
    expect(readTrackingNumbers(`my parcel ${number.toLowerCase()} is lost`).map((code) => code.key)).toEqual([number]);
  });

  it("a wrong check digit is no number of that carrier", () => {
    expect(carrierOf("1Z999AA10123456785")).toBeNull();
    expect(carrierOf("RR123456784ES")).toBeNull();
  });

  it("are read in groups too", () => {
    expect(readTrackingNumbers("it is 9400 1118 9922 3197 4284 97!").map((code) => code.key)).toContain("9400111899223197428497");
    expect(readTrackingNumbers("1Z 999 AA1 01 2345 6784").map((code) => code.key)).toContain("1Z999AA10123456784");
  });

  it("a confirmation number has letters and digits, or is called one", () => {
    expect(readConfirmationNumbers("w7d2k3pq9 and ABCDEFGHI").map((code) => code.key)).toEqual(["W7D2K3PQ9", "ABCDEFGHI"]);
    expect(readConfirmationNumbers("confirmation number 123456").map((code) => code.key)).toEqual(["123456"]);
    expect(readConfirmationNumbers("the shirts are great, thanks a lot 123456")).toEqual([]);
  });
});

describe("contacts", () => {
  it("finds addresses and phones of the shop's country", () => {
    expect(readEmails("mail Ana@Example.com, or <x.y+z@mail.co.uk>.").map((email) => email.address)).toEqual(["ana@example.com", "x.y+z@mail.co.uk"]);
    expect(readPhones("ruf an: 0151 12345678 oder 0043 664 1234567", "DE").map((phone) => phone.phone)).toEqual(["+4915112345678", "+436641234567"]);
    expect(readPhones("order 1042, 53.90", "DE")).toEqual([]);
  });
});

describe("amounts", () => {
  it.each([
    ["€49.00", 49], ["49,00 €", 49], ["EUR 1.042,50", 1042.5], ["$1,042.50", 1042.5], ["59.9 euros", 59.9], ["1042 EUR", 1042], ["I paid 53.90", 53.9], ["R$ 60", 60], ["£ 12", 12], ["1 234,50 €", 1234.5],
  ])("%s is %d", (text, value) => {
    expect(readAmounts(text).map((amount) => amount.value)).toEqual([value]);
  });

  it.each(["#1042", "order 1042", "10:42", "12.04.2027", "1.2.3", "v1.25b"])("%s is no amount", (text) => {
    expect(readAmounts(text)).toEqual([]);
  });

  it("reads back what it is given", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (cents) => {
        const [whole, rest] = [Math.floor(cents / 100), String(cents % 100).padStart(2, "0")];
        const german = `${String(whole).replace(/\B(?=(\d{3})+$)/g, ".")},${rest} €`;
        expect(readAmounts(`das sind ${german} zu viel`)[0]?.value).toBe(cents / 100);
        expect(readAmounts(`that is $${String(whole).replace(/\B(?=(\d{3})+$)/g, ",")}.${rest} too much`)[0]?.value).toBe(cents / 100);
      }),
    );
  });
});

describe("dates", () => {
  const within = (text: string) => readDates(text, NOW).map(({ ranges }) => ranges.map(({ from, to }) => [from, to].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)).join("…")));

  it.each([
    ["on 2027-03-02", "2027-03-02"], ["am 2.3.2027", "2027-03-02"], ["12. April", "2027-04-12"], ["April 12th", "2027-04-12"], ["le 12 avril", "2027-04-12"], ["12 de abril de 2026", "2026-04-12"], ["il 3 marzo", "2027-03-03"],
    ["op 3 maart", "2027-03-03"], ["em 3 de março", "2027-03-03"], ["yesterday", "2027-04-14"], ["gestern", "2027-04-14"], ["ayer", "2027-04-14"], ["on Monday", "2027-04-12"], ["mardi", "2027-04-13"], ["12 December", "2026-12-12"], ["am 02.03.", "2027-03-02"],
  ])("“%s” is %s", (text, day) => {
    expect(within(text)[0]).toContain(`${day}…${day}`);
  });

  it.each([
    ["two weeks ago", 14], ["vor zwei Wochen", 14], ["il y a 3 jours", 3], ["hace un mes", 30], ["3 giorni fa", 3], ["twee weken geleden", 14], ["há 5 dias", 5], ["vor ein paar Tagen", 3],
  ])("“%s” is about %d days back", (text, days) => {
    const [range] = readDates(text, NOW)[0]!.ranges;
    const day = dayNumber(NOW) - days;
    expect(range!.from).toBeLessThanOrEqual(day);
    expect(range!.to).toBeGreaterThanOrEqual(day);
  });

  it("a date that can be read in two ways is read in both", () => {
    expect(within("03/04/2027")[0]).toHaveLength(2);
  });

  it.each(["53.90", "order 1042", "10:42", "1/2 price", "in 3 days"])("“%s” is no day gone by", (text) => {
    expect(readDates(text, NOW).filter((date) => date.absolute && text !== "1/2 price")).toEqual([]);
  });

  it("never tells a day after tomorrow when the year is left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.constantFrom("January", "mai", "octubre", "Dezember", "juillet", "novembre"), (day, month) => {
        for (const { ranges } of readDates(`${day} ${month}`, NOW)) for (const range of ranges) expect(range.from).toBeLessThanOrEqual(dayNumber(NOW) + 1);
      }),
    );
  });
});

describe("concerns", () => {
  it.each([
    ["where is my order", "not_arrived"], ["hasn't arrived", "not_arrived"], ["noch nicht angekommen", "not_arrived"], ["pas encore reçu", "not_arrived"], ["no ha llegado", "not_arrived"], ["non è arrivato", "not_arrived"], ["nog niet ontvangen", "not_arrived"], ["ainda não chegou", "not_arrived"],
    ["please cancel", "cancel"], ["bitte stornieren", "cancel"], ["annuler", "cancel"], ["quiero cancelar", "cancel"], ["vorrei annullare", "cancel"], ["annuleren aub", "cancel"],
    ["it is broken", "damaged"], ["kaputt", "damaged"], ["cassé", "damaged"], ["roto", "damaged"], ["rotta", "damaged"], ["kapot", "damaged"], ["quebrado", "damaged"],
    ["too small", "wrong_size"], ["zu klein", "wrong_size"], ["trop petit", "wrong_size"], ["demasiado grande", "wrong_size"], ["troppo stretta", "wrong_size"], ["te groot", "wrong_size"],
    ["I want a refund", "return"], ["zurückschicken", "return"], ["devolver", "return"], ["rendere", "return"], ["retourneren", "return"],
    ["where is my refund", "refund_status"], ["wo bleibt meine Erstattung", "refund_status"], ["toujours pas de remboursement", "refund_status"],
    ["has it shipped yet", "when_shipped"], ["did you ship it", "when_shipped"],
  ] as const)("“%s” is %s", (text, concern) => {
    expect([...readConcerns(text)]).toContain(concern);
  });

  it("a question before buying is told from one after", () => {
    for (const text of ["Do you ship to Norway?", "Habt ihr auch Sandalen?", "Livrez-vous en Suisse ?", "¿Hacen envíos a Perú?", "Avete la taglia 50?", "Leveren jullie in België?", "do the boots come in wide sizes"]) expect(asksBeforeBuying(text), text).toBe(true);
    for (const text of ["where is my order", "Schuhe kaputt", "colis perdu"]) expect(asksBeforeBuying(text), text).toBe(false);
  });
});

describe("parts of a message", () => {
  const places = (text: string, subject = "") => partsOf({ from: null, subject, text }).map((part) => part.place);

  it("quotes, forwards and signatures are told apart", () => {
    expect(places("Hi\n\nOn Mon, Ana wrote:\n> old")).toEqual(["written", "quoted"]);
    expect(places("see below\n\n---------- Forwarded message ---------\nFrom: x\nOrder #1")).toEqual(["written", "forwarded"]);
    expect(places("Hallo\n\nMit freundlichen Grüßen\nAna\n030 123")).toEqual(["written", "signature"]);
    expect(places("text", "Re: Order #1")).toEqual(["reply_subject", "written"]);
    expect(places("text", "Fwd: Order #1")).toEqual(["forwarded", "written"]);
  });

  it("an answer below or between quoted lines is written", () => {
    const parts = partsOf({ from: null, subject: "", text: "On Mon, Ana wrote:\n> one\nfirst answer\n> two\nsecond answer" });
    expect(parts.find((part) => part.place === "written")!.text).toContain("second answer");
  });

  it("loses no text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("hello", "> quoted", "-- ", "On Mon, x wrote:", "Thanks", "Von: a", "Betreff: b", "", "Order 1042", "Sent from my iPhone"), { maxLength: 12 }), (lines) => {
        const kept = partsOf({ from: null, subject: "", text: lines.join("\n") }).map((part) => part.text).join("\n");
        for (const line of lines) expect(kept).toContain(line.replace(/^> /, "").trim());
      }),
    );
  });
});

describe("reading a message", () => {
  it.each([
    ["digits", "1042 ".repeat(20_000)],
    ["one long number", "1".repeat(100_000)],
    ["spaces", `order${" ".repeat(100_000)}1042`],
    ["new lines", "\n".repeat(100_000)],
    ["dashes and letters", "a-1-".repeat(25_000)],
    ["quotes", "> ".repeat(50_000)],
    ["greetings", "On x wrote ".repeat(9_000)],
    ["at signs", "a@".repeat(50_000)],
    ["words", "not the order number of the ".repeat(4_000)],
    ["brackets", "(((((#".repeat(16_000)],
  ])("takes no longer than a moment for nothing but %s", (_, text) => {
    // Time of this process, not of the machine: others may be busy on it.
    const start = process.cpuUsage();
    readMessage({ from: "a@example.com", subject: text.slice(0, 2_000), text }, { formats: formatsOfNames(["#1001", "UK-1042", "SDA-1001-2026"]), country: "GB", now: NOW });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
  });
});
