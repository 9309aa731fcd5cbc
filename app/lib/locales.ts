/** The languages we write to shoppers in. */
export const LOCALES = ["en", "de", "fr", "es", "nl", "pt", "ja"] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language to write in, from any number of wishes in order ("pt-BR", "DE", null), English when none fits.
 * Source of the tags: BCP 47; only the language part decides.
 */
export function pickLocale(...wishes: (string | null | undefined)[]): Locale {
  for (const wish of wishes) {
    const language = wish?.trim().toLowerCase().split(/[-_]/)[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return "en";
}
