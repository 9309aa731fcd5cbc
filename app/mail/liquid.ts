import { Liquid } from "liquidjs";

/** Values of Liquid variables, nested as the paths are: { order: { name: "#1042" } }. A missing fact is left out, never null. */
export type LiquidValues = Record<string, Record<string, string>>;

/**
 * Strict: an unknown variable, filter or a fact that this order does not have is an error, never a blank in somebody's
 * mail. `{% if %}` and `| default:` may ask for a missing fact.
 */
const options = { strictVariables: true, strictFilters: true, lenientIf: true, ownPropertyOnly: true, cache: false } as const;

// No `render`, `include`, `layout`: a template is one text and reads no file.
const forHtml = new Liquid({ ...options, outputEscape: "escape", templates: {} });
const forText = new Liquid({ ...options, templates: {} });

/** A template whose values are written into HTML, so they are escaped. */
export function fillHtml(template: string, values: LiquidValues): string {
  return forHtml.parseAndRenderSync(template, values, LIMITS);
}

/** A template for a plain line (subject, button, address): one line, no control characters. */
export function fillLine(template: string, values: LiquidValues): string {
  return forText.parseAndRenderSync(template, values, LIMITS).replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

/** The variables that a template uses, as paths ("order.name"). Throws liquidjs's error when it cannot be read. */
export function variablesIn(template: string): string[] {
  const segments = forText.globalVariableSegmentsSync(template);
  return [...new Set(segments.map((path) => path.map((part) => (typeof part === "object" ? "…" : String(part))).join(".")))];
}

/** A merchant's loop must not hold up the mail of others. */
const LIMITS = { renderLimit: 500, memoryLimit: 5_000_000 };
