import { foldInPlace } from "./plain-text";
import type { Span } from "./spans";

/** Days of which one is meant, as whole days since 1970-01-01 (UTC), both ends included. */
export interface DayRange {
  from: number;
  to: number;
}

export interface DateMention extends Span {
  written: string;
  /** More than one when the text can be read in two ways ("3/4" is 3 April or March 4). */
  ranges: DayRange[];
  /** Written out with digits or a month: such digits are no order name. */
  absolute: boolean;
  /** How long the thing has been there: "three weeks old", "nach knapp zwei Monaten". What is younger is not meant. */
  age?: boolean;
}

const MONTHS =
  "jan|januar|january|janvier|janv|enero|ene|gennaio|gen|januari|janeiro " +
  "feb|februar|february|fevrier|fevr|febrero|febbraio|februari|fevereiro|fev " +
  "mar|marz|maerz|march|mars|marzo|maart|mrt|marco " +
  "apr|april|avril|avr|abril|abr|aprile " +
  "may|mai|mayo|maggio|mag|mei|maio " +
  "jun|juni|june|juin|junio|giugno|giu|junho " +
  "jul|juli|july|juillet|juil|julio|luglio|lug|julho " +
  "aug|august|aout|agosto|ago|augustus " +
  "sep|sept|september|septembre|septiembre|settembre|set|setembro " +
  "oct|okt|oktober|october|octobre|octubre|ottobre|ott|outubro|out " +
  "nov|november|novembre|noviembre|novembro " +
  "dec|dez|dezember|december|decembre|diciembre|dic|dicembre|dezembro";
const MONTH_OF = new Map(MONTHS.split(" ").flatMap((names, index) => names.split("|").map((name) => [name, index] as const)));

const WEEKDAYS =
  "sunday|sun|sonntag|dimanche|domingo|domenica|zondag " +
  "monday|mon|montag|lundi|lunes|lunedi|maandag|segunda|segunda-feira " +
  "tuesday|tue|tues|dienstag|mardi|martes|martedi|dinsdag|terca|terca-feira " +
  "wednesday|wed|mittwoch|mercredi|miercoles|mercoledi|woensdag|quarta|quarta-feira " +
  "thursday|thu|thurs|donnerstag|jeudi|jueves|giovedi|donderdag|quinta|quinta-feira " +
  "friday|fri|freitag|vendredi|viernes|venerdi|vrijdag|sexta|sexta-feira " +
  "saturday|sat|samstag|sonnabend|samedi|sabado|sabato|zaterdag";
const WEEKDAY_OF = new Map(WEEKDAYS.split(" ").flatMap((names, index) => names.split("|").map((name) => [name, index] as const)));

const COUNTS = new Map<string, number>(
  Object.entries({
    a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, ten: 10, couple: 2, few: 3,
    einem: 1, einer: 1, ein: 1, eine: 1, zwei: 2, drei: 3, vier: 4, funf: 5, fuenf: 5, sechs: 6, sieben: 7, acht: 8, zehn: 10, paar: 3, einigen: 3,
    un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, dix: 10, quelques: 3,
    una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, diez: 10, unos: 3, unas: 3,
    due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6, sette: 7, otto: 8, dieci: 10, alcuni: 3, qualche: 3,
    een: 1, twee: 2, drie: 3, vijf: 5, zes: 6, zeven: 7, tien: 10, enkele: 3,
    um: 1, uma: 1, dois: 2, duas: 2, quatro: 4, sete: 7, oito: 8, dez: 10, alguns: 3, algumas: 3,
  }),
);

const UNITS: [RegExp, number][] = [
  [/^(?:days?|tag|tage|tagen|jours?|dias?|giorn[oi]|dag|dagen)$/, 1],
  [/^(?:weeks?|wks?|woche|wochen|semaines?|semanas?|settiman[ae]|week|weken)$/, 7],
  [/^(?:months?|monat|monate|monaten|mois|mes|meses|mes[ei]|maand|maanden)$/, 30.4],
  [/^(?:years?|jahr|jahre|jahren|ans?|annees?|anos?|ann[oi]|jaar|jaren)$/, 365],
];

/** Days by name, counted from today. */
const NAMED_DAYS: [RegExp, number, number][] = [
  [/\b(?:today|this morning|heute|heute morgen|aujourd'hui|hoy|oggi|vandaag|hoje|just now|gerade eben|a l'instant)\b/g, 0, 0],
  [/\b(?:day before yesterday|vorgestern|avant-hier|anteayer|l'altro ieri|avantieri|eergisteren|anteontem)\b/g, -2, -2],
  [/\b(?:yesterday|last night|gestern|hier(?! ist| ich| mein)|ayer|ieri|gisteren|ontem)\b/g, -1, -1],
  [/\b(?:last week|letzte[rn]? woche|vergangene[rn]? woche|vorige[rn]? woche|la semaine derniere|semaine derniere|la semana pasada|semana pasada|la settimana scorsa|settimana scorsa|scorsa settimana|vorige week|afgelopen week|semana passada)\b/g, -13, -3],
  [/\b(?:this week|diese[rn]? woche|cette semaine|esta semana|questa settimana|deze week)\b/g, -6, 0],
  [/\b(?:last month|letzte[nrs]? monat|vergangene[nrs]? monat|le mois dernier|mois dernier|el mes pasado|mes pasado|il mese scorso|mese scorso|scorso mese|vorige maand|afgelopen maand|mes passado)\b/g, -60, -15],
  [/\b(?:the other day|neulich|kurzlich|l'autre jour|el otro dia|l'altro giorno|laatst|outro dia)\b/g, -12, -1],
];

/** All dates in a text; `now` decides what "last Tuesday" and a missing year mean. */
export function readDates(text: string, now: Date): DateMention[] {
  const today = Math.floor(now.getTime() / DAY);
  const folded = foldInPlace(text);
  const mentions = [...numericDates(folded, today), ...monthDates(folded, today), ...agoDates(folded, today), ...ages(folded, today), ...weekdays(folded, today), ...namedDays(folded, today)];
  const kept: DateMention[] = [];
  for (const mention of mentions) {
    if (!kept.some((other) => mention.start < other.end && other.start < mention.end)) kept.push({ ...mention, written: text.slice(mention.start, mention.end) });
  }
  return kept.sort((a, b) => a.start - b.start);
}

export function dayNumber(instant: string | Date): number {
  return Math.floor(new Date(instant).getTime() / DAY);
}

const DAY = 86_400_000;

function numericDates(text: string, today: number): DateMention[] {
  const found: DateMention[] = [];
  for (const match of text.matchAll(/(?<![\d.,/#-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/g)) {
    const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (day !== null) found.push(mentionOf(match, [{ from: day, to: day }], true));
  }
  for (const match of text.matchAll(/(?<![\d.,/#-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])/g)) {
    const [first, second, yearWritten] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const year = yearWritten < 100 ? 2000 + yearWritten : yearWritten;
    const days = [dayOf(year, second, first), match[2] === "." ? null : dayOf(year, first, second)];
    const ranges = rangesOf(days);
    if (ranges.length) found.push(mentionOf(match, ranges, true));
  }
  // Without a year: "12.11." and "12/11", but not the amount "12.11".
  for (const match of text.matchAll(/(?<![\d.,/#-])(\d{1,2})(?:\.(\d{1,2})\.|\/(\d{1,2}))(?![\d/.])/g)) {
    const [first, second] = [Number(match[1]), Number(match[2] ?? match[3])];
    const days = [pastDay(second, first, today), match[3] ? pastDay(first, second, today) : null];
    const ranges = rangesOf(days);
    if (ranges.length) found.push(mentionOf(match, ranges, true));
  }
  return found;
}

const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join("|");
const DAY_MONTH = new RegExp(`(?<![\\d#])(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°)? ?(?:(?:of|de|di|do|d') ?)?(${MONTH})\\b\\.?(?:,? ?(?:de |del )?(20\\d\\d))?`, "g");
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|:)(?:,? (20\\d\\d))?`, "g");
const MONTH_ALONE = new RegExp(`\\b(?:in|im|en|since|seit|from|vom|a|ad|last|of|sinds|begin|beginning of|early|late|anfang|ende|mitte|debut|fin|em|desde|de|depuis|voor|eind|end of|mid)[ -](${MONTH})\\b(?! ?\\d{1,2}\\b)(?: (20\\d\\d))?`, "g");

/** "On the 14th", "am 14.", "el día 14": of this month or of the one before. */
const DAY_ALONE = new RegExp(`\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?(?:${MONTH}|time|one|order|day|floor|birthday))|\\bam (\\d{1,2})\\.(?= [a-z]|$)(?! ?(?:${MONTH}))|\\b(?:el|no|o) dia (\\d{1,2})\\b(?! de )`, "g");

function lastSuchDay(dayOfMonth: number, today: number): number | null {
  const now = new Date(today * DAY);
  const days = [0, 1].map((back) => dayOf(now.getUTCFullYear(), now.getUTCMonth() + 1 - back, dayOfMonth));
  return days.find((day) => day !== null && day <= today) ?? null;
}

function monthDates(text: string, today: number): DateMention[] {
  const found: DateMention[] = [];
  const add = (match: RegExpMatchArray, dayText: string, monthText: string, yearText: string | undefined) => {
    const month = MONTH_OF.get(monthText)! + 1;
    const day = yearText ? dayOf(Number(yearText), month, Number(dayText)) : pastDay(month, Number(dayText), today);
    if (day !== null) found.push(mentionOf(match, [{ from: day, to: day }], true));
  };
  for (const match of text.matchAll(DAY_ALONE)) {
    const day = lastSuchDay(Number(match[1] ?? match[2] ?? match[3]), today);
    if (day !== null) found.push(mentionOf(match, [{ from: day, to: day }], false));
  }
  for (const match of text.matchAll(DAY_MONTH)) add(match, match[1]!, match[2]!, match[3]);
  for (const match of text.matchAll(MONTH_DAY)) add(match, match[2]!, match[1]!, match[3]);
  for (const match of text.matchAll(MONTH_ALONE)) {
    const month = MONTH_OF.get(match[1]!)! + 1;
    const first = match[2] ? dayOf(Number(match[2]), month, 1) : pastDay(month, 1, today);
    if (first !== null) found.push(mentionOf(match, [{ from: first, to: first + daysOfMonth(first) - 1 }], true));
  }
  return found;
}

function daysOfMonth(firstDay: number): number {
  const first = new Date(firstDay * DAY);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
}

const COUNT = `(?:(?:ein|einem|einer|a|un|een|um) )?(\\d{1,2}|${[...COUNTS.keys()].join("|")})(?: (?:of|par|pair of|paar|de|and a half|y medi[oa]|et demie?|e mezz[oa]|en een half|e mei[oa]))?`;
const AND_A_HALF = /and a half|y medi[oa]|et demie?|e mezz[oa]|en een half|e mei[oa]/;
const UNIT = "([a-z]+)";
const AGO = [
  new RegExp(`\\b(?:about |around |like |some |over |almost |nearly )?(?:a )?${COUNT} ${UNIT} (?:ago|back|fa|geleden|atras)\\b`, "g"),
  new RegExp(`\\b(?:vor|il y a|ca fait|hace|ha|faz|fa)(?: (?:etwa|ca\\.?|circa|uber|uber|rund|einem|environ|plus de|mas de|unos|cerca de|mais de|knapp|fast|schon|deja|ya|gut))? ${COUNT} ${UNIT}\\b`, "g"),
];

function agoDates(text: string, today: number): DateMention[] {
  const found: DateMention[] = [];
  for (const pattern of AGO) {
    for (const match of text.matchAll(pattern)) {
      const count = /^\d/.test(match[1]!) ? Number(match[1]) : COUNTS.get(match[1]!);
      const unit = UNITS.find(([word]) => word.test(match[2]!))?.[1];
      if (!count || !unit) continue;
      const days = (count + (AND_A_HALF.test(match[0]) ? 0.5 : 0)) * unit;
      const vague = /^(?:few|couple|paar|einigen|quelques|unos|unas|alcuni|qualche|enkele|alguns|algumas)$/.test(match[1]!);
      const slack = Math.max(unit === 1 ? 1 : 0, vague ? days * 0.7 : days * 0.25);
      found.push(mentionOf(match, [{ from: Math.floor(today - days - slack), to: Math.ceil(today - days + slack) }], false));
    }
  }
  return found;
}

const ABOUT = "(?:about|around|only|just|less than|under|almost|nearly|barely|over|more than|uber|mehr als|mas de|plus de|piu di|mais de|meer dan|al|schon|knapp|nur|gerade mal|grad mal|mal|etwa|gut|fast|keine|nicht mal|kaum|seulement|a peine|environ|presque|moins d[e']|meme pas|apenas|solo|casi|menos de|unos|appena|quasi|meno di|circa|nemmeno|amper|nog geen|bijna|pas|ongeveer|slechts|quase|so|mal) ?";
const HALVES = "zweieinhalb|dreieinhalb|anderthalb|eineinhalb|quinze|quince|quindici|vierzehn|fifteen|fourteen|veertien|quatorze";
const AGED = [
  new RegExp(`\\b(?:after|nach|apres|au bout de|despues de|al cabo de|tras|dopo|na|depois de|ao fim de) (?:${ABOUT})*(?:${COUNT}|(${HALVES})) ${UNIT}\\b`, "g"),
  new RegExp(`\\b(?:for|seit|depuis|desde hace|da|sinds|al|ha|had (?:it|them)|owned (?:it|them)|hab ich|habe ich|hatte ich|c'est|ca fait|hace que|e|es sind|sono) (?:${ABOUT})+(?:${COUNT}|(${HALVES})) ${UNIT}\\b`, "g"),
  new RegExp(`\\b(?:for|seit|depuis|desde hace|da|sinds|ca fait) (?:${COUNT}|(${HALVES})) ${UNIT}\\b`, "g"),
  new RegExp(`\\b(?:${COUNT}|(${HALVES})) ${UNIT} (?:old|alt|oud|jung)\\b`, "g"),
];
const HALF_COUNTS: Record<string, number> = { zweieinhalb: 2.5, dreieinhalb: 3.5, anderthalb: 1.5, eineinhalb: 1.5, quinze: 15, quince: 15, quindici: 15, vierzehn: 14, fifteen: 15, fourteen: 14, veertien: 14, quatorze: 14 };

function ages(text: string, today: number): DateMention[] {
  return AGED.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [, plain, half, unitText] = match;
      const count = half ? HALF_COUNTS[half] : /^\d/.test(plain ?? "") ? Number(plain) : COUNTS.get(plain ?? "");
      const unit = UNITS.find(([word]) => word.test(unitText ?? ""))?.[1];
      if (!count || !unit) return [];
      const days = count * unit;
      return [{ ...mentionOf(match, [{ from: Math.floor(today - days * 1.35 - 4), to: Math.ceil(today - days * 0.7 + 1) }], false), age: true }];
    }),
  );
}

const WEEKDAY = new RegExp(
  `\\b(last |on |letzten |letzte |am |vergangenen |ce |le |el |il |lo |la |op |vorige |afgelopen |na |no |since |seit )?(${[...WEEKDAY_OF.keys()].filter((name) => name.length > 3).sort((a, b) => b.length - a.length).join("|")})s?\\b( dernier| pasado| scors[oa]| passad[oa])?`,
  "g",
);

function weekdays(text: string, today: number): DateMention[] {
  // 1970-01-01 was a Thursday.
  const weekdayToday = (today + 4) % 7;
  return [...text.matchAll(WEEKDAY)].map((match) => {
    const back = (weekdayToday - WEEKDAY_OF.get(match[2]!)! + 7) % 7 || 7;
    const last = /last|letzte|vergangen|vorige|afgelopen/.test(match[1] ?? "") || match[3] !== undefined;
    // "last Tuesday" is the nearest one to some and the one before to others.
    return mentionOf(match, [{ from: today - back, to: today - back }, ...(last ? [{ from: today - back - 7, to: today - back - 7 }] : [])], false);
  });
}

function namedDays(text: string, today: number): DateMention[] {
  return NAMED_DAYS.flatMap(([pattern, from, to]) =>
    [...text.matchAll(pattern)].map((match) => mentionOf(match, [{ from: today + from, to: today + to }], false)),
  );
}

function mentionOf(match: RegExpMatchArray, ranges: DayRange[], absolute: boolean): DateMention {
  return { start: match.index!, end: match.index! + match[0].length, written: match[0], ranges, absolute };
}

function rangesOf(days: (number | null)[]): DayRange[] {
  return [...new Set(days)].filter((day) => day !== null).map((day) => ({ from: day, to: day }));
}

function dayOf(year: number, month: number, day: number): number | null {
  if (year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.getTime() / DAY : null;
}

/** The last such day that is not after tomorrow: "12 December" written in November was last year. */
function pastDay(month: number, day: number, today: number): number | null {
  const year = new Date(today * DAY).getUTCFullYear();
  const candidates = [dayOf(year, month, day), dayOf(year - 1, month, day)];
  return candidates.find((candidate) => candidate !== null && candidate <= today + 1) ?? null;
}
