import type { OrderStatusAnswer } from "../../app/domain/storefront/proxy-contract";

/** What several block scripts need. Everything here is an improvement on HTML that already works. */

/** "[size]" in a sentence of the locale file → the value. */
export function fill(sentence: string | undefined, values: Record<string, string>): string {
  return (sentence ?? "").replace(/\[(\w+)\]/g, (_, name: string) => values[name] ?? "");
}

/**
 * Every block on the page, now and when the theme editor or the theme itself renders it again.
 * A script comes with the first touch of its block, so `start` finds open what that touch opened, and filled what it filled.
 */
export function onBlocks(selector: string, start: (block: HTMLElement) => void): void {
  const begin = (root: ParentNode): void => {
    root.querySelectorAll<HTMLElement>(selector).forEach((block) => {
      if (block.dataset.ready) return;
      block.dataset.ready = "yes";
      start(block);
    });
  };
  begin(document);
  document.addEventListener("shopify:section:load", (event) => begin(event.target as HTMLElement));
}

/** POST to the app proxy, answered in JSON; null when there was no usable answer. */
export async function post(url: string, body: FormData | URLSearchParams): Promise<{ status: number; json: unknown } | null> {
  try {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    return { status: response.status, json: await response.json().catch(() => null) };
  } catch {
    return null;
  }
}

interface CustomerPrivacy {
  analyticsProcessingAllowed?: () => boolean;
}

/** No cookie and no id is involved; still nothing is counted where the shopper said no to measuring. */
export function mayCount(): boolean {
  const { Shopify } = window as unknown as { Shopify?: { customerPrivacy?: CustomerPrivacy } };
  return Shopify?.customerPrivacy?.analyticsProcessingAllowed?.() ?? true;
}

/** "Did this help?" without leaving the page, and one note that the answer was opened. */
export function countHelp(scope: HTMLElement): void {
  scope.querySelectorAll<HTMLFormElement>("[data-aftercare-helped]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
      const answer = button?.value ?? "yes";
      const status = form.querySelector<HTMLElement>("[role=status]");
      if (status) status.textContent = (answer === "yes" ? status.dataset.thanks : status.dataset.sorry) ?? "";
      form.querySelectorAll("button").forEach((each) => each.remove());
      void post(form.action, new URLSearchParams({ answer }));
    });
  });
}

export function noteOpened(form: HTMLFormElement | null): void {
  if (!form || form.dataset.noted || !mayCount()) return;
  form.dataset.noted = "yes";
  navigator.sendBeacon(form.action, new URLSearchParams({ answer: "opened" }));
}

/** Narrows a list of <details> to those that hold every word typed. */
export function searchList(block: HTMLElement): void {
  const field = block.querySelector<HTMLElement>(".ac-search");
  const input = field?.querySelector("input");
  const status = field?.querySelector<HTMLElement>("[role=status]");
  if (!field || !input) return;
  const entries = [...block.querySelectorAll<HTMLElement>("[data-aftercare-question]")].map((entry) => ({ entry, text: fold(entry.textContent ?? "") }));
  const search = (): void => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { entry, text } of entries) {
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) found += 1;
    }
    if (status) status.textContent = found === 0 ? (status.dataset.none ?? "") : "";
  };
  input.addEventListener("input", search);
  if (input.value) search();
}

/** Without accents and case: "Größe" is found by "grosse" and "größe". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** Asks for an order's status and shows it beside the button. */
export async function showOrderStatus(form: HTMLFormElement, url: string): Promise<void> {
  const target = form.querySelector<HTMLElement>("[data-status]");
  if (!target) return;
  const fields = new FormData(form);
  const question = new URLSearchParams();
  for (const name of ["order", "email", "locale"]) question.set(name, String(fields.get(name) ?? ""));
  target.textContent = "…";
  const answer = await post(url, question);
  const status = answer?.json as OrderStatusAnswer | null | undefined;
  if (answer?.status === 429) target.textContent = form.dataset.slow ?? "";
  else if (status?.outcome === "found") target.replaceChildren(status.text, ...trackingLinks(status.tracking, form.dataset.track ?? ""));
  else target.textContent = (status?.outcome === "not_found" ? form.dataset.unknown : form.dataset.failed) ?? "";
}

function trackingLinks(tracking: { url: string | null }[], label: string): Node[] {
  return tracking.flatMap(({ url }) => {
    if (!url || !/^https?:\/\//.test(url)) return [];
    const link = document.createElement("a");
    link.href = url;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    link.textContent = label;
    return [document.createTextNode(" "), link];
  });
}
