import type { ContactAnswer } from "../../app/domain/storefront/proxy-contract";
import { onBlocks, post, showOrderStatus } from "./shared";
import { suggestAnswers } from "./suggest";

onBlocks("[data-aftercare-contact]", (block) => {
  const form = block.querySelector("form");
  if (!form) return;
  const message = form.querySelector<HTMLTextAreaElement>("[name=message]");
  const suggestions = form.querySelector<HTMLElement>("[data-suggestions]");
  if (message && suggestions) suggestAnswers(message, suggestions, () => String(new FormData(form).get("locale")));

  fillFromAddress(form);
  form.addEventListener("change", () => {
    const chosen = form.querySelector<HTMLInputElement>("[name=reason]:checked");
    const order = form.querySelector<HTMLInputElement>("[name=order]");
    if (order) order.required = chosen?.classList.contains("ac-order-required") ?? false;
  });
  form.dispatchEvent(new Event("change"));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.hasAttribute("formaction")) void showOrderStatus(form, button.formAction);
    else void send(block, form, button);
  });
});

/** "Ask us" on a product's page leads here with the product in the address. */
function fillFromAddress(form: HTMLFormElement): void {
  const address = new URLSearchParams(location.search);
  const product = form.querySelector<HTMLInputElement>("[name=product]");
  const item = form.querySelector<HTMLInputElement>("[name=item]");
  const asked = address.get("product") ?? "";
  if (!product || product.value || !/^\d+$/.test(asked)) return;
  product.value = asked;
  if (item && !item.value) item.value = (address.get("item") ?? "").slice(0, item.maxLength);
}

async function send(block: HTMLElement, form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  const problem = form.querySelector<HTMLElement>("[data-problem]");
  if (button) button.disabled = true;
  const answer = await post(form.action, new FormData(form));
  if (button) button.disabled = false;
  const result = answer?.json as ContactAnswer | null | undefined;
  if (result?.outcome === "received") {
    const thanks = document.createElement("p");
    thanks.className = "ac-note";
    thanks.tabIndex = -1;
    thanks.textContent = form.dataset.sent ?? "";
    form.replaceWith(thanks);
    thanks.focus();
    block.dataset.sent = "yes";
    return;
  }
  if (problem) problem.textContent = (answer?.status === 429 ? form.dataset.slow : result?.outcome === "invalid" ? "" : form.dataset.failed) ?? "";
  showErrors(form, result?.outcome === "invalid" ? result.errors : {});
}

function showErrors(form: HTMLFormElement, errors: Record<string, string>): void {
  form.querySelectorAll("[data-error]").forEach((each) => each.remove());
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  let first: HTMLElement | null = null;
  for (const [name, code] of Object.entries(errors)) {
    const field = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    if (!field) continue;
    const note = document.createElement("small");
    note.dataset.error = name;
    note.id = `${form.parentElement?.querySelector("h2")?.id ?? "aftercare"}-${name}`;
    note.textContent = (code === "email" ? form.dataset.email : code === "photo" ? form.dataset.photo : form.dataset.missing) ?? "";
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", note.id);
    field.insertAdjacentElement("afterend", note);
    first ??= field;
  }
  first?.focus();
}
