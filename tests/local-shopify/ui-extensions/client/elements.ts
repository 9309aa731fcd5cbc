/** Shopify's s-* elements, as plain HTML, as far as our extensions use them. Layout and text need only the frame's style. */
const BASE = `:host { display: inline-block; max-width: 100% } button, a.button { font: inherit; font-weight: 600; padding: .35rem .8rem; border-radius: 8px; border: 1px solid #9aa5a0; background: #fff; color: #16201d; cursor: pointer; text-decoration: none; display: inline-block }
.primary { background: #1f5d4c !important; color: #fff !important; border-color: #1f5d4c !important } a { color: #17594a } label { display: block; font-weight: 600 } input, select, textarea { font: inherit; padding: .3rem .4rem; border: 1px solid #83908a; border-radius: 6px; max-width: 100%; box-sizing: border-box } textarea { width: 26rem; display: block } h2 { font-size: 1.05rem; margin: 0 0 .5rem } footer { margin-top: 1rem; display: flex; gap: .5rem; flex-direction: row-reverse; justify-content: flex-end }`;

const BLOCK = ":host { display: block }";

abstract class Plain extends HTMLElement {
  protected readonly inner = this.attachShadow({ mode: "open", delegatesFocus: true });
  /** Anew whenever an attribute changes. */
  protected abstract markup(): string;
  connectedCallback() {
    this.draw();
  }
  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }
  protected draw() {
    this.inner.innerHTML = `<style>${BASE}</style>${this.markup()}`;
  }
  protected attribute(name: string): string {
    return this.getAttribute(name)?.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`) ?? "";
  }
}

/** "app:inbox" is the app's page /inbox in the admin. */
const addressOf = (href: string) => (href.startsWith("app:") ? `/admin/apps/aftercare/${href.slice(4).replace(/^\//, "")}` : href);

customElements.define(
  "s-link",
  class extends Plain {
    static observedAttributes = ["href", "accessibilitylabel", "accessibilityLabel"];
    protected markup() {
      const label = this.attribute("accessibilityLabel");
      return `<a href="${addressOf(this.attribute("href"))}" target="_top"${label && ` aria-label="${label}"`}><slot></slot></a>`;
    }
  },
);

customElements.define(
  "s-button",
  class extends Plain {
    static observedAttributes = ["href", "variant", "loading", "disabled"];
    protected markup() {
      const style = `button ${this.attribute("variant")}`;
      if (this.hasAttribute("href")) return `<a class="${style}" href="${addressOf(this.attribute("href"))}" target="_top"><slot></slot></a>`;
      return `<button type="button" class="${style}"${this.hasAttribute("loading") || this.hasAttribute("disabled") ? " disabled" : ""}><slot></slot></button>`;
    }
  },
);

/** A field whose value is the host's property and whose changes the host tells. */
abstract class Field extends Plain {
  static observedAttributes = ["label", "placeholder", "min", "max", "rows"];
  #value = "";
  get value() {
    return this.#value;
  }
  set value(value: string) {
    this.#value = value ?? "";
    const control = this.control;
    if (control && control.value !== this.#value) control.value = this.#value;
  }
  protected get control() {
    return this.inner.querySelector<HTMLInputElement>("input, select, textarea");
  }
  protected override draw() {
    super.draw();
    const control = this.control!;
    control.value = this.#value;
    control.addEventListener("change", () => {
      this.#value = control.value;
      this.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

customElements.define(
  "s-text-area",
  class extends Field {
    protected markup() {
      return `<label>${this.attribute("label")}<br><textarea rows="${this.attribute("rows") || 3}" maxlength="${this.attribute("maxLength") || 5000}"></textarea></label>`;
    }
  },
);
customElements.define(
  "s-number-field",
  class extends Field {
    protected markup() {
      return `<label>${this.attribute("label")}<br><input type="number" min="${this.attribute("min")}" max="${this.attribute("max")}"></label>`;
    }
  },
);
customElements.define(
  "s-select",
  class extends Field {
    readonly #watch = new MutationObserver(() => this.draw());
    override connectedCallback() {
      super.connectedCallback();
      this.#watch.observe(this, { childList: true, subtree: true, characterData: true });
    }
    protected markup() {
      const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
      const options = [...this.querySelectorAll("s-option")].map((option) => `<option value="${escape(option.getAttribute("value") ?? "")}">${escape(option.textContent)}</option>`);
      return `<label>${this.attribute("label")}<br><select><option value="">${this.attribute("placeholder")}</option>${options.join("")}</select></label>`;
    }
  },
);
customElements.define(
  "s-checkbox",
  class extends Plain {
    static observedAttributes = ["label"];
    #checked = false;
    get checked() {
      return this.#checked;
    }
    set checked(checked: boolean) {
      this.#checked = checked;
      const input = this.inner.querySelector("input");
      if (input) input.checked = checked;
    }
    protected markup() {
      return `<label><input type="checkbox"> ${this.attribute("label")}</label>`;
    }
    protected override draw() {
      super.draw();
      const input = this.inner.querySelector("input")!;
      input.checked = this.#checked;
      input.addEventListener("change", () => {
        this.#checked = input.checked;
        this.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }
  },
);

const headed = (tag: string, markup: (heading: string) => string) =>
  customElements.define(
    tag,
    class extends Plain {
      static observedAttributes = ["heading"];
      protected markup() {
        return `<style>${BLOCK}</style>${markup(this.attribute("heading"))}`;
      }
    },
  );
headed("s-admin-block", (heading) => `<h2>${heading}</h2><slot></slot>`);
headed("s-section", (heading) => `<h2>${heading}</h2><slot></slot>`);
headed("s-customer-account-action", (heading) => `<h2>${heading}</h2><slot></slot><footer><slot name="primary-action"></slot><slot name="secondary-actions"></slot></footer>`);

customElements.define(
  "s-details",
  class extends Plain {
    protected markup() {
      return `<style>${BLOCK} summary { cursor: pointer; font-weight: 600 }</style><details><summary></summary><slot></slot></details>`;
    }
    protected override draw() {
      super.draw();
      const summary = this.querySelector("s-summary");
      this.inner.querySelector("summary")!.textContent = summary?.textContent ?? "";
      if (summary) (summary as HTMLElement).hidden = true;
    }
  },
);

const withRole = (tag: string, role: (element: HTMLElement) => string) =>
  customElements.define(
    tag,
    class extends HTMLElement {
      connectedCallback() {
        this.setAttribute("role", role(this));
      }
    },
  );
withRole("s-unordered-list", () => "list");
withRole("s-list-item", () => "listitem");
withRole("s-banner", (banner) => (banner.getAttribute("tone") === "critical" ? "alert" : "status"));
customElements.define(
  "s-spinner",
  class extends Plain {
    static observedAttributes = ["accessibilityLabel", "accessibilitylabel"];
    protected markup() {
      return `<span role="status">${this.attribute("accessibilityLabel")} …</span>`;
    }
  },
);
