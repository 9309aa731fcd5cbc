/** `<ui-save-bar>`, `shopify.saveBar`, and forms with `data-save-bar`. */
import { ask } from "../dialog";
import type { BarButton } from "../protocol";
import { framed } from "./config";
import { onAdmin, tellAdmin } from "./host";

const CLOSED: BarButton = { label: "", disabled: false, loading: false };

/** What holds the bar open at the moment. */
let current: SaveBarElement | HTMLFormElement | null = null;

class SaveBarElement extends HTMLElement {
  readonly #observer = new MutationObserver(() => {
    if (this.showing) tellState();
  });

  connectedCallback(): void {
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    if (current === this) setCurrent(null);
  }

  get showing(): boolean {
    return current === this;
  }

  async show(): Promise<void> {
    if (this.showing) return;
    setCurrent(this);
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    if (!this.showing) return;
    setCurrent(null);
    this.dispatchEvent(new Event("hide"));
  }

  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }
}

function setCurrent(owner: typeof current): void {
  current = owner;
  tellState();
}

function tellState(): void {
  if (!current) {
    tellAdmin({ type: "save-bar", open: false, save: CLOSED, discard: CLOSED, confirmDiscard: false });
    return;
  }
  const { save, discard } = buttonsOf(current);
  const confirmDiscard = current.hasAttribute("discardConfirmation") || current.hasAttribute("data-discard-confirmation");
  tellAdmin({ type: "save-bar", open: true, save: stateOf(save, "Save"), discard: stateOf(discard, "Discard"), confirmDiscard });
}

function buttonsOf(owner: SaveBarElement | HTMLFormElement): { save: HTMLButtonElement | null; discard: HTMLButtonElement | null } {
  if (owner instanceof HTMLFormElement) return { save: null, discard: null };
  return { save: owner.querySelector("button[variant=primary]"), discard: owner.querySelector("button:not([variant=primary])") };
}

function stateOf(button: HTMLButtonElement | null, fallback: string): BarButton {
  const loading = button?.getAttribute("loading");
  return { label: button?.textContent?.trim() || fallback, disabled: button?.disabled ?? false, loading: loading !== undefined && loading !== null && loading !== "false" };
}

function press(on: "save" | "discard"): void {
  if (!current) return;
  if (current instanceof HTMLFormElement) {
    if (on === "save") current.requestSubmit();
    else current.reset();
    return;
  }
  buttonsOf(current)[on]?.click();
}

const byId = (id: string): SaveBarElement | null => {
  const bar = document.getElementById(id);
  return bar instanceof SaveBarElement ? bar : null;
};

export const saveBar = {
  show: async (id: string): Promise<void> => byId(id)?.show(),
  hide: async (id: string): Promise<void> => byId(id)?.hide(),
  toggle: async (id: string): Promise<void> => byId(id)?.toggle(),
  /** Resolves when the page may be left: at once without a save bar, else when the person says so. Never when they stay. */
  leaveConfirmation: async (): Promise<void> => {
    if (!current) return;
    if (!(await askToLeave())) await new Promise<never>(() => {});
    setCurrent(null);
  },
};

const askToLeave = (): Promise<boolean> =>
  ask({ title: "Leave page with unsaved changes?", text: "Leaving this page will delete all unsaved changes.", yes: "Leave page", no: "Stay", critical: true });

export function defineSaveBar(): void {
  customElements.define("ui-save-bar", SaveBarElement);
  onAdmin((message) => {
    if (message.type === "press" && message.on !== "title") press(message.on);
  });
  // Inside the admin, the admin asks: it knows whether the person has agreed to leave already.
  window.addEventListener("beforeunload", (event) => {
    if (current && !framed) event.preventDefault();
  });
  watchForms();
}

function watchForms(): void {
  const formOf = (event: Event): HTMLFormElement | null => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    return form?.hasAttribute("data-save-bar") ? form : null;
  };
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = formOf(event);
      if (form && current !== form) setCurrent(form);
    });
  }
  for (const kind of ["submit", "reset"]) {
    document.addEventListener(kind, (event) => {
      if (formOf(event) && current === event.target) setCurrent(null);
    });
  }
}
