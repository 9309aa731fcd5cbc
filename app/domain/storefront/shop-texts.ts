import { z } from "zod";

/**
 * Words of the merchant in several languages: `{ primary: "en", byLanguage: { en: {…}, de: {…} } }`.
 * Languages are BCP 47 tags in lower case, as the theme compares them ("pt-br"). A missing language falls back to its
 * base language, then to the primary one, in Liquid as well as here.
 */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/);

export function shopTextsSchema<Texts extends z.ZodType>(texts: Texts) {
  return z.object({ primary: languageTag, byLanguage: z.record(languageTag, texts) })
    .refine(({ primary, byLanguage }) => byLanguage[primary] !== undefined, "The primary language has no texts.");
}

export interface ShopTexts<Texts> {
  primary: string;
  byLanguage: Record<string, Texts>;
}

/** The texts a shopper of that language reads. */
export function textsFor<Texts>(texts: ShopTexts<Texts>, language: string): Texts {
  const tag = language.toLowerCase();
  const found = texts.byLanguage[tag] ?? texts.byLanguage[tag.split("-")[0] ?? tag] ?? texts.byLanguage[texts.primary];
  if (found === undefined) throw new Error(`No texts in the primary language "${texts.primary}"`);
  return found;
}

export interface LanguageGap {
  language: string;
  /** Paths of texts that stand in the primary language and are empty in this one: "title", "how.2.text". */
  missing: string[];
}

/** What is still to be translated, language by language; languages without gaps are left out. */
export function languageGaps(texts: ShopTexts<object>, languages: readonly string[]): LanguageGap[] {
  const written = leaves(texts.byLanguage[texts.primary]);
  return languages
    .map((language) => language.toLowerCase())
    .filter((language) => language !== texts.primary)
    .map((language) => {
      const own = leaves(texts.byLanguage[language]);
      return { language, missing: [...written.keys()].filter((path) => !own.has(path)) };
    })
    .filter(({ missing }) => missing.length > 0);
}

function leaves(value: unknown, path = "", found = new Map<string, string>()): Map<string, string> {
  if (typeof value === "string") {
    if (value !== "") found.set(path, value);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) leaves(child, path === "" ? key : `${path}.${key}`, found);
  }
  return found;
}

/** The form that the blocks read: every language beside `primary`, which names the one to fall back to. */
export function publishedTexts<Texts, Published>(texts: ShopTexts<Texts>, publish: (texts: Texts) => Published) {
  return {
    primary: texts.primary,
    ...Object.fromEntries(Object.entries(texts.byLanguage).map(([language, words]) => [language, publish(words)])),
  };
}
