import { findFit, type Fit, type FitRow, type Span, type Verdict } from "../../app/domain/storefront/fit-finder";
import { countHelp, fill, noteOpened, onBlocks } from "./shared";

/** Tenths of a millimetre (grams for weights) in one unit: the grain of the published ranges. */
const GRAIN: Record<string, number> = { mm: 10, cm: 100, in: 254, kg: 1_000_000, lb: 453_592.37 };

const OPEN = "[open], :popover-open";

onBlocks("[data-aftercare-chart]", (block) => {
  openInOldBrowsers(block);
  markVariant(block);
  countHelp(block);
  startFinder(block);
  const opened = () => noteOpened(block.querySelector<HTMLFormElement>("[data-aftercare-helped]"));
  if (block.querySelector(OPEN)) opened();
  block.addEventListener("toggle", (event) => (event.target as HTMLElement).matches(OPEN) && opened(), true);
});

/** Browsers with popovers but without command buttons get a real modal dialog as well. */
function openInOldBrowsers(block: HTMLElement): void {
  const dialog = block.querySelector("dialog");
  if (!dialog || "command" in HTMLButtonElement.prototype) return;
  block.querySelectorAll<HTMLButtonElement>("[commandfor]").forEach((button) => {
    button.removeAttribute("popovertarget");
    button.addEventListener("click", () => (dialog.open ? dialog.close() : dialog.showModal()));
  });
  if (dialog.matches(":popover-open")) {
    dialog.hidePopover();
    dialog.showModal();
  }
}

/** The row of the size that is chosen in the theme's own picker, whatever the theme calls it. */
function markVariant(block: HTMLElement): void {
  const rows = [...block.querySelectorAll<HTMLElement>("tr[data-match]")];
  const mark = (control: EventTarget | null): void => {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement) || block.contains(control)) return;
    const wanted = control.value.trim().toLowerCase();
    const row = rows.find((each) => each.dataset.match?.split("|").includes(wanted));
    if (!row) return;
    rows.forEach((each) => each.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
  };
  // What was chosen before this script came.
  (block.closest(".shopify-section") ?? document).querySelectorAll("input:checked, select").forEach(mark);
  document.addEventListener("change", (event) => mark(event.target));
}

function startFinder(block: HTMLElement): void {
  const finder = block.querySelector<HTMLElement>("[data-aftercare-finder]");
  const result = finder?.querySelector<HTMLElement>(".ac-result");
  const published = finder?.querySelector("script[type='application/json']");
  if (!finder || !result || !published) return;

  const rows = [...block.querySelectorAll<HTMLElement>("tr[data-match]")];
  const names = rows.map((row) => row.querySelector("th")?.textContent?.trim() ?? "");
  const spans = JSON.parse(published.textContent ?? "[]") as (Span | null)[][];
  const fitRows: FitRow[] = spans.map((own, index) => ({ size: names[index] ?? "", spans: own }));
  const inputs = [...finder.querySelectorAll<HTMLInputElement>("[data-measure]")];
  const known = finder.querySelector<HTMLSelectElement>("[data-known]");

  const imperial = (): boolean => block.querySelector<HTMLInputElement>(".ac-imperial")?.checked ?? false;
  let shownImperial = imperial();
  const unitOf = (input: HTMLInputElement, inches: boolean): number => GRAIN[(inches ? input.dataset.imperial : input.dataset.metric) ?? "cm"] ?? 100;

  const answer = (): void => {
    const measures = inputs.map((input) => {
      const value = readNumber(input.value);
      return value === null ? null : value * unitOf(input, shownImperial);
    });
    const fit = findFit(fitRows, measures);
    const worn = known?.value ? Number(known.value) : null;
    rows.forEach((row, index) => row.classList.toggle("ac-found", chosen(fit, worn).includes(index)));
    result.textContent = sentences(fit, worn, names, inputs, result.dataset).join(" ");
  };

  finder.addEventListener("input", answer);
  block.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
    const inches = imperial();
    for (const input of inputs) {
      const value = readNumber(input.value);
      if (value !== null) input.value = String(Math.round((value * unitOf(input, shownImperial) * 10) / unitOf(input, inches)) / 10);
    }
    shownImperial = inches;
  });
}

/** "86,5", "34 1/2", "34½" */
function readNumber(typed: string): number | null {
  const plain = typed.trim().replace(",", ".").replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4");
  const match = /^(\d+(?:\.\d+)?)?\s*(?:(\d+)\/(\d+))?$/.exec(plain);
  if (!match || plain === "") return null;
  const value = Number(match[1] ?? 0) + (match[3] ? Number(match[2]) / Number(match[3]) : 0);
  return value > 0 && Number.isFinite(value) ? value : null;
}

function chosen(fit: Fit, worn: number | null): number[] {
  if (fit.outcome === "size") return [fit.row];
  if (fit.outcome === "between") return [fit.smaller, fit.larger];
  return fit.outcome === "unknown" && worn !== null ? [worn] : [];
}

function sentences(fit: Fit, worn: number | null, names: string[], inputs: HTMLInputElement[], words: DOMStringMap): string[] {
  const name = (row: number): string => names[row] ?? "";
  const said: string[] = [];
  if (fit.outcome === "size") said.push(fill(words.size, { size: name(fit.row) }));
  if (fit.outcome === "between") said.push(fill(words.between, { small: name(fit.smaller), large: name(fit.larger) }));
  if (fit.outcome === "outside") said.push(fill(fit.side === "small" ? words.small : words.large, { size: name(fit.row) }));
  if (fit.reasons.length > 1 || fit.outcome === "between") {
    const reasons = fit.reasons.map(({ measure, verdict }) => fill(words.and, { name: inputs[measure]?.dataset.name ?? "", size: verdictText(verdict, name, words) }));
    said.push(`${reasons.join(" · ")}.`);
  }
  if (worn !== null) {
    const agrees = fit.outcome === "unknown" || chosen(fit, null).includes(worn);
    said.push(fill(agrees ? words.same : words.differs, { size: name(worn) }));
  }
  return said;
}

function verdictText(verdict: Verdict, name: (row: number) => string, words: DOMStringMap): string {
  switch (verdict.says) {
    case "size":
      return name(verdict.row);
    case "between":
      return `${name(verdict.lower)}–${name(verdict.upper)}`;
    case "below":
      return fill(words.under, { size: name(verdict.row) });
    case "above":
      return fill(words.over, { size: name(verdict.row) });
  }
}
