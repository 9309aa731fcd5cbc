/** A block of our theme extension, and where it belongs. */
export interface ThemeBlockPlace {
  /** File name without ".liquid", as App Bridge names it. */
  handle: string;
  name: string;
  /** What it does for shoppers, in one line. */
  does: string;
  template: "product" | "page.contact" | "index";
  /** "body": an app embed that is switched on, else a block that is placed in a section. */
  target: "mainSection" | "newAppsSection" | "body";
}

export const themeBlockPlaces: readonly ThemeBlockPlace[] = [
  { handle: "size-chart", name: "Size chart", does: "The right size chart on every product page", template: "product", target: "mainSection" },
  { handle: "faq", name: "FAQ", does: "Answers before anybody has to ask", template: "product", target: "newAppsSection" },
  { handle: "returns", name: "Returns", does: "Until when, and how, things can come back", template: "product", target: "mainSection" },
  { handle: "contact", name: "Contact form", does: "A contact form that asks for the order", template: "page.contact", target: "newAppsSection" },
  { handle: "help-button", name: "Help button", does: "Help in the corner of every page", template: "index", target: "body" },
];

/**
 * Opens the theme editor with the block about to be placed.
 * https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking
 */
export function themeEditorLink({ shopId, apiKey, place }: { shopId: string; apiKey: string; place: ThemeBlockPlace }): string {
  const block = `${apiKey}/${place.handle}`;
  const query =
    place.target === "body"
      ? `context=apps&template=${place.template}&activateAppId=${block}`
      : `template=${place.template}&addAppBlockId=${block}&target=${place.target}`;
  return `https://${shopId}/admin/themes/current/editor?${query}`;
}
