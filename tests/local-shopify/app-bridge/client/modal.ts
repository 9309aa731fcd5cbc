/**
 * `<ui-modal>` and `<s-app-window>`: a native dialog at the end of the page. What the app puts inside is shown in it: React's
 * wrapper renders into `content`; children written as plain HTML are moved into the dialog while it is open.
 */
import { boxStyle, closeButton, PARTS_STYLE, textButton } from "../dialog";
import { tellAdmin } from "./host";
import { barActions, barControls } from "./navigation";

const SIZES = ["small", "base", "large", "max"];

class ModalElement extends HTMLElement {
  readonly #dialog = document.createElement("dialog");
  readonly #title = document.createElement("h2");
  readonly #body = document.createElement("div");
  readonly #footer = document.createElement("footer");
  readonly #observer = new MutationObserver(() => this.#drawBar());
  #content: HTMLElement | null = null;
  #moved: ChildNode[] = [];
  #frame: HTMLIFrameElement | null = null;

  constructor() {
    super();
    const header = document.createElement("header");
    header.append(this.#title, closeButton(() => void this.hide()));
    this.#body.className = "content";
    this.#dialog.append(header, this.#body, this.#footer);
    this.#dialog.addEventListener("close", () => this.#closed());
  }

  connectedCallback(): void {
    this.#observer.observe(this, { childList: true, subtree: true, characterData: true, attributes: true });
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    if (this.#dialog.open) this.#dialog.close();
  }

  /** Where React puts its children. */
  get content(): HTMLElement | undefined {
    if (this.src) return undefined;
    this.#content ??= document.createElement("div");
    return this.#content;
  }

  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }

  set src(value: string | undefined) {
    if (value) this.setAttribute("src", value);
    else this.removeAttribute("src");
  }

  get variant(): string {
    const variant = this.getAttribute("variant") ?? "base";
    return SIZES.includes(variant) ? variant : "base";
  }

  set variant(value: string) {
    this.setAttribute("variant", value);
  }

  get contentWindow(): Window | null {
    return this.#frame?.contentWindow ?? null;
  }

  async show(): Promise<void> {
    if (this.#dialog.open || !this.isConnected) return;
    this.#dialog.className = `ls-modal ${this.localName === "s-app-window" ? "max" : this.variant}`;
    this.#fill();
    this.#drawBar();
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    tellAdmin({ type: "modal", open: true });
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    if (this.#dialog.open) this.#dialog.close();
  }

  toggle(): Promise<void> {
    return this.#dialog.open ? this.hide() : this.show();
  }

  #fill(): void {
    if (this.src) {
      this.#frame = document.createElement("iframe");
      this.#frame.title = this.getAttribute("title") ?? "Window";
      this.#frame.src = this.src;
      this.#body.replaceChildren(this.#frame);
    } else if (this.#content) {
      this.#body.replaceChildren(this.#content);
    } else {
      this.#moved = [...this.childNodes].filter((node) => !(node instanceof Element && /^ui-(title|save)-bar$/.test(node.localName)));
      this.#body.replaceChildren(...this.#moved);
    }
  }

  #closed(): void {
    this.append(...this.#moved);
    this.#moved = [];
    this.#frame = null;
    this.#dialog.remove();
    tellAdmin({ type: "modal", open: false });
    this.dispatchEvent(new Event("hide"));
  }

  /** Title and buttons come from the `<ui-title-bar>` inside; pressing one clicks the app's own. */
  #drawBar(): void {
    const bar = this.querySelector("ui-title-bar");
    this.#title.textContent = bar?.getAttribute("title") ?? this.getAttribute("heading") ?? "";
    this.#dialog.setAttribute("aria-label", this.#title.textContent);
    const buttons = bar
      ? barActions(bar).map((action) => {
          const className = [action.primary && "primary", action.critical && "critical"].filter(Boolean).join(" ");
          const button = textButton(action.label, className, () => barControls(bar)[Number(action.key)]?.click());
          button.disabled = action.disabled || action.loading;
          if (action.loading) button.setAttribute("aria-busy", "true");
          return { primary: action.primary, button };
        })
      : [];
    buttons.sort((one, other) => Number(one.primary) - Number(other.primary));
    const focused = this.#footer.contains(document.activeElement) ? document.activeElement?.textContent : null;
    this.#footer.replaceChildren(...buttons.map(({ button }) => button));
    buttons.find(({ button }) => focused && button.textContent === focused)?.button.focus();
  }
}

const byId = (id: string): ModalElement | null => {
  const modal = document.getElementById(id);
  return modal instanceof ModalElement ? modal : null;
};

export const modal = {
  show: async (id: string): Promise<void> => byId(id)?.show(),
  hide: async (id: string): Promise<void> => byId(id)?.hide(),
  toggle: async (id: string): Promise<void> => byId(id)?.toggle(),
};

export function defineModals(): void {
  const sheet = new CSSStyleSheet();
  // Styles the frame of the dialog and leaves alone what the app shows in it.
  sheet.replaceSync(`ui-modal, s-app-window { display: none; } ${boxStyle("dialog.ls-modal")} @scope (dialog.ls-modal) to (.content > :not(iframe)) { ${PARTS_STYLE} }`);
  document.adoptedStyleSheets.push(sheet);
  customElements.define("ui-modal", ModalElement);
  customElements.define("s-app-window", class extends ModalElement {});
}

