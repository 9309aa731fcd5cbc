/** Plays Shopify to an extension in this frame: the `shopify` object, requests with a session token, and a height that fits. */
import "./elements";

interface Facts {
  target: string;
  locale: string;
  words: object;
  fallbackWords: object;
  orderId: string;
  order: object;
  shop: object;
  countryCode: string | null;
  appOrigin: string;
  appMetafields: object[];
}

const facts = JSON.parse(document.getElementById("facts")!.textContent) as Facts;
for (const script of document.querySelectorAll("body script")) script.remove();

const still = <T>(value: T) => ({ value, current: value, subscribe: () => () => undefined, destroy: async () => undefined });

function wordAt(words: object, key: string): unknown {
  return key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);
}

function translate(key: string, options: Record<string, string | number> = {}): string {
  let found = wordAt(facts.words, key) ?? wordAt(facts.fallbackWords, key);
  if (typeof found === "object" && found !== null) {
    const forms = found as Record<string, string>;
    found = forms[new Intl.PluralRules(facts.locale).select(Number(options.count))] ?? forms.other;
  }
  if (typeof found !== "string") throw new Error(`The extension has no words for “${key}”`);
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    if (!(name in options)) throw new Error(`“${key}” needs “${name}”`);
    return String(options[name]);
  });
}

const i18n = {
  translate,
  formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(facts.locale, options).format(date),
  formatNumber: (number: number, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(facts.locale, options).format(number),
};
const idToken = async () => (await originalFetch("/ui-extensions/id-token")).text();
const language = still({ isoCode: facts.locale });
const tell = (what: "open-action" | "close-action") => window.parent.postMessage({ uiExtension: what }, location.origin);

const shopify = {
  extension: { target: facts.target },
  i18n,
  auth: { idToken },
  data: { selected: [{ id: facts.orderId }] },
  orderId: facts.orderId,
  order: still(facts.order),
  orderConfirmation: still({ order: { id: facts.orderId }, isFirstOrder: false }),
  shop: facts.shop,
  settings: still({}),
  appMetafields: still(facts.appMetafields),
  shippingAddress: still(facts.countryCode ? { countryCode: facts.countryCode } : undefined),
  localization: { language, extensionLanguage: language },
  close: () => tell("close-action"),
};

/** Requests to the app carry a session token; those to Shopify's own schemes go to the local Shopify. */
const originalFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (address.startsWith("shopify://customer-account/")) return originalFetch(address.replace("shopify://customer-account/", "/customer-account/"), init);
  if (!address.startsWith("/")) return originalFetch(input, init);
  const headers = new Headers(init?.headers);
  headers.set("Authorization", `Bearer ${await idToken()}`);
  return originalFetch(`${facts.appOrigin}${address}`, { ...init, headers, credentials: "omit" });
};

// The button of a menu item opens the form that the same extension has for it.
if (facts.target.endsWith(".menu-item.render")) document.addEventListener("click", () => tell("open-action"));

const fit = () => {
  const frame = window.frameElement as HTMLIFrameElement | null;
  if (frame) frame.style.height = `${document.body.childElementCount === 0 ? 0 : document.documentElement.getBoundingClientRect().height + 4}px`;
};
new ResizeObserver(fit).observe(document.documentElement);
new MutationObserver(fit).observe(document.body, { childList: true });
fit();

Object.assign(window, { shopify });
