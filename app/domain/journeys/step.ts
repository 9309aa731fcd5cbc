import type { Locale } from "~/lib/locales";
import type { StepContent } from "~/mail/blocks";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { ReturnBy } from "~/domain/returns/return-by";
import type { Delay } from "./delays";
import type { SkipReason } from "./skip-reasons";
import type { Trigger } from "./triggers";

/** What a step may look at when it decides for itself, after the rules that hold for every step. */
export interface StepFacts {
  now: Date;
  order: OrderSnapshot;
  /** Refund or return gid, "" for the order itself. */
  occasion: string;
  /** Lines that the buyer still has: with how many units. */
  kept: { lineId: string; quantity: number }[];
  returns: ReturnBy[];
  /** The shop's IANA zone. */
  zone: string;
}

/** A step that can be put into a journey: what it is for, when it makes sense, and its words. One file each. */
export interface StepDefinition {
  key: string;
  name: string;
  /** For the merchant: what the buyer gets from it. */
  purpose: string;
  trigger: Trigger;
  delay: Delay;
  /** Whether the buyer may refuse this kind of mail. */
  optional: boolean;
  /** Hours after which it no longer makes sense, when something held it up. */
  staleAfterHours: number;
  /** The goods have to be there before it is sent. */
  needsDelivery: boolean;
  /** There must be something the buyer still has. */
  needsGoods: boolean;
  /** A person is already talking with the buyer about this order: silence. */
  hushedByTicket: boolean;
  /** Not again to the same person within so many days. */
  onceInDays: number | null;
  /** Which items the mail shows. */
  shows: "kept" | "refunded" | "undelivered";
  /** The step's own condition: null = go on. */
  check?(facts: StepFacts): { skip: SkipReason } | { waitUntil: Date } | null;
  content: Record<Locale, StepContent>;
  /** A believable order for preview and tests, at a moment at which the step would be sent. */
  sample: { order: OrderSnapshot; now: string; occasion: string };
}

/** The usual first line, in the reader's language, for orders with and without a first name. */
export const GREETING: Record<Locale, string> = {
  en: "{% if customer.first_name %}Hi {{ customer.first_name }},{% else %}Hello,{% endif %}",
  de: "{% if customer.first_name %}Hallo {{ customer.first_name }},{% else %}Guten Tag,{% endif %}",
  fr: "{% if customer.first_name %}Bonjour {{ customer.first_name }},{% else %}Bonjour,{% endif %}",
  es: "{% if customer.first_name %}Hola, {{ customer.first_name }}:{% else %}Hola:{% endif %}",
  nl: "{% if customer.first_name %}Hoi {{ customer.first_name }},{% else %}Hallo,{% endif %}",
  pt: "{% if customer.first_name %}Olá, {{ customer.first_name }},{% else %}Olá,{% endif %}",
  ja: "{% if customer.name %}{{ customer.name }} 様{% else %}お客様{% endif %}",
};

/** Paragraphs of a text block. */
export function paragraphs(...texts: string[]): { type: "text"; html: string } {
  return { type: "text", html: texts.map((text) => `<p>${text}</p>`).join("") };
}

/** The same mail in every language: `build` puts one language's words into the blocks. */
export function inEveryLanguage<Words>(words: Record<Locale, Words>, build: (words: Words, locale: Locale) => StepContent): Record<Locale, StepContent> {
  return Object.fromEntries(Object.entries<Words>(words).map(([locale, own]) => [locale, build(own, locale as Locale)])) as Record<Locale, StepContent>;
}

/** The sentence with the return-by date, strong and first; nothing when nothing can be returned. */
export function returnSentence(locale: Locale): string {
  return `{% if return.sentence %}<strong>{{ return.sentence }}${locale === "ja" ? "。" : "."}</strong>{% endif %}`;
}
