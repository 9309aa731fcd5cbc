/**
 * The customers of the demo shop. Those with a key are named in tests and in the demo (`people.ana`); the rest make up the crowd.
 * Every address ends in example.com, .org or .net, which no mail leaves for.
 */
import type { Address, Customer } from "../state/types";

interface Place {
  country: string;
  countryCode: string;
  city: string;
  zip: string;
  street: string;
  province?: [name: string, code: string];
}

interface Person {
  key?: string;
  name: [first: string, last: string];
  email: string | null;
  phone: string | null;
  locale: string;
  home: Place;
  second?: Place;
  company?: string;
  tags?: string[];
  note?: string;
  subscribed?: boolean;
}

const country = (name: string, code: string) => (street: string, zip: string, city: string, province?: [string, string]): Place => ({ country: name, countryCode: code, city, zip, street, ...(province && { province }) });
const NL = country("Netherlands", "NL");
const DE = country("Germany", "DE");
const FR = country("France", "FR");
const GB = country("United Kingdom", "GB");
const US = country("United States", "US");
const BE = country("Belgium", "BE");
const ES = country("Spain", "ES");
const IT = country("Italy", "IT");
const SE = country("Sweden", "SE");
const CH = country("Switzerland", "CH");
const AT = country("Austria", "AT");
const PL = country("Poland", "PL");
const PT = country("Portugal", "PT");
const DK = country("Denmark", "DK");
const IE = country("Ireland", "IE");
const JP = country("Japan", "JP");
const CA = country("Canada", "CA");

const table: Person[] = [
  { key: "ana", name: ["Ana", "Petrov"], email: "ana.petrov@example.com", phone: "+31612345042", locale: "nl", home: NL("Lindengracht 112", "1015 KK", "Amsterdam"), subscribed: true },
  // Easily taken for Ana.
  { key: "annaPetrova", name: ["Anna", "Petrova"], email: "anna.petrova@example.net", phone: "+4915112345607", locale: "de", home: DE("Sonnenallee 44", "12045", "Berlin") },
  { key: "jonas", name: ["Jonas", "Weber"], email: "jonas.weber@example.org", phone: "+4917612345001", locale: "de", home: DE("Kastanienweg 7", "50667", "Köln"), tags: ["vip"], subscribed: true },
  { key: "jonasWebber", name: ["Jonas", "Webber"], email: "j.webber@example.com", phone: "+447700900121", locale: "en-GB", home: GB("18 Chandos Road", "BS6 6PF", "Bristol") },
  // Shops under a plus address and writes from the plain one.
  { key: "lukas", name: ["Lukas", "Meyer"], email: "lukas.meyer+shop@example.com", phone: null, locale: "de", home: AT("Neubaugasse 31", "1070", "Wien") },
  { key: "sofia", name: ["Sofía", "García López"], email: "sofia.garcia@example.org", phone: "+34612345678", locale: "es", home: ES("Calle de Fuencarral 88", "28004", "Madrid"), second: ES("Carrer de Verdi 21", "08012", "Barcelona") },
  { key: "claire", name: ["Claire", "Dubois"], email: "claire.dubois@example.net", phone: "+33612345678", locale: "fr", home: FR("14 rue des Martyrs", "75009", "Paris"), second: FR("3 quai Perrache", "69002", "Lyon"), subscribed: true },
  { key: "phoneOnly", name: ["Marek", "Nowak"], email: null, phone: "+48512345678", locale: "pl", home: PL("ul. Długa 5", "31-147", "Kraków") },
  { key: "mobile", name: ["Grete", "Holm"], email: null, phone: "+4520123456", locale: "da", home: DK("Jægersborggade 12", "2200", "København") },
  { key: "buyer", name: ["Henk", "van Dijk"], email: "inkoop@hotel-zuid.example.org", phone: "+31201234567", locale: "nl", home: NL("Beethovenstraat 20", "1077 JH", "Amsterdam"), company: "Hotel Zuid BV", tags: ["b2b"] },
  { key: "emma", name: ["Emma", "Johnson"], email: "emma.johnson@example.com", phone: "+12125550142", locale: "en", home: US("214 Bergen Street", "11217", "Brooklyn", ["New York", "NY"]), subscribed: true },
  { key: "yuki", name: ["Yuki", "Tanaka"], email: "yuki.tanaka@example.com", phone: "+819012345678", locale: "ja", home: JP("2-14-5 Nakameguro", "153-0061", "Meguro-ku", ["Tokyo", "JP-13"]) },
  // Never satisfied, always polite: many orders, many returns.
  { key: "margriet", name: ["Margriet", "de Vries"], email: "m.devries@example.org", phone: "+31687654321", locale: "nl", home: NL("Oudegracht 301", "3511 PB", "Utrecht"), tags: ["frequent-returns"] },
  // Two people, one household, one address.
  { key: "tom", name: ["Tom", "O'Neill"], email: "tom@oneill.example.net", phone: "+353861234567", locale: "en-IE", home: IE("9 Synge Street", "D08 X2W3", "Dublin") },
  { key: "niamh", name: ["Niamh", "O'Neill"], email: "niamh@oneill.example.net", phone: "+353867654321", locale: "en-IE", home: IE("9 Synge Street", "D08 X2W3", "Dublin") },
  { key: "beatrice", name: ["Beatrice", "Rossi"], email: "beatrice.rossi@example.org", phone: "+393331234567", locale: "it", home: IT("Via Giulia 8", "00186", "Roma"), second: IT("Viale Abruzzi 40", "20131", "Milano") },
  { key: "sven", name: ["Sven", "Lindqvist"], email: "sven.lindqvist@example.com", phone: "+46701234567", locale: "sv", home: SE("Södermannagatan 28", "116 40", "Stockholm") },
  { key: "nora", name: ["Nora", "Baumann"], email: "nora.baumann@example.net", phone: "+41791234567", locale: "de-CH", home: CH("Langstrasse 62", "8004", "Zürich") },
  { key: "priya", name: ["Priya", "Sharma"], email: "priya.sharma@example.com", phone: "+447700900345", locale: "en-GB", home: GB("5 Mill Lane", "CB2 1RX", "Cambridge"), tags: ["vip"], subscribed: true },
  // Wrote once that she wants no mail.
  { key: "unsubscribed", name: ["Ingrid", "Haas"], email: "ingrid.haas@example.org", phone: null, locale: "de", home: DE("Am Markt 3", "99084", "Erfurt"), note: "Bitte keine E-Mails außer zur Bestellung." },
  { name: ["Pieter", "Jansen"], email: "pieter.jansen@example.com", phone: "+31623456781", locale: "nl", home: NL("Witte de Withstraat 9", "3012 BK", "Rotterdam") },
  { name: ["Fleur", "Bakker"], email: "fleur.bakker@example.net", phone: null, locale: "nl", home: NL("Nieuwe Rijn 40", "2312 JE", "Leiden"), subscribed: true },
  { name: ["Daan", "Visser"], email: "daan.visser@example.org", phone: "+31634567812", locale: "nl", home: NL("Grote Markt 2", "9712 HN", "Groningen") },
  { name: ["Sanne", "Smit"], email: "sannesmit@example.com", phone: null, locale: "nl", home: NL("Vestdijk 81", "5611 CA", "Eindhoven") },
  { name: ["Lotte", "Mulder"], email: "lotte.mulder@example.org", phone: "+31645678123", locale: "nl", home: NL("Plein 12", "2511 CS", "Den Haag"), subscribed: true },
  { name: ["Mehmet", "Yıldız"], email: "mehmet.yildiz@example.net", phone: "+31656781234", locale: "nl", home: NL("Javastraat 66", "1094 HL", "Amsterdam") },
  { name: ["Anneke", "van den Berg"], email: "anneke.vdberg@example.com", phone: null, locale: "nl", home: NL("Brink 4", "7411 BR", "Deventer") },
  { name: ["Hannah", "Schmidt"], email: "hannah.schmidt@example.com", phone: "+4915201234561", locale: "de", home: DE("Schanzenstraße 50", "20357", "Hamburg"), subscribed: true },
  { name: ["Felix", "Müller"], email: "felix.mueller@example.org", phone: null, locale: "de", home: DE("Gärtnerplatz 1", "80469", "München") },
  { name: ["Lena", "Fischer"], email: "lena.fischer@example.net", phone: "+4915201234562", locale: "de", home: DE("Karl-Liebknecht-Straße 33", "04107", "Leipzig") },
  { name: ["Paul", "Wagner"], email: "p.wagner@example.com", phone: null, locale: "de", home: DE("Königstraße 18", "70173", "Stuttgart") },
  { name: ["Mia", "Hoffmann"], email: "mia.hoffmann@example.org", phone: "+4915201234563", locale: "de", home: DE("Berger Straße 120", "60316", "Frankfurt am Main"), subscribed: true },
  { name: ["Emil", "Koch"], email: "emil.koch@example.com", phone: null, locale: "de", home: DE("Wilhelmstraße 9", "79098", "Freiburg") },
  { name: ["Katharina", "Wolf"], email: "k.wolf@example.net", phone: "+4366012345678", locale: "de", home: AT("Getreidegasse 22", "5020", "Salzburg") },
  { name: ["Julien", "Moreau"], email: "julien.moreau@example.com", phone: "+33698765432", locale: "fr", home: FR("22 cours Julien", "13006", "Marseille") },
  { name: ["Camille", "Laurent"], email: "camille.laurent@example.org", phone: null, locale: "fr", home: FR("8 rue Sainte-Catherine", "33000", "Bordeaux"), subscribed: true },
  { name: ["Léa", "Simon"], email: "lea.simon@example.net", phone: null, locale: "fr", home: FR("5 place du Capitole", "31000", "Toulouse") },
  { name: ["Hugo", "Peeters"], email: "hugo.peeters@example.com", phone: "+32470123456", locale: "nl-BE", home: BE("Nationalestraat 40", "2000", "Antwerpen") },
  { name: ["Élise", "Lambert"], email: "elise.lambert@example.org", phone: null, locale: "fr-BE", home: BE("Rue de Flandre 91", "1000", "Bruxelles") },
  { name: ["Oliver", "Hughes"], email: "oliver.hughes@example.com", phone: "+447700900456", locale: "en-GB", home: GB("77 Great Western Road", "G4 9AN", "Glasgow") },
  { name: ["Charlotte", "Evans"], email: "charlotte.evans@example.net", phone: null, locale: "en-GB", home: GB("3 Albert Square", "M2 6LW", "Manchester"), subscribed: true },
  { name: ["George", "Okafor"], email: "george.okafor@example.org", phone: "+447700900567", locale: "en-GB", home: GB("160 Bellenden Road", "SE15 4QY", "London") },
  { name: ["Isla", "Campbell"], email: "isla.campbell@example.com", phone: null, locale: "en-GB", home: GB("21 Leith Walk", "EH6 5BR", "Edinburgh") },
  { name: ["Liam", "Miller"], email: "liam.miller@example.com", phone: "+14155550171", locale: "en", home: US("880 Valencia Street", "94110", "San Francisco", ["California", "CA"]) },
  { name: ["Olivia", "Brown"], email: "olivia.brown@example.net", phone: null, locale: "en", home: US("1500 N Milwaukee Ave", "60622", "Chicago", ["Illinois", "IL"]) },
  { name: ["Noah", "Davis"], email: "noah.davis@example.org", phone: "+15125550188", locale: "en", home: US("2101 S Congress Ave", "78704", "Austin", ["Texas", "TX"]) },
  { name: ["Amélie", "Tremblay"], email: "amelie.tremblay@example.com", phone: "+15145550133", locale: "fr-CA", home: CA("4600 rue Saint-Denis", "H2J 2L3", "Montréal", ["Quebec", "QC"]) },
  { name: ["Carlos", "Fernández"], email: "carlos.fernandez@example.com", phone: null, locale: "es", home: ES("Calle Betis 40", "41010", "Sevilla") },
  { name: ["Lucía", "Martín"], email: "lucia.martin@example.net", phone: "+34698765432", locale: "es", home: ES("Calle Colón 12", "46004", "Valencia") },
  { name: ["Marco", "Bianchi"], email: "marco.bianchi@example.org", phone: "+393487654321", locale: "it", home: IT("Via Zamboni 15", "40126", "Bologna") },
  { name: ["Giulia", "Conti"], email: "giulia.conti@example.com", phone: null, locale: "it", home: IT("Borgo San Jacopo 30", "50125", "Firenze"), subscribed: true },
  { name: ["João", "Silva"], email: "joao.silva@example.org", phone: "+351912345678", locale: "pt-PT", home: PT("Rua da Bica 7", "1200-054", "Lisboa") },
  { name: ["Maria", "Costa"], email: "maria.costa@example.net", phone: null, locale: "pt-PT", home: PT("Rua das Flores 69", "4050-265", "Porto") },
  { name: ["Elsa", "Bergström"], email: "elsa.bergstrom@example.com", phone: null, locale: "sv", home: SE("Linnégatan 45", "413 08", "Göteborg") },
  { name: ["Mikkel", "Sørensen"], email: "mikkel.sorensen@example.org", phone: "+4531234567", locale: "da", home: DK("Vestergade 10", "8000", "Aarhus") },
  { name: ["Zofia", "Kowalska"], email: "zofia.kowalska@example.com", phone: "+48601234567", locale: "pl", home: PL("ul. Nowy Świat 30", "00-373", "Warszawa") },
  { name: ["Piotr", "Wiśniewski"], email: "piotr.w@example.net", phone: null, locale: "pl", home: PL("ul. Świdnicka 8", "50-067", "Wrocław") },
  { name: ["Ruth", "Aebischer"], email: "ruth.aebischer@example.org", phone: null, locale: "de-CH", home: CH("Kramgasse 54", "3011", "Bern") },
  { name: ["Seán", "Murphy"], email: "sean.murphy@example.com", phone: "+353851234567", locale: "en-IE", home: IE("12 Shop Street", "H91 WV4T", "Galway") },
  { name: ["Aoife", "Byrne"], email: "aoife.byrne@example.org", phone: null, locale: "en-IE", home: IE("40 Patrick Street", "T12 K2XN", "Cork"), subscribed: true },
];

const FIRST_CUSTOMER = 7_100_000_000_001;
const customerId = (index: number) => `gid://shopify/Customer/${FIRST_CUSTOMER + index}`;

export type PersonKey =
  | "ana" | "annaPetrova" | "jonas" | "jonasWebber" | "lukas" | "sofia" | "claire" | "phoneOnly" | "mobile" | "buyer"
  | "emma" | "yuki" | "margriet" | "tom" | "niamh" | "beatrice" | "sven" | "nora" | "priya" | "unsubscribed";

/** The people that tests and the demo call by name: id, name and how they can be reached. */
export const people = Object.fromEntries(
  table.flatMap((person, index) => (person.key ? [[person.key, { id: customerId(index), name: person.name.join(" "), email: person.email, phone: person.phone, locale: person.locale }]] : [])),
) as Record<PersonKey, { id: string; name: string; email: string | null; phone: string | null; locale: string }>;

function addressOf(person: Person, place: Place, id: number): Address {
  return {
    id: `gid://shopify/MailingAddress/${id}`,
    firstName: person.name[0],
    lastName: person.name[1],
    company: person.company ?? null,
    address1: place.street,
    address2: null,
    city: place.city,
    province: place.province?.[0] ?? null,
    provinceCode: place.province?.[1] ?? null,
    zip: place.zip,
    country: place.country,
    countryCode: place.countryCode,
    phone: person.phone,
  };
}

/** @param openedAt  when the first of them signed up */
export function demoCustomers(openedAt: string): Customer[] {
  return table.map((person, index) => {
    const addresses = [person.home, person.second].flatMap((place, which) => (place ? [addressOf(person, place, 8_300_000_000_001 + index * 2 + which)] : []));
    return {
      id: customerId(index),
      firstName: person.name[0],
      lastName: person.name[1],
      email: person.email,
      phone: person.phone,
      locale: person.locale,
      tags: person.tags ?? [],
      note: person.note ?? null,
      state: person.key === "ana" || person.key === "claire" ? "ENABLED" : "DISABLED",
      verifiedEmail: person.email !== null,
      taxExempt: false,
      emailMarketing: person.subscribed ? "SUBSCRIBED" : person.key === "unsubscribed" ? "UNSUBSCRIBED" : "NOT_SUBSCRIBED",
      emailMarketingUpdatedAt: person.subscribed || person.key === "unsubscribed" ? openedAt : null,
      addresses,
      defaultAddressId: addresses[0]?.id ?? null,
      createdAt: openedAt,
      updatedAt: openedAt,
    };
  });
}
