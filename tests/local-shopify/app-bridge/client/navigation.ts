/** The app's place in the admin: its address line, its menu, its title bar. */
import type { BarAction, FromApp } from "../protocol";
import { appPath } from "./config";
import { onAdmin, tellAdmin } from "./host";

/** Tells the admin where the app is, at every change. */
export function followLocation(): void {
  const tell = () => tellAdmin({ type: "location", path: appPath() });
  for (const method of ["pushState", "replaceState"] as const) {
    const native = history[method].bind(history);
    history[method] = (...args) => {
      native(...args);
      tell();
    };
  }
  window.addEventListener("popstate", tell);
  tell();
}

let navigateListeners = 0;

/** Apps with a client-side router listen for `shopify:navigate`; for the others the page is loaded. */
export function countNavigateListeners(): void {
  const add = window.addEventListener.bind(window) as (...args: unknown[]) => void;
  window.addEventListener = ((...args: unknown[]) => {
    if (args[0] === "shopify:navigate") navigateListeners += 1;
    add(...args);
  }) as typeof window.addEventListener;
}

function navigate(href: string): void {
  if (navigateListeners === 0) {
    location.assign(href);
    return;
  }
  const anchor = document.createElement("a");
  anchor.href = href;
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.dispatchEvent(new Event("shopify:navigate", { bubbles: true, composed: true }));
  anchor.remove();
}

/** `<ui-nav-menu>` and `<s-app-nav>`: links for the admin's menu; the one with rel="home" is not shown. */
class NavMenuElement extends HTMLElement {
  readonly #observer = new MutationObserver(() => this.#tell());

  connectedCallback(): void {
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
    this.#tell();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
  }

  #tell(): void {
    const links = [...this.querySelectorAll("a[href], s-link[href]")].filter((link) => link.getAttribute("rel") !== "home");
    tellAdmin({ type: "nav", items: links.map((link) => ({ href: link.getAttribute("href") ?? "", label: link.textContent?.trim() ?? "" })) });
  }
}

/** `<ui-title-bar>`: its title and buttons are drawn by the admin; pressing one there clicks the real one here. */
class TitleBarElement extends HTMLElement {
  readonly #observer = new MutationObserver(() => tellTitle());

  connectedCallback(): void {
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
    tellTitle();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    tellTitle();
  }
}

/** The title bar of the page; those inside a modal belong to the modal. */
const pageTitleBar = (): Element | null => [...document.querySelectorAll("ui-title-bar")].find((bar) => !bar.closest("ui-modal")) ?? null;

export const barControls = (bar: Element): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>("button, a")];

export function barActions(bar: Element): BarAction[] {
  return barControls(bar).flatMap((control, index) => {
    if (control.getAttribute("variant") === "breadcrumb") return [];
    return {
      key: String(index),
      label: control.textContent?.trim() ?? "",
      primary: control.getAttribute("variant") === "primary",
      critical: control.getAttribute("tone") === "critical",
      disabled: control.hasAttribute("disabled"),
      loading: control.hasAttribute("loading") && control.getAttribute("loading") !== "false",
      group: control.closest("section")?.getAttribute("label") ?? null,
    };
  });
}

function tellTitle(): void {
  const bar = pageTitleBar();
  const back = bar?.querySelector('[variant="breadcrumb"]')?.textContent?.trim() ?? null;
  const title = bar?.getAttribute("title") ?? "";
  const message: FromApp = { type: "title", title, back, actions: bar ? barActions(bar) : [] };
  tellAdmin(message);
}

export function defineNavigationElements(): void {
  customElements.define("ui-nav-menu", NavMenuElement);
  customElements.define("s-app-nav", class extends NavMenuElement {});
  customElements.define("ui-title-bar", TitleBarElement);
  onAdmin((message) => {
    if (message.type === "navigate") navigate(message.href);
    if (message.type === "press" && message.on === "title") pressTitle(message.key);
  });
}

function pressTitle(key: string): void {
  const bar = pageTitleBar();
  if (!bar) return;
  const control = key === "back" ? bar.querySelector<HTMLElement>('[variant="breadcrumb"]') : barControls(bar)[Number(key)];
  control?.click();
}
