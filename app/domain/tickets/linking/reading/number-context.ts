import { meaningOf, type OtherNumber } from "./number-words";

/**
 * What the words around a number say that it is.
 * "order", "number" ("no. 1042"), "about" ("wegen 1042"): an order may be meant; null: they say nothing.
 */
export type NumberMeaning = "order" | "number" | "about" | OtherNumber | null;

export interface NumberContext {
  meaning: NumberMeaning;
  /** The small words between the telling word and the number: "order *of* 3 shirts" is no order 3. */
  via: string[];
  /** "to order 1042 candles": there "order" is what somebody does. */
  verb: boolean;
}

const LONGEST_HOP = 6;
const ORDERING = /^(?:to|i|we|can|could|would|will|you|they|people|please|i'd|we'd|i'll|we'll|wanna|gonna|must|should|always|usually|often)$/i;

const FOR = /^(?:for|f[uü]r|fuer|pour|por|para|per|voor|a|au|zu|zum|zur|su)$/i;
const TRADING = /^(?:sells?|sold|selling|buy|buys|bought|gets?|got|going|listed|offers?|offered|costs?|verkauf\w*|kauf\w*|gekauft|bekommt|vend\w*|ach[eè]t\w*|compr\w*|verkoop\w*|verkocht|koop\w*|gekocht)$/i;

/** "What does this number 1042 on the label mean?" */
const DEMONSTRATIVE = /^(?:this|that|these|diese[rsnm]?|ce|cette|cet|este|esta|ese|esa|questo|questa|quel|dit|deze|die|esse|essa|isto)$/i;

/** Reads the words before a number, nearest first, up to the first one that says something. */
export function meaningBefore(text: string, start: number): NumberContext {
  if (CARD_END.test(text.slice(Math.max(0, start - 30), start))) return { meaning: "payment", via: [], verb: false };
  const words = wordsBefore(text, start);
  const via: string[] = [];
  let sawNumberWord = false;
  let sawAbout = false;
  let sawFor = false;
  for (const [index, word] of words.slice(0, LONGEST_HOP).entries()) {
    const meaning = meaningOf(word);
    if (meaning === "number") sawNumberWord = true;
    else if (meaning === "about") FOR.test(word) ? (sawFor = true) : (sawAbout = true);
    // "promo code 1042", but "order code 1042"
    else if (word.toLowerCase() === "code" && meaningOf(words[index + 1] ?? "") === "order") continue;
    else if (meaning === "order") return { meaning: "order", via, verb: ORDERING.test(words[index + 1] ?? "") };
    else if (meaning !== "connector") {
      // "invoice for 1042" is about 1042; "invoice 1042", "invoice number is 1042" and "sells it for 1042" are not.
      if (sawFor && meaning !== null) sawAbout = true;
      if (sawFor && TRADING.test(word)) return { meaning: "price", via, verb: false };
      if (meaning !== null && !sawAbout) return { meaning, via, verb: false };
      if (meaning === null && via.length === 0 && inAStreet(words.slice(index))) return { meaning: "street", via, verb: false };
      // "Lieferschein Nr. 1042" is whatever that is; "the number 1042" and "my number is 1042" are the writer's order.
      if (sawNumberWord && !sawAbout && !sawFor && meaningOf(words[index - 1] ?? "") === "number" && !GOES_ON.test(word) && !OWN_CLAUSE.test(text.slice(Math.max(0, start - 20), start))) return { meaning: null, via, verb: false };
      break;
    }
    if (sawNumberWord && DEMONSTRATIVE.test(word)) return { meaning: null, via, verb: false };
    via.push(word.toLowerCase());
  }
  return { meaning: sawNumberWord ? "number" : sawAbout ? "about" : null, via, verb: false };
}

/** "Hallo Team, Nr 1042": the number word begins a clause, so that it says nothing of the word before. */
const OWN_CLAUSE = /[,;!?]\s*(?:#\s*)?(?:no|nr|num|nummer|number|num[eé]ro|n[uú]mero|n)\.?\s*:?\s*#?\s*$/i;

const CARD_END = /(?:ending|ends?|endet|endend\w*|termin\w+|eindig\w*|finisc\w*) (?:in|with|on|auf|mit|par|en|con|op|met|em)\s*:?\s*$/i;

/** "rue Voltaire 1042": the street comes first in the south, and its name has capitals. */
function inAStreet(words: string[]): boolean {
  for (const word of words.slice(0, 4)) {
    if (/^(?:rue|avenue|av|boulevard|bd|place|chemin|all[eé]e|quai|calle|c|avenida|plaza|paseo|carrer|via|viale|piazza|corso|rua|travessa|pra[cç]a|largo)$/i.test(word)) return true;
    if (!/^\p{Lu}/u.test(word) && !/^(?:de|du|des|la|le|les|del|della|dei|da|do|das|dos|d|l|of)$/.test(word)) return false;
  }
  return false;
}

/** Whether the word before a bare number lets it be an order: none, punctuation, or a word of talk. */
export function mayStartHere(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const word = /([\p{L}\p{N}'’.-]+)\s*$/u.exec(before)?.[1];
  if (word === undefined || /[.!?:;,]$/.test(word) || GOES_ON.test(word)) return true;
  const meaning = meaningOf(word);
  return meaning === "connector" || meaning === "about" || /^(?:sondern|sino|bens[iì]|anzi|mean|meant|mein(?:e|te)|intend(?:o|evo)|bedoel(?:de)?|waiting|actually|correction|oops|hence|namely|nämlich)$/i.test(word);
}

/** What people do to an order: "i want to return 1042", "kan ik 1042 annuleren" has it behind, "annuleer 1042" before. */
const ACTS = /^(?:return|refund|exchange|cancel|swap|track|change|retour(?:niere|nieren|ner|neren)|storniere|stornieren|umtauschen|zur[uü]ckgeben|zur[uü]cksenden|annule[rz]|annuler|[eé]changer|renvoyer|rembourser|devolver|cancelar|cambiar|anular|annullare|restituire|cambiare|annuleer|annuleren|ruilen|retourneer|trocar|cancele|devuelvan)$/i;

/** Whether the word before a number is something that is done to orders. */
export function followsAnAct(text: string, start: number): boolean {
  const word = /([\p{L}]+)\s*$/u.exec(text.slice(Math.max(0, start - 30), start))?.[1];
  return word !== undefined && ACTS.test(word);
}

/** Words before a position, nearest first, up to the end of the sentence or line before it. */
function wordsBefore(text: string, start: number): string[] {
  let before = text.slice(Math.max(0, start - 90), start);
  const lineBreak = before.lastIndexOf("\n");
  if (lineBreak >= 0) {
    const label = before.slice(0, lineBreak).split("\n").filter((line) => line.trim()).at(-1) ?? "";
    const onOwnLine = before.slice(lineBreak).trim() === "" || /^[\s#:]*$/.test(before.slice(lineBreak));
    // A label on the line above: "Order number:\n1042".
    before = onOwnLine && /[:#]\s*$|^\s*\S+(?:\s\S+){0,3}\s*$/.test(label) ? label : before.slice(lineBreak);
  }
  const sentence = before.split(/[!?;]\s|\.\s+(?=\p{Lu}\p{Ll})|\.{2,}|[|•]/u).at(-1) ?? "";
  // Dashes glue words of which the last one tells: "bestell-nr".
  return (sentence.match(/#|№|[\p{L}\p{N}°][\p{L}\p{N}°.'’*]*/gu) ?? []).reverse();
}

const AFTER: [RegExp, OtherNumber][] = [
  [/^\s?(?:[€$£¥₹]|(?:eur|euros?|usd|gbp|chf|dollars?|bucks|pounds?|quid|kr|sek|dkk|nok|pln|zl|czk|reais|brl|aud|cad|franken|francs?|cents?|ct)\b)/i, "price"],
  [/^\s?(?:%|percent\b|prozent\b|pour ?cents?\b|por ?ciento\b|per ?cento\b|procent\b|por ?cento\b)/i, "percentage"],
  [/^\s?(?:cm|mm|m|km|kg|g|gr|mg|ml|cl|l|lb|lbs|oz|in|inch|inches|ft|feet|zoll|pouces|w|watts?|v|volts?|mah|wh|gb|tb|mb|mp|px|bar|db|hz|k|kcal|ghz|°c?)(?![\p{L}\p{N}])/iu, "size"],
  [/^\s?(?:x\s?\d|×|pcs|pieces?|piece|st[uü]ck|pi[eè]ces?|piezas|pezzi|stuks?|pe[cç]as|units?|times|mal|fois|veces|volte|keer|vezes|people|persons?|personen|personnes|followers?|customers?|reviews?|stars?|points?|punkte|miles|items?|artikel|articles|orders|bestellungen|commandes|pedidos|ordini|bestellingen|encomendas|t-?shirts?|shirts?|pairs?|paar|paires?|pares|paia|boxes|bottles|sets?)\b/i, "quantity"],
  [/^\s?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|tagen?|wochen?|monaten?|jahren?|stunden?|minuten|jours?|semaines?|mois|ans|heures?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?|horas?|giorni|settiman[ae]|mes[ei]|ann[oi]|or[ae]|dagen|weken|maanden?|jaar|jaren|uren|dias|meses|anos)\b/i, "time"],
  [/^\s?(?:a\.?m|p\.?m|uhr|h|o'?clock|uur)\b/i, "time"],
  [/^(?:st|nd|rd|th|er|re|[eè]me|º|ª|o|a)\b/i, "date"],
  [/^\.?\s?(?:(?:de|of)\s)?(?:jan|feb|m[aä]r|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janvier|f[eé]vrier|mars|avril|juin|juillet|ao[uû]t|d[eé]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|maart|mei|augustus|janeiro|fevereiro|mar[cç]o|maio|junho|julho|setembro|outubro|novembro|dezembro)[a-zé]*\b/i, "date"],
  [/^,?\s(?:(?:\p{Lu}[\p{Ll}'.-]+|\p{N}+(?:st|nd|rd|th))\s){0,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|blvd|boulevard|court|ct|place|square|close|crescent|terrace|highway|hwy)\b/iu, "street"],
  [/^,?\s(?:rue|avenue|av|boulevard|bd|place|impasse|chemin|all[eé]e|route)\s/i, "street"],
];

/** What stands directly after a number. */
export function meaningAfter(text: string, end: number): NumberMeaning {
  const after = text.slice(end, end + 60);
  for (const [pattern, meaning] of AFTER) if (pattern.test(after)) return meaning;
  // "1042 Wien", "1042 AB Amsterdam", but not "1042 Where is it" on the same line.
  if (/^ ?[A-Z]{2}\b(?! )/.test(after) || /^ [A-Z]{2},? [\p{Lu}]/u.test(after)) return "zip";
  const word = /^[ ,]{1,2}([\p{L}][\p{L}'-]*)/u.exec(after)?.[1];
  if (word === undefined) return null;
  const meaning = meaningOf(word);
  // "my 1042 order", "die 1042er Bestellung"
  if (meaning === "order" && after.startsWith(" ")) return "order";
  return null;
}

/**
 * Words that may follow an order number that stands alone, in a sentence about it: "1042 still not here".
 * After anything else ("1042 followers") a number without "#" or "order" is not read as an order.
 */
const GOES_ON =
  /^(?:wheres|whats|whens|hows|yo|omg|lol|wtf|at|is|be|been|being|go|goes|come|comes|was|are|were|has|hasn't|hasnt|have|haven't|havent|had|still|not|never|did|didn't|didnt|does|doesn't|doesnt|do|please|pls|plz|where|where's|wheres|when|what|what's|why|how|which|who|and|or|but|it|it's|i|i'm|my|the|this|that|we|they|can|could|would|will|should|arrived|arrive|came|got|broke|leaks|leaked|fell|stopped|cracked|tore|snapped|died|split|smells|for|from|with|to|in|on|as|since|already|now|again|thanks|thx|thank|hello|hi|hey|help|missing|damaged|broken|wrong|delayed|late|cancelled|canceled|cancel|return|refund|exchange|update|status|tracking|delivery|shipped|lost|incomplete|no|any|never|yet|only|because|urgent|asap|ist|war|sind|hat|habe|haben|wurde|wird|noch|nicht|immer|nie|bitte|wo|wann|was|warum|wieso|wie|und|oder|aber|ich|wir|es|mein|meine|kam|kommt|fehlt|fehlen|kaputt|defekt|riss|tropft|wackelt|ging|falsch|storniert|stornieren|retoure|angekommen|bestellt|hallo|danke|dringend|est|n'est|a|n'a|ont|toujours|pas|jamais|ou|o[uù]|quand|pourquoi|comment|et|mais|je|j'ai|nous|mon|ma|merci|bonjour|s'il|svp|arriv[eé]e?|re[cç]ue?|manque|cass[eé]e?|annuler|retour|remboursement|es|est[aá]|ha|han|no|todav[ií]a|a[uú]n|nunca|d[oó]nde|donde|cu[aá]ndo|cuando|por|porque|y|pero|yo|mi|gracias|hola|lleg[oó]|llega|falta|se|roto|rota|cancelar|devolver|[eè]|non|ancora|mai|dove|quando|perch[eé]|come|ma|io|mio|mia|grazie|ciao|arrivat[oa]|manca|si|perde|rott[oa]|annullare|reso|heeft|niet|nog|nooit|alsjeblieft|aub|svp|waar|wanneer|waarom|hoe|en|maar|ik|mijn|bedankt|hoi|aangekomen|ontvangen|kapot|lekt|annuleren|retourneren|ainda|n[aã]o|nunca|onde|porqu[eê]|como|e|mas|eu|meu|minha|obrigad[oa]|ol[aá]|chegou|quebrad[oa]|status|seit|depuis|desde|dal|sinds|graag|vielen|merci|per|s'|if|after|before|due|says|said|seems|keeps|went|comes|showed|shows|shipping|ships|please,|asking|kindly|dear|best|regards|mit|bei|von|fur|für|avec|par|sur|chez|[aà]|au|aux|con|sin|della|dell|met|zonder|bij|com|sem|alles|alle|weiter|bleibt|hängt|steckt|liegt|geht|soll|sollte|möchte|kann|können|muss|peut|pouvez|voudrais|veux|puedo|puede|quiero|quisiera|posso|vorrei|voglio|kan|kunnen|wil|moet|quero|gostaria|where-is)$/i;

/** Whether the sentence or its clause is over: "order 12, please" but not "order 12 more". */
export function endsClause(text: string, end: number): boolean {
  return /^\s*(?:$|\n|[.!?;()\[\]"'*_]|,(?!\d)|:(?!\d)|[+&/] ?#?\d| -|-\s)/.test(text.slice(end, end + 12));
}

/** Whether what follows lets a bare number be an order: the end, punctuation, or a word that goes on talking about it. */
export function mayEndHere(text: string, end: number): boolean {
  if (endsClause(text, end)) return true;
  const after = text.slice(end, end + 40);
  const word = /^ ([\p{L}'’]+)/u.exec(after)?.[1];
  return word !== undefined && GOES_ON.test(word);
}
