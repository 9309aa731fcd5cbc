/** The theme's own few words; the blocks bring theirs. */
const english = {
  skip: "Skip to content", menu: "Menu", contact: "Contact", login: "Log in", logout: "Log out", language: "Language", country: "Country", look: "Look", apply: "Apply",
  welcome: "Clothes, shoes and things for the home that last.", buy: "Add to cart", not_found: "This page does not exist", home: "To the shop",
  login_as: "A real shop sends a code by email. Here the address is enough.", email: "Email",
};
export type ThemeWords = typeof english;

const others: Record<string, Partial<ThemeWords>> = {
  de: { skip: "Zum Inhalt", menu: "Menü", contact: "Kontakt", login: "Anmelden", logout: "Abmelden", language: "Sprache", country: "Land", look: "Aussehen", apply: "Übernehmen", welcome: "Kleidung, Schuhe und Dinge fürs Zuhause, die bleiben.", buy: "In den Warenkorb", not_found: "Diese Seite gibt es nicht", home: "Zum Shop" },
  nl: { skip: "Naar de inhoud", menu: "Menu", contact: "Contact", login: "Inloggen", logout: "Uitloggen", language: "Taal", country: "Land", look: "Uiterlijk", apply: "Toepassen", welcome: "Kleding, schoenen en dingen voor thuis die lang meegaan.", buy: "In winkelwagen", not_found: "Deze pagina bestaat niet", home: "Naar de winkel" },
  ar: { skip: "إلى المحتوى", menu: "القائمة", contact: "اتصل بنا", login: "تسجيل الدخول", logout: "تسجيل الخروج", language: "اللغة", country: "البلد", look: "المظهر", apply: "تطبيق", welcome: "ملابس وأحذية وأشياء للبيت تدوم.", buy: "أضف إلى السلة", not_found: "هذه الصفحة غير موجودة", home: "إلى المتجر" },
  he: { skip: "לתוכן", menu: "תפריט", contact: "יצירת קשר", login: "התחברות", logout: "התנתקות", language: "שפה", country: "מדינה", look: "מראה", apply: "החלה", welcome: "בגדים, נעליים ודברים לבית שמחזיקים מעמד.", buy: "הוספה לסל", not_found: "העמוד הזה לא קיים", home: "לחנות" },
  fr: { menu: "Menu", contact: "Contact", login: "Se connecter", language: "Langue", country: "Pays", apply: "Appliquer", buy: "Ajouter au panier", not_found: "Cette page n’existe pas", home: "À la boutique" },
};

export const themeWords = (language: string): ThemeWords => ({ ...english, ...others[language.split("-")[0] ?? ""] });

export const LANGUAGES = [
  { iso_code: "en", endonym_name: "English" },
  { iso_code: "de", endonym_name: "Deutsch" },
  { iso_code: "fr", endonym_name: "Français" },
  { iso_code: "es", endonym_name: "Español" },
  { iso_code: "nl", endonym_name: "Nederlands" },
  { iso_code: "pt-PT", endonym_name: "Português (Portugal)" },
  { iso_code: "pt-BR", endonym_name: "Português (Brasil)" },
  { iso_code: "ja", endonym_name: "日本語" },
  { iso_code: "ar", endonym_name: "العربية" },
  { iso_code: "he", endonym_name: "עברית" },
];

export const COUNTRIES = [
  { iso_code: "DE", name: "Germany", unit_system: "metric" },
  { iso_code: "NL", name: "Netherlands", unit_system: "metric" },
  { iso_code: "FR", name: "France", unit_system: "metric" },
  { iso_code: "ES", name: "Spain", unit_system: "metric" },
  { iso_code: "PT", name: "Portugal", unit_system: "metric" },
  { iso_code: "BR", name: "Brazil", unit_system: "metric" },
  { iso_code: "GB", name: "United Kingdom", unit_system: "metric" },
  { iso_code: "US", name: "United States", unit_system: "imperial" },
  { iso_code: "JP", name: "Japan", unit_system: "metric" },
  { iso_code: "AE", name: "United Arab Emirates", unit_system: "metric" },
  { iso_code: "IL", name: "Israel", unit_system: "metric" },
];

/** "plain" is the theme as it is; the others are what shoppers and merchants do to it. */
export const LOOKS = ["plain", "dark", "rtl", "large"];
