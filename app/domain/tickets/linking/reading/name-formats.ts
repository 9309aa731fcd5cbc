import { orderNameKey } from "~/domain/orders/keys";

/**
 * One way in which a shop names its orders, in the spelling of `orderNameKey`: prefix, number, suffix.
 * "#1001" is { prefix: "", suffix: "" }, "SDA-1001-2026" is { prefix: "SDA", suffix: "-2026" }.
 */
export interface NameFormat {
  prefix: string;
  suffix: string;
  /** Fewest and most digits seen. */
  minDigits: number;
  maxDigits: number;
  /** Numbers are filled up with zeros to this many digits; 0 when they are not. */
  padded: number;
  /** How many of the sampled names have it. */
  names: number;
  /** Stretches of numbers all of whose orders we would see: in time order, with no gap as wide as Shopify's horizon. */
  seen: Stretch[];
}

interface Stretch {
  from: number;
  to: number;
  /** Numbers beyond it are still to come: the stretch's end and two days' worth of orders. */
  ahead: number;
}

interface SampledName {
  name: string;
  placedAt: Date;
}

interface Shape {
  /** The key with every run of digits replaced by a space. */
  frame: string;
  runs: string[];
  placedAt: number;
}

/** A shop that gives every order a suffix of its own has no formats worth trying; its names are found as written. */
const MOST_FORMATS = 40;

/**
 * Learns a shop's formats from a sample of its order names, old and new ones. In a name with several runs of digits
 * the one that differs most from name to name is the number; the others belong to the prefix or suffix.
 */
export function learnNameFormats(sample: SampledName[]): NameFormat[] {
  const frames = new Map<string, Shape[]>();
  for (const { name, placedAt } of sample) {
    const key = orderNameKey(name);
    if (!key) continue;
    const shape = { frame: key.replace(/\d+/g, " "), runs: key.match(/\d+/g) ?? [], placedAt: placedAt.getTime() };
    frames.set(shape.frame, [...(frames.get(shape.frame) ?? []), shape]);
  }
  const formats = new Map<string, NameFormat>();
  const numbers = new Map<NameFormat, Numbered[]>();
  for (const shapes of frames.values()) {
    const slot = numberSlot(shapes);
    for (const shape of shapes) {
      const format = addName(formats, shape, slot);
      numbers.set(format, [...(numbers.get(format) ?? []), { number: Number(shape.runs[slot]), placedAt: shape.placedAt }]);
    }
  }
  for (const [format, numbered] of numbers) format.seen = stretchesOf(numbered);
  return [...formats.values()].sort((a, b) => b.names - a.names).slice(0, MOST_FORMATS);
}

interface Numbered {
  number: number;
  placedAt: number;
}

/** Shopify shows an app the orders of 60 days: two that were placed less far apart have none between them that it hides. */
const WIDEST_GAP = 30 * 86_400_000;

/** What may have been ordered since we last looked: so many days' worth, and never fewer than this. */
const DAYS_UNSEEN = 2;
const FEWEST_UNSEEN = 20;

function stretchesOf(numbered: Numbered[]): Stretch[] {
  const stretches: { from: number; to: number; first: number; last: number }[] = [];
  for (const { number, placedAt } of numbered.sort((a, b) => a.number - b.number)) {
    const current = stretches.at(-1);
    if (current && Math.abs(placedAt - current.last) <= WIDEST_GAP) Object.assign(current, { to: number, last: placedAt });
    else stretches.push({ from: number, to: number, first: placedAt, last: placedAt });
  }
  return stretches
    .filter(({ from, to }) => to > from)
    .map(({ from, to, first, last }) => {
      const perDay = (to - from) / Math.max(1, Math.abs(last - first) / 86_400_000);
      return { from, to, ahead: to + Math.max(FEWEST_UNSEEN, Math.ceil(perDay * DAYS_UNSEEN)) };
    });
}

/** Whether we would see an order with this name, if there was one: else "not visible" says nothing about its existence. */
export function wouldBeSeen(key: string, formats: NameFormat[]): boolean {
  return formats.some((format) => {
    const number = numberIn(key, format);
    return number !== null && format.seen.some(({ from, to }) => number > from && number < to);
  });
}

/** Whether the shop's numbers have not come to this one yet, by far: it is mistyped, and not just newer than what we know. */
export function isStillToCome(key: string, formats: NameFormat[]): boolean {
  return formats.some((format) => {
    const number = numberIn(key, format);
    return number !== null && format.seen.length > 0 && format.seen.every(({ ahead }) => number > ahead);
  });
}

function numberIn(key: string, { prefix, suffix }: NameFormat): number | null {
  if (!key.startsWith(prefix) || !key.endsWith(suffix)) return null;
  const digits = key.slice(prefix.length, key.length - suffix.length);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

/** All name keys that a bare number may stand for in this shop: "1042" → ["1042", "UK1042", …]. */
export function expandNumber(digits: string, formats: NameFormat[]): string[] {
  const plain = digits.replace(/^0+(?=\d)/, "");
  const keys = formats
    .filter((format) => fits(plain, format))
    .map((format) => format.prefix + plain.padStart(format.padded, "0") + format.suffix);
  return [...new Set([digits, ...keys])];
}

/** The format that a key has, allowing for numbers that have grown by a digit since the sample; null when none. */
export function formatOf(key: string, formats: NameFormat[]): NameFormat | null {
  return (
    formats.find((format) => {
      if (!key.startsWith(format.prefix) || !key.endsWith(format.suffix)) return false;
      const digits = key.slice(format.prefix.length, key.length - format.suffix.length);
      return /^\d+$/.test(digits) && fits(digits.replace(/^0+(?=\d)/, ""), format);
    }) ?? null
  );
}

function fits(plainDigits: string, format: NameFormat): boolean {
  return plainDigits.length <= Math.max(format.maxDigits, format.padded) + 1;
}

function numberSlot(shapes: Shape[]): number {
  const slots = shapes[0]!.runs.length;
  let best = 0;
  let mostValues = -1;
  for (let slot = 0; slot < slots; slot += 1) {
    const values = new Set(shapes.map((shape) => shape.runs[slot])).size;
    const isYear = shapes.every((shape) => /^20\d\d$/.test(shape.runs[slot]!));
    const weight = isYear ? 0 : values;
    if (weight > mostValues) [best, mostValues] = [slot, weight];
  }
  return best;
}

function addName(formats: Map<string, NameFormat>, { frame, runs }: Shape, slot: number): NameFormat {
  const pieces = frame.split(" ");
  const before = pieces.slice(0, slot + 1).map((piece, index) => piece + (index < slot ? runs[index]! : "")).join("");
  const after = pieces.slice(slot + 1).map((piece, index) => (index > 0 ? runs[slot + index]! : "") + piece).join("");
  const digits = runs[slot]!;
  const known = formats.get(`${before} ${after}`) ?? { prefix: before, suffix: after, minDigits: digits.length, maxDigits: 0, padded: 0, names: 0, seen: [] };
  const padded = digits.startsWith("0") && digits.length > 1 ? digits.length : 0;
  known.minDigits = Math.min(known.minDigits, digits.length);
  known.maxDigits = Math.max(known.maxDigits, digits.length);
  known.padded = Math.max(known.padded, padded);
  known.names += 1;
  formats.set(`${before} ${after}`, known);
  return known;
}
