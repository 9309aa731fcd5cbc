import type { LinkMessage, Place } from "../types";
import { readAmounts, type AmountMention } from "./amounts";
import { readConfirmationNumbers, readTrackingNumbers, type ConfirmationMention, type TrackingMention } from "./codes";
import { asksBeforeBuying, readConcerns, speaksOfAnOrder, type Concern } from "./concerns";
import { readEmails, readPhones, type WrittenEmail, type WrittenPhone } from "./contacts";
import { readDates, type DateMention } from "./dates";
import { rolesOf, type MentionRole } from "./mention-roles";
import { isStillToCome, wouldBeSeen, type NameFormat } from "./name-formats";
import { readOrderNames, type NameMention } from "./order-names";
import { partsOf } from "./parts";
import { addressSpans } from "./spans";

export interface NamedMention extends NameMention {
  role: MentionRole;
  /** Those of its keys whose order we would see if there was one. */
  visible: string[];
  /** Those of its keys that no order can have: it would be seen, or the shop's numbers have not come to it. */
  absent: string[];
}

/** Everything that can be read out of a message before any order has been looked up. */
export interface ReadMessage {
  names: NamedMention[];
  confirmations: (ConfirmationMention & { place: Place })[];
  trackings: (TrackingMention & { place: Place })[];
  emails: (WrittenEmail & { place: Place })[];
  phones: (WrittenPhone & { place: Place })[];
  /** What the sender says now: subject and newly written part. Offsets of the lists below are into this. */
  written: string;
  amounts: AmountMention[];
  dates: DateMention[];
  concerns: Set<Concern>;
  speaksOfAnOrder: boolean;
  asksBeforeBuying: boolean;
  senderName: string | null;
}

export interface ReadingContext {
  formats: NameFormat[];
  /** Where the shop is, for phone numbers without a country code (ISO 3166-1 alpha-2). */
  country: string | null;
  now: Date;
}

const LONGEST_PART = 20_000;

export function readMessage(message: LinkMessage, { formats, country, now }: ReadingContext): ReadMessage {
  const parts = partsOf(message).map((part) => ({ ...part, text: part.text.slice(0, LONGEST_PART) }));
  const written = parts.filter(({ place }) => place === "subject" || place === "written" || place === "form").map((part) => part.text).join("\n");
  const reading: ReadMessage = {
    names: [],
    confirmations: [],
    trackings: [],
    emails: [],
    phones: [],
    written,
    amounts: readAmounts(written),
    dates: readDates(written, now),
    concerns: readConcerns(written),
    speaksOfAnOrder: speaksOfAnOrder(written),
    asksBeforeBuying: asksBeforeBuying(written),
    senderName: message.fromName ?? null,
  };
  for (const { place, text } of parts) {
    const phones = readPhones(text, country);
    const trackings = readTrackingNumbers(text);
    const amounts = readAmounts(text).filter((amount) => amount.withCurrency);
    const dates = readDates(text, now).filter((date) => date.absolute);
    const names = readOrderNames(text, place, formats, { hard: [...addressSpans(text), ...dates, ...amounts], soft: phones });
    const roles = rolesOf(text, names);
    reading.names.push(...names.map((name, index) => ({ ...name, role: roles[index]!, visible: name.keys.filter((key) => wouldBeSeen(key, formats)), absent: name.keys.filter((key) => wouldBeSeen(key, formats) || isStillToCome(key, formats)) })));
    reading.confirmations.push(...readConfirmationNumbers(text).map((code) => ({ ...code, place })));
    reading.trackings.push(...trackings.map((code) => ({ ...code, place })));
    reading.emails.push(...readEmails(text).map((email) => ({ ...email, place })));
    reading.phones.push(...phones.map((phone) => ({ ...phone, place })));
  }
  return reading;
}
