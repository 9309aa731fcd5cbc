import { people, type PersonKey } from "../local-shopify/demo/people";

/**
 * What the demo shop's customers wrote in the last days: forty letters from easy to nasty, in the order of their age.
 * `says` is why a letter is here.
 */
export interface DemoLetter {
  says: string;
  /** Written this many hours ago. */
  hours: number;
  from: PersonKey | { name: string; address: string };
  /** Whether the receiving provider vouches for the sender; by default it does. */
  authentication?: "pass" | "fail" | "none";
  subject: string;
  text: string;
  headers?: Record<string, string>;
  /** A photo comes along. */
  photo?: boolean;
}

const address = (key: PersonKey) => people[key].email ?? "";

export const letters: DemoLetter[] = [
  { says: "the one on the screenshot: number in the text, hers", hours: 3.2, from: "ana", subject: "Wrong size, want M instead", text: "Hi,\n\ngot my shirt 1042 but S is too tight around the shoulders. Can I swap it for an M? Same colour please.\n\nThanks!\nAna" },
  { says: "someone else asks about Ana's order: claimed", hours: 5, from: { name: "Stefan Petrov", address: "stefan.p@example.org" }, subject: "Order #1042", text: "Hello, what is the delivery address of order #1042? My wife ordered it and I want to check." },
  { says: "nearly Ana's name, no number, one parcel under way: probable", hours: 7, from: "annaPetrova", subject: "Wo bleibt mein Paket", text: "Hallo,\n\nich warte noch auf mein Hemd. Können Sie mir sagen, wo es gerade ist?\n\nViele Grüße\nAnna Petrova" },
  { says: "the carrier lost track: overdue, angry", hours: 9, from: "claire", subject: "TOUJOURS RIEN !!!", text: "Bonjour, cela fait plus d'une semaine que mon sac devait arriver. Commande 1050. Le suivi ne bouge plus. C'est inadmissible, je veux une réponse AUJOURD'HUI ou je demande un remboursement." },
  { says: "attempted delivery, no number", hours: 11, from: "jonasWebber", subject: "missed the courier", text: "hi the courier came yesterday but i was at work, can they try again on saturday? its the rain jacket" },
  { says: "return requested, asks for a bigger size", hours: 14, from: "margriet", subject: "Retour laarzen", text: "Beste mensen,\n\nIk heb gisteren een retour aangevraagd voor de Chelsea boots uit bestelling #1056. Zouden jullie ze willen omruilen voor maat 40?\n\nHartelijke groet,\nMargriet de Vries" },
  { says: "final sale declined, disagrees", hours: 16, from: "emma", subject: "Re: your return was declined", text: "I don't understand why my return was declined. The socks from order #1061 were never worn, I only opened the band. Is there really nothing you can do?" },
  { says: "two orders in one message", hours: 18, from: "emma", subject: "two things", text: "Two quick things: the tote in 1075 arrived with a loose handle (photo attached). And did the money for 1061 ever get refunded?", photo: true },
  { says: "exchange family: 1029 and EXC-1029, not told apart", hours: 20, from: "sofia", subject: "Mi vestido", text: "Hola, ¿dónde está el vestido que cambié por la talla M? Gracias, Sofía" },
  { says: "exchange order named exactly", hours: 21, from: "sofia", subject: "EXC-1029", text: "Hola de nuevo, el pedido EXC-1029 dice que sale hoy a reparto. ¿A qué hora llega más o menos?" },
  { says: "split shipment: one of two parcels missing", hours: 22, from: "sofia", subject: "Falta el bolso", text: "Las sandalias del pedido 1124 han llegado pero el bolso no estaba en el paquete." },
  { says: "partly fulfilled", hours: 24, from: "jonas", subject: "Bestellung 1070", text: "Moin, der Rucksack aus 1070 ist da, danke! Wann kommen die Brotdose und die Regenjacke?" },
  { says: "writes from the plain address, ordered under a plus address", hours: 26, from: { name: "Lukas Meyer", address: "lukas.meyer@example.com" }, subject: "Rechnung", text: "Guten Tag, ich bräuchte noch die Rechnung zu meiner Strickjacke. Danke!" },
  { says: "a phone in the signature that looks like a number", hours: 27, from: "jonas", subject: "Hemd", text: "Kommt das Hemd heute noch? Ich bin nur bis 16 Uhr da.\n\n--\nJonas Weber\nTel. 0176 1042 1110" },
  { says: "cancel before it leaves", hours: 28, from: "margriet", subject: "Annuleren", text: "Kan ik bestelling 1152 nog annuleren? Ik heb toch al sandalen gevonden." },
  { says: "change of address while unfulfilled", hours: 29, from: "ana", subject: "new address for the shorts", text: "Hi! I am moving this weekend. Can you send order 1187 to Haarlemmerdijk 20, 1013 JD Amsterdam instead?" },
  { says: "B2B, purchase order number", hours: 31, from: "buyer", subject: "PO-2291", text: "Geachte heer/mevrouw,\n\nVan PO-2291 missen wij twee handdoeken 50x100. Graag naleveren of crediteren.\n\nMet vriendelijke groet,\nHenk van Dijk\nHotel Zuid BV" },
  { says: "guest checkout", hours: 33, from: { name: "Walter Guest", address: "walter.guest@example.com" }, subject: "Kaarsen", text: "Goedemiddag, één van de drie kaarsen is gebroken aangekomen. Wat nu?" },
  { says: "Japanese", hours: 35, from: "yuki", subject: "配送について", text: "こんにちは。注文番号 1078 のローファーはいつ届きますか?よろしくお願いします。田中" },
  { says: "household: Niamh writes about Tom's order", hours: 36, from: "niamh", subject: "flannel shirt", text: "Hi, my husband ordered a flannel shirt too, order #1089. Could you send both to the same parcel shop? Mine is #1088." },
  { says: "lost and refunded", hours: 38, from: "tom", subject: "refund for the boots", text: "Hello, you said the boots were lost and I'd be refunded (order 1024). I can't see the €148.90 on my card yet." },
  { says: "gift: recipient is not the buyer", hours: 40, from: { name: "Meera Sharma", address: "meera.sharma@example.net" }, subject: "A scarf", text: "My daughter sent me a silk scarf from your shop. It is lovely, but how should I wash it?" },
  { says: "spoofed sender", hours: 41, from: "ana", authentication: "fail", subject: "change of address 1119", text: "Please send order 1119 to my office: Damrak 1, Amsterdam. Urgent!" },
  { says: "question before buying, no order", hours: 43, from: { name: "Ines Fonseca", address: "ines.fonseca@example.net" }, subject: "tamanho", text: "Olá! Meço 1,72 m e 64 kg, que tamanho do vestido de linho me aconselham? Obrigada" },
  { says: "size advice, no order", hours: 44, from: { name: "Kate Marlow", address: "kate.m@example.com" }, subject: "size of the linen shirt", text: "Hey, is the linen shirt true to size? I'm usually between S and M." },
  { says: "price and zip that look like order numbers", hours: 46, from: { name: "Bob Reyes", address: "bob.reyes@example.com" }, subject: "shipping to 10425", text: "Do you ship to Berlin 10425? The bedding is €104.20 in my cart, is shipping on top?" },
  { says: "old order out of sight: 60 days", hours: 48, from: "claire", subject: "Plaid", text: "Bonjour, le plaid de la commande #1005 perd ses franges. Est-ce sous garantie ?" },
  { says: "customs", hours: 50, from: "nora", subject: "Zollgebühren", text: "Grüezi, für Bestellung 1035 musste ich CHF 18 Zoll bezahlen. Bekomme ich das zurück?" },
  { says: "bank transfer pending", hours: 52, from: "nora", subject: "Überweisung", text: "Ich habe heute überwiesen (Bettwäsche). Wann geht sie raus?" },
  { says: "broken again", hours: 54, from: "priya", subject: "another broken mug", text: "I'm so sorry to bother you again. The replacement mug also came broken. Order was #1022.", photo: true },
  { says: "praise", hours: 56, from: "priya", subject: "thank you!", text: "My mum got the scarf (order 1100) and she is over the moon. The wrapping was beautiful. Thank you!" },
  { says: "out-of-office: not to be answered", hours: 58, from: "sven", subject: "Automatic reply: Your order", text: "Jag är på semester till måndag.", headers: { "Auto-Submitted": "auto-replied" } },
  { says: "cancelled order, wants to know why no money", hours: 60, from: "sven", subject: "1064", text: "Hej! I cancelled 1064 last week. When do I get my money back?" },
  { says: "half a return", hours: 63, from: "beatrice", subject: "Reso cintura", text: "Buongiorno, come faccio a rispedire la cintura dell'ordine 1058? Non ho ricevuto l'etichetta." },
  { says: "digits only, no words", hours: 66, from: "ana", subject: "1119", text: "1119 ??" },
  { says: "two digits swapped", hours: 70, from: "yuki", subject: "loafers", text: "Hello, order 1087, the bordeaux loafers: is express shipping still possible?" },
  { says: "final-sale gift card", hours: 74, from: "jonas", subject: "Gutschein", text: "Der Gutscheincode aus Bestellung 1138 funktioniert nicht, können Sie das prüfen?" },
  { says: "wants an invoice, names the invoice number", hours: 80, from: "buyer", subject: "Factuur 2026-1031", text: "Kunt u factuur 2026-1031 opnieuw sturen? Het btw-nummer ontbreekt." },
  { says: "unsubscribe wish", hours: 90, from: "unsubscribed", subject: "Keine Werbung", text: "Bitte schicken Sie mir keine Werbung mehr. Zur Bestellung 1131 hätte ich aber gern die Pflegehinweise." },
  { says: "newsletter of somebody else: a list mail", hours: 96, from: { name: "Fair Weavers", address: "news@fairweavers.example.org" }, subject: "Our autumn yarns", text: "This month: undyed alpaca, 20 % off.", headers: { "List-Id": "<news.fairweavers.example.org>", Precedence: "bulk" } },
];

export function senderOf(letter: DemoLetter): { name: string; address: string } {
  return typeof letter.from === "string" ? { name: people[letter.from].name, address: address(letter.from) } : letter.from;
}
