/** HTML as a tagged template that escapes whatever is put into it, so that a hostile mail or name stays text. */
export interface Html {
  readonly html: string;
}

export type Renderable = Html | string | number | null | undefined | false | readonly Renderable[];

/** ``html`<b>${name}</b>` ``: strings are escaped (also inside quoted attributes), `Html` goes in as it is, lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Renderable[]): Html {
  return { html: strings.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}

/** Text that is HTML already. Only for what this program wrote itself. */
export const trusted = (text: string): Html => ({ html: text });

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON for a `<script type="application/json">`: `</script>` in a value cannot end it. */
export const json = (value: unknown): Html => trusted(JSON.stringify(value).replace(/</g, "\\u003c"));

function render(value: Renderable): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if ("html" in value) return value.html;
  return value.map(render).join("");
}
