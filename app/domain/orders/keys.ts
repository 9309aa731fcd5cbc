import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";

/**
 * The keys by which an order or a customer is found again. Two spellings of the same thing give the same key, two
 * different things never do; equality of keys is the only comparison that linking, search and the records make.
 * Every function returns null for what cannot be such a thing at all.
 */

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/**
 * The key of an order name: "#1001" → "1001", "uk 1042" and "UK-1042" → "UK1042", "EXC-#1234" → "EXC1234".
 *
 * Separators go, except between two digits: there they are what tells "#1-1" from "#11" and keep "SDA-1001-2026"
 * as "SDA1001-2026".
 */
export function orderNameKey(name: string | null | undefined): string | null {
  if (!name) return null;
  const key = name
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(DASHES, "-")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .replace(/(?<!\d)-|-(?!\d)/g, "");
  return /\d/.test(key) && key.length <= 64 ? key : null;
}

/** The key of a confirmation number ("W7D2-K3PQ9" → "W7D2K3PQ9"), the code on the buyer's thank-you page. */
export function confirmationKey(confirmationNumber: string | null | undefined): string | null {
  if (!confirmationNumber) return null;
  const key = confirmationNumber.normalize("NFKC").toUpperCase().replace(/[^A-Z0-9]/g, "");
  return key.length >= 6 && key.length <= 32 ? key : null;
}

/**
 * The key of an e-mail address: the same address in another case, with spaces around it, or with its domain written
 * in its own script. Takes a bare address or `Name <address>`.
 *
 * Only A–Z is folded in the local part: `toLowerCase` and `normalize` would also turn the Kelvin sign into "k", so
 * that a look-alike address would own somebody else's order.
 */
export function emailKey(address: string | null | undefined): string | null {
  if (!address) return null;
  const bare = (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).replace(/^\s*mailto:/i, "").trim();
  const at = bare.lastIndexOf("@");
  const local = bare.slice(0, at).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const domain = asciiDomain(bare.slice(at + 1));
  if (at < 1 || !domain || local.length > 64 || /[\s<>(),;:]/.test(local)) return null;
  return `${local}@${domain}`;
}

/**
 * The mailbox behind an address: without the "+shop" part, and at Google without dots. Weaker than `emailKey`, because
 * only some providers deliver that way: enough to suggest a customer, never enough to prove one.
 */
export function mailboxKey(address: string | null | undefined): string | null {
  const key = emailKey(address);
  if (!key) return null;
  const [local = "", domain = ""] = splitAtLast(key, "@");
  const plain = local.split("+")[0] || local;
  const google = domain === "gmail.com" || domain === "googlemail.com";
  return google ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}

/**
 * The key of a phone number: E.164 ("+4915112345678"). `country` (ISO 3166-1 alpha-2) reads a number that was written
 * without its country code; without it such a number has no key, since guessing would meet a stranger.
 */
export function phoneKey(phone: string | null | undefined, country?: string | null): string | null {
  if (!phone) return null;
  const written = phone.normalize("NFKC").replace(INVISIBLE, "").trim();
  const international = written.replace(/^00(?=[1-9])/, "+");
  const parsed = parsePhoneNumberFromString(international, (country ?? undefined) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : null;
}

/** The key of a parcel's tracking number: letters and digits only, upper case. Shorter than 8 is not one. */
export function trackingKey(trackingNumber: string | null | undefined): string | null {
  if (!trackingNumber) return null;
  const key = trackingNumber.normalize("NFKC").toUpperCase().replace(/[^A-Z0-9]/g, "");
  return key.length >= 8 && key.length <= 64 && /\d/.test(key) ? key : null;
}

/** The key of a SKU: upper case, one dash for every run of separators. */
export function skuKey(sku: string | null | undefined): string | null {
  if (!sku) return null;
  const key = sku.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return key === "" ? null : key;
}

/** A domain that is written as it is looked up: nothing in it has to be folded, decoded or checked. */
const PLAIN_DOMAIN = /^(?!.*xn--)(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z][a-z0-9-]{0,62}$/;

function asciiDomain(domain: string): string | null {
  if (PLAIN_DOMAIN.test(domain)) return domain;
  const trimmed = domain.trim().replace(/\.$/, "");
  if (!trimmed.includes(".") || /[\s/\\?#@:[\]%]/.test(trimmed)) return null;
  try {
    return new URL(`http://${trimmed}`).hostname || null;
  } catch {
    return null;
  }
}

function splitAtLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}
