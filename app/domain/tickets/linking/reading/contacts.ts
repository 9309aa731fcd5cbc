import { findPhoneNumbersInText, type CountryCode } from "libphonenumber-js/min";
import { emailKey } from "~/domain/orders/keys";
import type { Span } from "./spans";

export interface WrittenEmail extends Span {
  /** `emailKey` */
  address: string;
}

export interface WrittenPhone extends Span {
  written: string;
  /** E.164 */
  phone: string;
}

/** E-mail addresses that stand in the text. What a person types is no proof of who they are. */
export function readEmails(text: string): WrittenEmail[] {
  const found: WrittenEmail[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu)) {
    const address = emailKey(match[0].replace(/^'|[.']+$/g, ""));
    if (address) found.push({ address, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** In some countries four digits are a possible phone number; in a mail they are anything but. */
const FEWEST_DIGITS = 6;

/** "… is 1045. 1021 I keep": two sentences, no number. */
const OVER_A_SENTENCE = /\d[.,;:]\s+\d/;

/** Phone numbers in the text; those without a country code are read as the shop's country writes them. */
export function readPhones(text: string, country: string | null): WrittenPhone[] {
  // Most texts hold too few digits for one, and the look for them takes long.
  if ((text.match(/\p{Nd}/gu)?.length ?? 0) < FEWEST_DIGITS) return [];
  // "00" is how most of Europe dials "+".
  const dialled = text.replace(/(?<![\d+])00(?=[1-9]\d[\d ()/.-]{6,})/g, " +");
  return findPhoneNumbersInText(dialled, (country ?? undefined) as CountryCode | undefined)
    .filter(({ number, startsAt, endsAt }) => number.nationalNumber.length >= FEWEST_DIGITS && !OVER_A_SENTENCE.test(text.slice(startsAt, endsAt)))
    .map(({ number, startsAt, endsAt }) => ({ written: text.slice(startsAt, endsAt), phone: number.number, start: startsAt, end: endsAt }));
}
