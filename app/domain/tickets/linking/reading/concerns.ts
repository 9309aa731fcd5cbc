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
  | "cancel"
  | "was_cancelled"
  | "change"
  | "received";

const PATTERNS = (Object.entries(CONCERN_WORDS) as [Concern, string[]][])
  .sort(([one], [other]) => Number(other === "refund_status") - Number(one === "refund_status"))
  .map(([concern, words]) => [concern, new RegExp(`(?<![a-z])(?:${words.join("|")})`)] as const);

/**
 * What a text is about, as a set: a complaint may be several things at once. The text may be in any of the seven
 * languages. "received" loses against "not_arrived", since "I have not received" contains both.
 */
export function readConcerns(text: string): Set<Concern> {
  let folded = foldWord(text);
  const found = new Set<Concern>();
  for (const [concern, pattern] of PATTERNS) {
    const match = pattern.exec(folded);
    if (!match) continue;
    found.add(concern);
    // "Where is my refund" asks for no parcel, and cancels nothing.
    if (concern === "refund_status") folded = `${folded.slice(0, match.index)} ${folded.slice(match.index + match[0].length).replace(/^[^.!?;,\n]*/, "")}`;
  }
  // "Why did you cancel it" wants nothing cancelled.
  if (found.has("was_cancelled")) found.delete("cancel");
  if (found.has("when_shipped")) found.delete("not_arrived");
  if (found.has("not_arrived")) found.delete("received");
  if (found.has("refund_status")) for (const done of ["return", "cancel", "was_cancelled"] as const) found.delete(done);
  return found;
}

const ORDER_TALK =
  /(?<![a-z])(?:order|ordr|ordered|parcel|package|packet|delivery|delivered|shipment|shipping|shipped|purchase|bought|bestell|paket|lieferung|geliefert|sendung|gekauft|versand|commande|colis|livraison|achete|achat|pedido|paquete|envio|compre|compra|orden\b|ordine|ordinato|pacco|spedizione|consegna|comprato|acquist|bestelling|besteld|pakket|levering|bezorg|gekocht|encomenda|entrega|comprei|it arrived|the item|mein artikel)/;

/** Whether a text speaks of something bought at all. */
export function speaksOfAnOrder(text: string): boolean {
  return ORDER_TALK.test(foldWord(text)) || readConcerns(text).size > 0;
}

const BEFORE_BUYING =
  /(?<![a-z])(?:do you (?:ship|deliver|sell|have|stock|offer|carry|do|accept|make)|do(?:es)? (?:the|this|it|they|these|those|that|your)\b.{0,40}\b(?:come in|run (?:small|large|true|big)|work with|fit a)|can you (?:ship|deliver) to|is (?:the|this|it) .{0,40}(?:available|in stock|back)|in stock|restock|back in|out of stock|wholesale|resell|collab|influencer|partnership|sponsor|seo\b|vacanc|job\b|which size (?:should|do|would)|what size (?:should|do|would)|size (?:guide|chart|advice)|before i (?:buy|order)|thinking (?:of|about) (?:buying|ordering)|how much (?:is|are|does|do)|how long does (?:shipping|delivery)|your (?:products|shop|store)\b|tested on|gift ?cards?\b|studen\w+|are you open|unsubscribe|newsletter|opening hours|liefern sie (?:auch )?(?:nach|in)|habt ihr\b(?!.{0,60}(?:bekommen|erhalten|(?:ver|ge|zuruckge)\w+(?:t|en)\b))|bekommt ihr|kommt .{0,40}wieder rein|haben sie .{0,40}(?:auf lager|im sortiment|noch)|gibt es|verfugbar|lieferbar|auf lager|welche grosse|was kostet|offnungszeiten|(?:ihre|eure) produkte|tierversuch|geoffnet|livrez[- ]vous|vos (?:produits|magasins|boutiques)|etes[- ]vous ouvert|ouverts? (?:le|ce)\b|est-ce que vous (?:livrez|avez|vendez)|avez[- ]vous\b(?! (?:bien |deja )?(?:recu|envoye|expedie))|disponible|en stock|quelle taille (?:dois|me)|combien coute|hacen envios|(?:sus|vuestros) productos|estan abiertos|abren (?:el|los)\b|envian a|tienen\b.{0,40}\?|que talla (?:me|deberia)|cuanto cuesta|disponible|spedite (?:in|anche)|avete\b(?! (?:gia |mai )?\w+(?:at|it|ut|ess|ett)o\b)|vostri prodotti|siete aperti|disponibile|che taglia (?:dovrei|mi)|quanto costa|leveren jullie|jullie producten|zijn jullie open|geopend|verzenden jullie|hebben jullie\b(?!.{0,60}(?:ontvangen|gekregen|verstuurd|verzonden))|op voorraad|leverbaar|welke maat (?:moet|zou)|wat kost|enviam para|(?:vossos|seus) produtos|estao abertos|tem em estoque|voces (?:tem|enviam|vendem)|disponivel|que tamanho (?:devo)|quanto custa)/;

/** Whether a text asks something that people ask before they buy, or that has nothing to do with an order. */
export function asksBeforeBuying(text: string): boolean {
  return BEFORE_BUYING.test(foldWord(text));
}
