import { confirmationKey, trackingKey } from "~/domain/orders/keys";
import type { Span } from "./spans";

/** A code that may be a confirmation number: looked up, and believed only when an order has exactly that one. */
export interface ConfirmationMention extends Span {
  written: string;
  key: string;
}

export interface TrackingMention extends Span {
  written: string;
  key: string;
  /** The carrier whose numbers look like this; null when it only has the length of one. */
  carrier: string | null;
}

const MOST_CODES = 12;

/** Codes of letters and digits in the length of Shopify's confirmation numbers, and any code that is called one. */
export function readConfirmationNumbers(text: string): ConfirmationMention[] {
  const found: ConfirmationMention[] = [];
  const pattern = /(?<![\p{L}\p{N}_@/.-])#?([A-Z0-9]{6,14}|[A-Z0-9]{3,6}-[A-Z0-9]{3,6})(?![\p{L}\p{N}_@]|[/.-]\p{N})/giu;
  for (const match of text.matchAll(pattern)) {
    const code = match[1]!;
    const mixed = /\d/.test(code) && /[A-Z]/i.test(code);
    const letters = /^[A-Z]{8,10}$/.test(code);
    const called = /(?:confirm\w*|best[aä]tigung\w*|conferma|bevestiging\w*|confirma[cç]\w*)\W*(?:(?:number|code|no|nr|nummer|num[eé]ro|n[uú]mero|id|is|ist|:|#|de|di|da)\W*){0,4}$/i.test(text.slice(Math.max(0, match.index - 60), match.index));
    const key = confirmationKey(code);
    if (key && (mixed || letters || (called && /\d/.test(code)))) found.push({ key, written: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found.slice(0, MOST_CODES);
}

/** Anything that may be a parcel's number, written with or without spaces, in the text's order. */
export function readTrackingNumbers(text: string): TrackingMention[] {
  const found: TrackingMention[] = [];
  const add = (start: number, written: string) => {
    const key = trackingKey(written);
    if (!key || found.some((other) => other.key === key)) return;
    found.push({ key, written, carrier: carrierOf(key), start, end: start + written.length });
  };
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_@#])(?=[A-Z0-9]*\d)[A-Z0-9]{8,40}(?![\p{L}\p{N}_@])/giu)) {
    if ((match[0].match(/\d/g) ?? []).length >= 5) add(match.index, match[0]);
  }
  // In groups: "9400 1000 0000 0000 0000 00", "1Z 999 AA1 01 2345 6784", "00340-43416-…".
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_@#])[A-Z0-9]{2,8}(?:[ -][A-Z0-9]{1,10}){1,9}(?![\p{L}\p{N}_@])/gu)) {
    const key = trackingKey(match[0]);
    if (key && (key.match(/\d/g) ?? []).length >= 8 && key.length >= 10 && key.length <= 35) add(match.index, match[0]);
  }
  return found.slice(0, MOST_CODES);
}

/** Source of the shapes: the carriers' own descriptions; check digits where they are public. */
const CARRIERS: [string, RegExp, ((key: string) => boolean)?][] = [
  ["UPS", /^1Z[A-Z0-9]{16}$/, upsChecks],
  ["Amazon", /^TB[ACM]\d{12}$/],
  ["PostNL", /^3S[A-Z0-9]{11,15}$/],
  ["DHL", /^(?:JJD\d{16,18}|JD\d{18}|JVGL\w{8,}|GM\d{16,18}|0034\d{16}|\d{20})$/],
  ["Evri", /^(?:H[A-Z0-9]{15}|T00[A-Z0-9]{13}|C00[A-Z0-9]{13})$/],
  ["Colissimo", /^[5-9][A-Z]\d{11}$/],
  ["Post", /^[A-Z]{2}\d{9}[A-Z]{2}$/, s10Checks],
  ["USPS", /^9[1-5]\d{18,20}$|^420\d{5}9[1-5]\d{18,20}$/, mod10Checks],
  ["Correos", /^P[A-Z0-9]{22}$/],
  ["GLS", /^(?:[A-Z]{2}\d{9}GB|\d{11}|[YZ][A-Z0-9]{7})$/],
  ["DPD", /^\d{14}[A-Z0-9]?$/],
  ["FedEx", /^\d{12}$|^\d{15}$/],
  ["Canada Post", /^\d{16}$/],
  ["DHL Express", /^\d{10}$/, (key) => Number(key.slice(0, 9)) % 7 === Number(key[9])],
];

export function carrierOf(key: string): string | null {
  return CARRIERS.find(([, shape, check]) => shape.test(key) && (check?.(key) ?? true))?.[0] ?? null;
}

/** UPS: letters count as 2–9, 0–9, …; every second digit doubled; the last completes to ten. */
function upsChecks(key: string): boolean {
  const body = key.slice(2);
  const sum = [...body.slice(0, 15)].reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10;
    return total + value * (index % 2 === 1 ? 2 : 1);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(body[15]);
}

/** Universal Postal Union S10: eight digits weighted 8 6 4 2 3 5 9 7, modulo 11. */
function s10Checks(key: string): boolean {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(key[2 + index]), 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return check === Number(key[10]);
}

function mod10Checks(key: string): boolean {
  const digits = key.startsWith("420") ? key.slice(8) : key;
  const sum = [...digits.slice(0, -1)].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}
