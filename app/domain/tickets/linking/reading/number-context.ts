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
}

const LONGEST_HOP = 6;

/** Reads the words before a number, nearest first, up to the first one that says something. */
export function meaningBefore(text: string, start: number): NumberContext {
  const words = wordsBefore(text, start);
  const via: string[] = [];
  let sawNumberWord = false;
  let sawAbout = false;
  for (const word of words.slice(0, LONGEST_HOP)) {
    const meaning = meaningOf(word);
    if (meaning === "number") sawNumberWord = true;
    else if (meaning === "about") sawAbout = true;
    else if (meaning === "order") return { meaning: "order", via };
    else if (meaning !== "connector") {
      // "invoice for 1042" is about 1042; "invoice 1042" and "invoice number is 1042" are not.
      if (meaning !== null && !sawAbout) return { meaning, via };
      break;
    }
    via.push(word.toLowerCase());
  }
  if (sawNumberWord) return { meaning: "number", via };
  return { meaning: sawAbout ? "about" : null, via };
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
  [/^\s?(?:cm|mm|m|km|kg|g|gr|mg|ml|cl|l|lb|lbs|oz|in|inch|inches|ft|feet|zoll|pouces|w|watts?|v|volts?|mah|wh|gb|tb|mb|mp|px|bar|db|hz|k|kcal|ghz|°c?|")(?![\p{L}\p{N}])/iu, "size"],
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
  /^(?:is|was|are|were|has|hasn't|hasnt|have|haven't|havent|had|still|not|never|did|didn't|didnt|does|doesn't|doesnt|do|please|pls|plz|where|where's|wheres|when|what|what's|why|how|which|who|and|or|but|it|it's|i|i'm|my|the|this|that|we|they|can|could|would|will|should|arrived|arrive|came|got|for|from|with|to|in|on|as|since|already|now|again|thanks|thx|thank|hello|hi|hey|help|missing|damaged|broken|wrong|delayed|late|cancelled|canceled|cancel|return|refund|exchange|update|status|tracking|delivery|shipped|lost|incomplete|no|any|never|yet|only|because|urgent|asap|ist|war|sind|hat|habe|haben|wurde|wird|noch|nicht|immer|nie|bitte|wo|wann|was|warum|wieso|wie|und|oder|aber|ich|wir|es|mein|meine|kam|kommt|fehlt|fehlen|kaputt|defekt|falsch|storniert|stornieren|retoure|angekommen|bestellt|hallo|danke|dringend|est|n'est|a|n'a|ont|toujours|pas|jamais|ou|o[uù]|quand|pourquoi|comment|et|mais|je|j'ai|nous|mon|ma|merci|bonjour|s'il|svp|arriv[eé]e?|re[cç]ue?|manque|cass[eé]e?|annuler|retour|remboursement|es|est[aá]|ha|han|no|todav[ií]a|a[uú]n|nunca|d[oó]nde|donde|cu[aá]ndo|cuando|por|porque|y|pero|yo|mi|gracias|hola|lleg[oó]|llega|falta|roto|rota|cancelar|devolver|[eè]|non|ancora|mai|dove|quando|perch[eé]|come|ma|io|mio|mia|grazie|ciao|arrivat[oa]|manca|rott[oa]|annullare|reso|heeft|niet|nog|nooit|alsjeblieft|aub|svp|waar|wanneer|waarom|hoe|en|maar|ik|mijn|bedankt|hoi|aangekomen|ontvangen|kapot|annuleren|retourneren|ainda|n[aã]o|nunca|onde|porqu[eê]|como|e|mas|eu|meu|minha|obrigad[oa]|ol[aá]|chegou|quebrad[oa]|status|seit|depuis|desde|dal|sinds|haven)$/i;

/** Whether what follows lets a bare number be an order: the end, punctuation, or a word that goes on talking about it. */
export function mayEndHere(text: string, end: number): boolean {
  const after = text.slice(end, end + 40);
  if (/^\s*(?:$|\n|[.!?;)\]"']|,(?!\d)|:(?!\d)| -|-\s)/.test(after)) return true;
  const word = /^ ([\p{L}'’]+)/u.exec(after)?.[1];
  return word !== undefined && GOES_ON.test(word);
}
