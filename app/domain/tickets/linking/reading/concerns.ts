import { CONCERN_WORDS } from "./concern-words";
import { foldWord } from "./plain-text";

/** What the writer wants or complains of, as far as it tells the state their order must be in. */
export type Concern =
  | "not_arrived"
  | "marked_delivered"
  | "when_shipped"
  | "damaged"
  | "wrong_item"
  | "wrong_size"
  | "missing_item"
  | "return"
  | "exchange"
  | "refund_status"
  | "refund_of_cancelled"
  | "cancel"
  | "was_cancelled"
  | "change"
  | "received";

const PATTERNS = (Object.entries(CONCERN_WORDS) as [Concern, string[]][])
  .sort(([one], [other]) => Number(other === "refund_status") - Number(one === "refund_status"))
  .filter(([, words]) => words.length > 0)
  .map(([concern, words]) => [concern, new RegExp(`(?<![a-z])(?:${words.join("|")})`)] as const);

/**
 * What a text is about, as a set: a complaint may be several things at once. The text may be in any of the seven
 * languages. "received" loses against "not_arrived", since "I have not received" contains both.
 */
export function readConcerns(text: string): Set<Concern> {
  const whole = foldWord(text);
  let folded = whole;
  const found = new Set<Concern>();
  for (const [concern, pattern] of PATTERNS) {
    const match = pattern.exec(folded);
    if (!match) continue;
    found.add(concern);
    // "Where is my refund" asks for no parcel, and cancels nothing.
    if (concern === "refund_status") folded = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length).replace(/^[^.!?;,\n]*/, "")}`;
  }
  if (waitsForMoney(whole)) {
    found.add("refund_status");
    if (CANCELLED.test(whole) && !RETURNED.test(whole)) found.add("refund_of_cancelled");
    if (!PARCEL.test(whole)) for (const misread of ["not_arrived", "when_shipped", "missing_item"] as const) found.delete(misread);
  }
  // "Why did you cancel it" wants nothing cancelled.
  if (found.has("was_cancelled")) found.delete("cancel");
  if (found.has("when_shipped")) found.delete("not_arrived");
  if (found.has("not_arrived")) found.delete("received");
  // "Has the refund for the shirt that was too small been sent": why it went back is over.
  if (found.has("refund_status")) for (const done of ["return", "cancel", "was_cancelled", "wrong_size", "wrong_item", "exchange"] as const) found.delete(done);
  // It says the same, and more.
  if (found.has("refund_of_cancelled")) found.delete("refund_status");
  return found;
}

/** What was called off, and what was given back: both as something that is over. */
const CANCELLED =
  /(?<![a-z])(?:cancell?ed|storniert|stornierung|(?:ai|avons|avait|avez|a|est|ete) (?:\w+ )?annulee?s?|(?:he|hemos|habia|habeis|han|fue|ha sido) (?:\w+ )?(?:anulad[oa]|cancelad[oa])|(?:ho|abbiamo|avevo|avete|hanno|stat[oa]) (?:\w+ )?(?:disdett[oaie]|annullat[oaie])|geannuleerd|(?:foi|ja|eu) (?:cancelad[oa]|cancelei))(?![a-z])/;
const RETURNED =
  /(?<![a-z])(?:(?:have |had |'ve |i |we |was |were |already |been )(?:returned|sent (?:\w+ ){0,4}back)|zuruck(?:geschickt|gesendet|gegeben|gebracht)|retourniert|retoure .{0,20}(?:angekommen|erhalten|verschickt)|(?:ai|avons|avait|avez|a|est|ete) (?:\w+ )?(?:renvoye|retourne|rendu)e?s?|(?:he|hemos|habia|habeis|han|fue|ha sido) (?:\w+ )?devuelto|devolvi|(?:ho|abbiamo|avevo|avete|hanno|stat[oa]) (?:\w+ )?(?:restituit[oaie]|reso|rispedit[oaie])|teruggestuurd|teruggebracht|geretourneerd|enviei de volta)(?![a-z])/;
const MONEY =
  /(?<![a-z])(?:refund\w*|money|my (?:card|account|bank|statement)|bank|debits?|erstatt\w*|ruckerstatt\w*|geld|konto\w*|gutschrift|uberweisung|rembours\w*|argent|mon compte|banque|virement|debits?|reembols\w*|dinero|cuenta|banco|abono|rimbors\w*|soldi|conto|accredit\w*|terugbetal\w*|geld|rekening|gestort|dinheiro|estorno|minha conta)(?![a-z])/;
const REFUND = /(?<![a-z])(?:refund|ruckerstattung|erstattung|remboursement|reembolso|rimborso|terugbetaling)(?![a-z])/;
const ACCOUNT = /(?<![a-z])(?:bank|account|statement|konto|kontoauszug|compte|banque|cuenta|banco|conto|banca|rekening|conta)(?![a-z])/;
/** Said to be paid back, and not to be seen. */
const REFUNDED = /(?<![a-z])(?:refunded|erstattet|ruckerstattet|rembourse(?:e|s|es)?|reembolsad[oa]s?|rimborsat[oaie]|terugbetaald|teruggestort)(?![a-z])/;
const NOT_SEEN = /(?<![a-z])(?:nothing|not|never|no|nicht|nichts|nix|kein\w*|nie|rien|pas|jamais|nada|nunca|non|niente|nulla|niet|niets|nooit|nao|where|wo|ou est|donde|dove|waar|onde)(?![a-z])|n't(?![a-z])/;
const PARCEL =
  /(?<![a-z])(?:parcels?|package|delivery|delivered|arriv\w*|courier|paket\w*|lieferung|geliefert|colis|livr\w*|paquete|entrega\w*|lleg\w*|pacco|consegn\w*|pakket\w*|levering|bezorg\w*|encomenda|cheg\w*)(?![a-z])/;

/** "Sie haben die Stornierung bestätigt, das Geld ist nicht auf meinem Konto": what is waited for is money. */
function waitsForMoney(folded: string): boolean {
  if (REFUND.test(folded) && ACCOUNT.test(folded) && NOT_SEEN.test(folded)) return true;
  return ((CANCELLED.test(folded) || RETURNED.test(folded)) && MONEY.test(folded)) || (REFUNDED.test(folded) && NOT_SEEN.test(folded));
}

const ORDER_TALK =
  /(?<![a-z])(?:order|ordr|ordered|parcel|package|packet|delivery|delivered|shipment|shipping|shipped|purchase|bought|bestell|paket|lieferung|geliefert|sendung|gekauft|versand|commande|colis|livraison|achete|achat|pedido|paquete|envio|compre|compra|orden\b|ordine|ordinato|pacco|spedizione|consegna|comprato|acquist|bestelling|besteld|pakket|levering|bezorg|gekocht|encomenda|entrega|comprei|it arrived|the item|mein artikel)/;

/** Whether a text speaks of something bought at all. */
export function speaksOfAnOrder(text: string): boolean {
  return ORDER_TALK.test(foldWord(text)) || readConcerns(text).size > 0;
}

const BEFORE_BUYING =
  /(?<![a-z])(?:do you (?:ship|deliver|sell|have|stock|offer|carry|do|accept|make)|do(?:es)? (?:the|this|it|they|these|those|that|your)\b.{0,40}\b(?:come in|run (?:small|large|true|big)|work with|fit a)|can you (?:ship|deliver) to|is (?:the|this|it) .{0,40}(?:available|in stock|back)|in stock|restock|back in|out of stock|sold out|(?:(?:promo|discount|voucher|black friday|coupon) code|gutschein-?code|rabattcode|code promo|codigo (?:de )?descuento|codice sconto|kortingscode|codigo promocional)(?!.{0,80}(?:order|bestel|command|pedido|ordine|encomend))|at (?:the )?checkout\b|(?:change|update|reset|delete|log ?in to|sign in to) (?:\w+ ){0,4}(?:password|account)|(?:physical|actual|real|high street) (?:store|shop)|showroom|ladengeschaft|filialen?\b|ausverkauft|passwort|kundenkonto|boutique physique|magasin physique|en rupture|mot de passe|tienda fisica|agotad[oa]s?|contrasena|(?:sus|vuestra) tienda|ten(?:eis|ei)\b(?!.{0,60}(?:recibid|mi pedido))|vendeis|negozio fisico|esaurit[oaie]|fysieke winkel|uitverkocht|wachtwoord|mijn account|(?:komt|komen)\b.{0,40}\b(?:terug in|weer (?:op voorraad|binnen|beschikbaar))|loja fisica|esgotad[oa]s?|wholesale|resell|collab|influencer|partnership|sponsor|seo\b|vacanc|job\b|which size (?:should|do|would)|what size (?:should|do|would)|size (?:guide|chart|advice)|volver a tener|wieder (?:rein|im sortiment)|thinking (?:of|about) (?:buying|ordering)|how much (?:is|are|does|do)|how long does (?:shipping|delivery)|your (?:products|shop|store)\b|tested on|gift ?cards?\b|studen\w+|are you open|unsubscribe|newsletter|opening hours|liefern sie (?:auch )?(?:nach|in)|habt ihr\b(?!.{0,60}(?:bekommen|erhalten|(?:ver|ge|zuruckge)\w+(?:t|en)\b))|bekommt ihr|kommt .{0,40}wieder rein|haben sie .{0,40}(?:auf lager|im sortiment|noch)|gibt es|verfugbar|lieferbar|auf lager|welche grosse|was kostet|offnungszeiten|(?:ihre|eure) produkte|tierversuch|geoffnet|livrez[- ]vous|vos (?:produits|magasins|boutiques)|etes[- ]vous ouvert|ouverts? (?:le|ce)\b|est-ce que vous (?:livrez|avez|vendez)|avez[- ]vous\b(?! (?:bien |deja )?(?:recu|envoye|expedie))|disponible|en stock|quelle taille (?:dois|me)|combien coute|hacen envios|(?:sus|vuestros) productos|estan abiertos|abren (?:el|los)\b|envian a|tienen\b.{0,40}\?|que talla (?:me|deberia)|cuanto cuesta|disponible|spedite (?:in|anche)|avete\b(?! (?:gia |mai )?\w+(?:at|it|ut|ess|ett)o\b)|vostri prodotti|siete aperti|disponibile|che taglia (?:dovrei|mi)|quanto costa|leveren jullie|jullie producten|zijn jullie open|geopend|verzenden jullie|hebben jullie\b(?!.{0,60}(?:ontvangen|gekregen|verstuurd|verzonden))|op voorraad|leverbaar|welke maat (?:moet|zou)|wat kost|enviam para|(?:vossos|seus) produtos|estao abertos|tem em estoque|voces (?:tem|enviam|vendem)|disponivel|que tamanho (?:devo)|quanto custa)/;

const SAYS_SO = /(?<![a-z])(?:before i (?:buy|order)|bevor ich (?:\w+ ){0,3}(?:kauf|bestell)|avant d'(?:acheter|commander)|avant de commander|antes de (?:comprar|encomendar)|prima di (?:comprare|acquist|ordinare)|voordat ik (?:\w+ ){0,3}(?:koop|bestel))/;

/** "Avant d'acheter : contient-il du nickel ?" is no complaint, whatever words of one are in it. */
export function saysItIsBeforeBuying(text: string): boolean {
  return SAYS_SO.test(foldWord(text));
}

/** Whether a text asks something that people ask before they buy, or that has nothing to do with an order. */
export function asksBeforeBuying(text: string): boolean {
  return saysItIsBeforeBuying(text) || BEFORE_BUYING.test(foldWord(text));
}
