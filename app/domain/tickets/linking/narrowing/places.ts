import { foldWord } from "../reading/plain-text";
import type { PostalAddress } from "~/shopify/order-snapshot";

const US_STATES =
  "AL alabama|AK alaska|AZ arizona|AR arkansas|CA california|CO colorado|CT connecticut|DE delaware|FL florida|GA georgia|HI hawaii|ID idaho|IL illinois|IN indiana|IA iowa|KS kansas|KY kentucky|LA louisiana|ME maine|MD maryland|MA massachusetts|MI michigan|MN minnesota|MS mississippi|MO missouri|MT montana|NE nebraska|NV nevada|NH new hampshire|NJ new jersey|NM new mexico|NY new york|NC north carolina|ND north dakota|OH ohio|OK oklahoma|OR oregon|PA pennsylvania|RI rhode island|SC south carolina|SD south dakota|TN tennessee|TX texas|UT utah|VT vermont|VA virginia|WA washington|WV west virginia|WI wisconsin|WY wyoming|DC washington dc";
const STATE_NAMES = new Map(US_STATES.split("|").map((entry) => [entry.slice(0, 2), entry.slice(3)]));

const COUNTRY_NAMES = new Map<string, string[]>();

function countryNames(code: string): string[] {
  const known = COUNTRY_NAMES.get(code);
  if (known) return known;
  const names = ["en", "de", "fr", "es", "it", "nl", "pt"].flatMap((language) => {
    try {
      return [foldWord(new Intl.DisplayNames([language], { type: "region" }).of(code) ?? "")];
    } catch {
      return [];
    }
  });
  const unique = [...new Set(names)].filter((name) => name.length >= 4);
  COUNTRY_NAMES.set(code, unique);
  return unique;
}

/** The words of an address that a folded text contains, most telling first: street, zip, city, state, country. */
export function placeIn(foldedText: string, address: PostalAddress): { written: string; at: number; weight: number } | null {
  const wanted: [string | null, number][] = [
    [streetOf(address.address1), 2.5],
    [address.zip && address.zip.replace(/\s/g, "").length >= 4 ? foldWord(address.zip) : null, 1.5],
    [address.city ? foldWord(address.city) : null, 1.6],
    [address.countryCode === "US" ? (STATE_NAMES.get(address.provinceCode ?? "") ?? null) : null, 1],
  ];
  for (const name of address.countryCode ? countryNames(address.countryCode) : []) wanted.push([name, 0.8]);
  for (const [words, weight] of wanted) {
    if (!words || words.length < 3) continue;
    const at = indexOfWord(foldedText, words);
    if (at >= 0) return { written: words, at, weight };
  }
  return null;
}

/** "12 Elm Street" and "Torstraße 12" without their number: people write one without the other. */
function streetOf(address1: string | null): string | null {
  const street = address1 ? foldWord(address1).replace(/\b\d+\s?[a-z]?\b/g, "").replace(/[^\p{L} ]/gu, " ").replace(/\s+/g, " ").trim() : "";
  return street.length >= 6 ? street : null;
}

export function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + word.length] ?? " ";
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}
