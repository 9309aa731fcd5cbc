/**
 * Our own stand-in for App Bridge: `window.shopify` and its elements, as far as an embedded app sees them.
 * Differences from the real one: it is drawn more plainly, staff are always allowed, POS and scanner do not exist.
 */
import { ask } from "../dialog";
import { localShopify, readConfig } from "./config";
import { tellAdmin } from "./host";
import { followLinks } from "./links";
import { defineModals, modal } from "./modal";
import { countNavigateListeners, defineNavigationElements, followLocation } from "./navigation";
import { picker, resourcePicker } from "./pickers";
import { defineSaveBar, saveBar } from "./save-bar";
import { listenForToasts, toast } from "./toasts";
import { bounce, fromLocalShopify, idToken, wrapFetch } from "./tokens";

interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

const config = readConfig();

const notHere = (what: string) => async (): Promise<never> => {
  throw new Error(`${what} is not available here.`);
};

const scopes = {
  query: (): Promise<ScopesDetail> => fromLocalShopify("/admin/app-scopes.json"),
  request: async (wanted: string[]) => {
    const granted = await ask({ title: "Grant more access?", text: `Aftercare asks for: ${wanted.join(", ")}`, yes: "Grant access", no: "Decline" });
    const detail: ScopesDetail = await (granted ? fromLocalShopify("/admin/app-scopes.json", { grant: wanted }) : scopes.query());
    return { result: granted ? "granted-all" : "declined-all", detail };
  },
  revoke: async (unwanted: string[]) => ({ detail: await fromLocalShopify<ScopesDetail>("/admin/app-scopes.json", { revoke: unwanted }) }),
};

/** Opens the admin's own page for a thing; whether it was changed there, the local admin does not say. */
const intents = {
  request: { value: null, subscribe: () => () => {} },
  register: () => () => {},
  invoke: async (query: string | { action: string; type: string; value?: string }, options?: { value?: string }) => {
    const type = typeof query === "string" ? (query.split(":")[1] ?? "") : query.type;
    const value = (typeof query === "string" ? options?.value : query.value) ?? "";
    const folder = `${type.split(",")[0]?.split("/").pop()?.toLowerCase() ?? ""}s`;
    window.open(`${localShopify}/admin/${folder}/${value.split("/").pop() ?? ""}`, "_blank");
    return { complete: Promise.resolve({ code: "closed" }) };
  },
};

const shopify = {
  config: { ...config, appOrigins: [], disabledFeatures: [] },
  origin: localShopify,
  ready: Promise.resolve(),
  environment: { embedded: true, mobile: false, pos: false, intent: false },
  idToken,
  user: (): Promise<{ accountAccess: string }> => fromLocalShopify("/admin/user.json"),
  toast,
  saveBar,
  modal,
  loading: (on = true): void => tellAdmin({ type: "loading", on }),
  resourcePicker,
  picker,
  scopes,
  app: { extensions: (): Promise<unknown[]> => fromLocalShopify("/admin/app-extensions.json") },
  intents,
  reviews: { request: async () => ({ success: false, code: "merchant-ineligible", message: "The demo shop cannot review apps" }) },
  support: { registerHandler: async (): Promise<void> => {} },
  webVitals: { onReport: async (): Promise<void> => {} },
  shopifyQL: { available: async () => false },
  scanner: { capture: notHere("The scanner") },
  pos: { cart: {}, close: notHere("Point of sale"), device: notHere("Point of sale"), location: notHere("Point of sale") },
  tools: { register: () => () => {}, unregister: () => {}, clear: () => {} },
  setSignals: (): void => {},
};

Object.defineProperty(window, "shopify", { value: shopify, configurable: true, writable: true });

/** By style sheet and not by attribute: the app's framework compares attributes with what its server rendered. */
function hideElements(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar { display: none; }");
  document.adoptedStyleSheets.push(sheet);
}

if (!bounce()) {
  hideElements();
  wrapFetch();
  countNavigateListeners();
  followLinks();
  followLocation();
  defineNavigationElements();
  defineSaveBar();
  defineModals();
  listenForToasts();
}
