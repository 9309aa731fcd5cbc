import type { Locale } from "~/lib/locales";

const SUBJECTS: Record<Locale, (order: string) => string> = {
  en: (order) => `Your order ${order}`,
  de: (order) => `Ihre Bestellung ${order}`,
  fr: (order) => `Votre commande ${order}`,
  es: (order) => `Tu pedido ${order}`,
  nl: (order) => `Uw bestelling ${order}`,
  pt: (order) => `A sua encomenda ${order}`,
  ja: (order) => `ご注文 ${order} について`,
};

/** What a conversation that staff begins is called until they say otherwise, in the customer's language. */
export function firstSubject(orderName: string, locale: Locale): string {
  return SUBJECTS[locale](orderName);
}
