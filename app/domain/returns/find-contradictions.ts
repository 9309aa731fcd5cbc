import type { ReturnPolicy } from "./policy";
import { WITHDRAWAL_DAYS } from "./withdrawal-right";

/** A text that people read: an FAQ entry, a macro, a mail template. */
export interface PublicText {
  /** Where it stands, as staff call it: "FAQ “How do I return?”". */
  where: string;
  text: string;
  /** The question that the text answers. It may hold the words that the answer leaves out: "How long can I return?" "30 days." */
  question?: string;
}

export interface Contradiction {
  where: string;
  kind: "window" | "free_return";
  /** The sentence at fault, as written. */
  sentence: string;
  /** "FAQ “How do I return?” says 30 days, the policy says 14." */
  words: string;
}

/** Sentences about sending something back. */
const RETURN_WORDS =
  /\breturn|\b(?:send|take) (?:it|them|items?|.{1,20}) back|\bexchange|money[- ]back|\brück(?:gabe|send|gaberecht)|zurück(?:geb|send|schick)|umtausch|widerruf|\bretour|\bretract|\béchang|renvoy|devol|devuelv|\bcambi(?:o|ar)\b|desist|\bruil|terugst(?:uur|ur)|terugbreng|herroep|\btroca|返品|返送|交換|返却/iu;

/** Durations that belong to something else than the time to return: refunds, shipping, working days, warranties. */
const OTHER_WORDS =
  /\brefund(?:s|ed)?\b|reimburs|working days?|business days?|deliver(?:y|ed) (?:takes|within|in)\b|\bship(?:s|ped|ping)?\b|dispatch|process|warrant|guarante|credited|erstatt(?:et|en|ung)|werktag|versand(?:kosten|dauer|zeit)|lieferzeit|gewährleist|garantie|bearbeit|gutschrift|rembours|jours? ouvr|expédi|délai de livraison|traite|reembols|hábiles|plazo de entrega|envío|garant[ií]a|terugbetal|werkdag|levertijd|verwerk|garantía|úteis|prazo de entrega|envio|processa|返金|営業日|発送|配送|保証/iu;

/** "The window ends so many days after …" is about the window even when it mentions delivery. */
const AFTER_DELIVERY = /(?:of|after|from|upon) (?:delivery|(?:receipt of|receiving)(?! (?:your |the |a )?return)|receipt(?! of))|nach (?:der )?(?:zustellung|lieferung|erhalt)|(?:suivant|après) (?:la )?(?:livraison|réception)|(?:desde|después de|tras) (?:la )?(?:entrega|recepción)|na (?:de )?(?:bezorging|ontvangst|levering)|após (?:a )?(?:entrega|receção|recebimento)|お届け|到着|受け取/iu;

/** A question whose answer is a time: "How long …?", "Until when …?". */
const ASKS_HOW_LONG =
  /how long|how many days|how much time|(?:un)?til when|by when|time (?:limit|frame)|deadline|\bwindow|wie lange|bis wann|wie viele tage|wie viel zeit|\bfrist|frist\b|combien de (?:temps|jours)|jusqu.à quand|délai|cuánto tiempo|cuántos días|hasta cuándo|plazo|hoe ?lang|hoeveel (?:dagen|tijd)|tot wanneer|termijn|quanto tempo|quantos dias|até quando|prazo|いつまで|何日|どのくらい|期間|期限/iu;

/** "How long does a return take?" asks for something else. */
const ASKS_HOW_LONG_IT_TAKES = /\btakes?\b(?! (?:\S+ ){0,3}back)|dauer[tn]|prend(?:re)?\b|\btarda|duurt|demora|かかり/iu;

/** "You have 30 days": the number follows at once. */
const GIVES_TIME = /\b(?:you(?:[’']ve got|[’']ve| have got| have| get)|(?:sie|du|ihr) (?:haben|hast|habt)|(?:haben|hast|habt) (?:sie|du|ihr)|vous (?:avez|disposez de)|tu as|tienes?|dispone[s]?(?: de)?|(?:je|u) (?:hebt|heeft)|heb je|tem|tens|dispõe(?:s)? de)\s+(?:\S+\s+){0,3}?$/iu;

const UNITS: [RegExp, number][] = [
  [/^(?:calendar )?(?:days?|tage?n?|jours?|días?|dagen|dag|dias?|日間?|kalendertage?n?)$/iu, 1],
  [/^(?:weeks?|wochen?|semaines?|semanas?|weken|week|週間)$/iu, 7],
  [/^(?:months?|monate?n?|monats|mois|mes(?:es)?|mês|maanden|maand|か月|ヶ月|カ月|ヵ月)$/iu, 30],
];
const UNIT_WORDS =
  "(?:calendar )?days?|tage?n?|kalendertage?n?|jours?|días?|dagen|dag|dias?|weeks?|wochen?|semaines?|semanas?|weken|week|months?|monate?n?|monats|mois|meses|mes|mês|maanden|maand|日間?|週間|か月|ヶ月|カ月|ヵ月";

/** Numbers that are commonly written out, in the languages we read. */
const NUMBER_WORDS: Record<string, number> = {
  one: 1, a: 1, two: 2, three: 3, four: 4, six: 6, seven: 7, ten: 10, fourteen: 14, twenty: 20, thirty: 30, sixty: 60, ninety: 90,
  einem: 1, einer: 1, ein: 1, eines: 1, zwei: 2, drei: 3, vier: 4, sechs: 6, sieben: 7, zehn: 10, vierzehn: 14, zwanzig: 20, dreißig: 30, dreissig: 30, sechzig: 60, neunzig: 90,
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, sept: 7, dix: 10, quatorze: 14, quinze: 15, vingt: 20, trente: 30, soixante: 60,
  una: 1, dos: 2, tres: 3, cuatro: 4, siete: 7, diez: 10, catorce: 14, quince: 15, veinte: 20, treinta: 30, sesenta: 60, noventa: 90,
  een: 1, één: 1, twee: 2, drie: 3, zes: 6, zeven: 7, tien: 10, veertien: 14, twintig: 20, dertig: 30, zestig: 60, negentig: 90,
  um: 1, uma: 1, dois: 2, duas: 2, três: 3, sete: 7, dez: 10, trinta: 30, sessenta: 60,
};
const NUMBER = `\\d{1,3}|${Object.keys(NUMBER_WORDS).sort((a, b) => b.length - a.length).join("|")}`;
const DURATION = new RegExp(`(?<![\\p{L}\\d.,])(${NUMBER})(?:\\s*[-–]\\s*|\\s*\\(\\d{1,3}\\)\\s*|\\s*)(${UNIT_WORDS})(?![\\p{L}])`, "giu");
const JAPANESE_DURATION = /(\d{1,3})\s*(日間?|週間|か月|ヶ月|カ月|ヵ月)/gu;

const FREE_RETURN =
  /free returns?|returns? (?:are|is) free|(?:return|send)[^.!?]{0,40}(?:free of charge|at our (?:cost|expense))|we pay (?:for )?(?:the )?return|kostenlose? (?:rücksend|retour|rückgabe)|(?:rücksend|retour|rückgabe)\S* (?:ist|sind) kostenlos|retours? gratuits?|devoluci(?:ón|ones) gratis|devoluciones gratuitas|gratis (?:retour|terugst)|devoluç(?:ão|ões) grát|返品(?:は|送料は)?無料|返送料(?:は)?無料/iu;

/**
 * What texts say differently from the policy: another number of days to return, or free returns where the buyer pays.
 * Reads English, German, French, Spanish, Dutch, Portuguese and Japanese. Every number of days that the policy itself
 * knows (per country, for exchanges, the legal fourteen) counts as right.
 */
export function findContradictions(policy: ReturnPolicy, texts: readonly PublicText[]): Contradiction[] {
  const right = new Set([
    policy.windowDays,
    ...(policy.exchanges.offered && policy.exchanges.windowDays !== null ? [policy.exchanges.windowDays] : []),
    ...policy.countries.flatMap((rule) => rule.windowDays ?? []),
    ...(policy.withdrawalRight ? [WITHDRAWAL_DAYS] : []),
  ]);
  const someonePaysNothing = policy.shippingPaidBy === "shop" || policy.countries.some((rule) => rule.shippingPaidBy === "shop");
  const free = someonePaysNothing && policy.fees.returnShipping === null;

  return texts.flatMap(({ where, text, question }) =>
    sentencesOf(text).flatMap((sentence, index, sentences): Contradiction[] => {
      const found: Contradiction[] = [];
      for (const days of returnWindowsIn(sentence, [question, sentences[index - 1]])) {
        if (right.has(days) || (days === 30 && right.has(31))) continue;
        found.push({ where, kind: "window", sentence, words: `${where} says ${inDays(days)}, the policy says ${policy.windowDays === 0 ? "no returns" : policy.windowDays}.` });
      }
      if (!free && FREE_RETURN.test(sentence)) {
        found.push({ where, kind: "free_return", sentence, words: `${where} says that returns are free, by the policy the buyer pays.` });
      }
      return found;
    }),
  );
}

/**
 * The numbers of days that a sentence gives for returning something.
 * One that does not name returns itself may be about them by what stands before it: the question it answers, the sentence before.
 */
export function returnWindowsIn(sentence: string, before: readonly (string | undefined)[] = []): number[] {
  const named = RETURN_WORDS.test(sentence);
  const asked = before.filter((each) => each !== undefined && RETURN_WORDS.test(each) && !OTHER_WORDS.test(each));
  if (!named && asked.length === 0) return [];
  if (OTHER_WORDS.test(sentence) && !AFTER_DELIVERY.test(sentence)) return [];
  const answers = asked.some((each) => ASKS_HOW_LONG.test(each!) && !ASKS_HOW_LONG_IT_TAKES.test(each!));
  const matches = [...sentence.matchAll(DURATION), ...sentence.matchAll(JAPANESE_DURATION)];
  const days = matches
    .filter((match) => named || answers || GIVES_TIME.test(sentence.slice(0, match.index)))
    .filter((match) => !belongsElsewhere(sentence, match.index, match[0].length))
    .map((match) => numberOf(match[1]!) * (UNITS.find(([unit]) => unit.test(match[2]!))?.[1] ?? 1));
  return [...new Set(days)];
}

/** "refunded within 5 days of your return" in a sentence that also gives the window: the number beside "refund" is not the window. */
function belongsElsewhere(sentence: string, at: number, length: number): boolean {
  const around = sentence.slice(Math.max(0, at - 35), at + length + 12);
  const clause = around.slice(Math.max(around.lastIndexOf(",", 34), around.lastIndexOf(";", 34)) + 1);
  return OTHER_WORDS.test(clause) && !AFTER_DELIVERY.test(sentence.slice(at, at + length + 40));
}

function numberOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : (NUMBER_WORDS[text.toLowerCase()] ?? 0);
}

function inDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function sentencesOf(text: string): string[] {
  return text
    .replace(/<[^>]*>/g, " ")
    .split(/(?<=[.!?。！？])(?:\s+|(?=[^\s]))(?!\d)|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
