import type { Condition } from "~/domain/journeys/conditions";
import type { JourneyConfig, StepSettings } from "~/domain/journeys/journey";
import type { Locale } from "~/lib/locales";
import type { Block, StepContent } from "~/mail/blocks";

/** A step as the editor shows it: the catalogue's words stand wherever the merchant wrote none. */
export interface CatalogueStep {
  key: string;
  name: string;
  purpose: string;
  /** What starts it, in words. */
  when: string;
  delay: NonNullable<StepSettings["delay"]>;
  content: Record<Locale, StepContent>;
}

/** What is wrong with the words of a step, by where they stand: "subject", "preheader", "block 3". */
export type Problems = Record<string, string[]>;

export const BLOCK_NAMES: Record<Block["type"], string> = {
  heading: "Heading",
  text: "Text",
  items: "What was bought",
  returns: "Return dates and rules",
  parcels: "Parcels",
  size_chart: "Size charts of what was bought",
  faq: "Questions about what was bought",
  rating: "Rating",
  button: "Button",
  image: "Picture",
  discount: "Discount code",
  signature: "Signature",
};

export function newBlock(type: Block["type"]): Block {
  switch (type) {
    case "heading":
      return { type, text: "A heading" };
    case "text":
      return { type, html: "<p>Write here.</p>" };
    case "rating":
      return { type, question: "How did we do?" };
    case "button":
      return { type, label: "Visit the shop", url: "{{ shop.url }}" };
    case "image":
      return { type, url: "", alt: "", link: null };
    case "discount":
      return { type, code: "", words: "For your next order" };
    case "signature":
      return { type, name: "{{ shop.name }}" };
    default:
      return { type };
  }
}

/** The list with the entry at `from` standing at `to`. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

export function changeStep(config: JourneyConfig, key: string, change: Partial<StepSettings>): JourneyConfig {
  return { ...config, steps: config.steps.map((step) => (step.key === key ? { ...step, ...change } : step)) };
}

/** Own words in one language; null takes the supplied ones back. */
export function changeContent(config: JourneyConfig, key: string, locale: Locale, content: StepContent | null): JourneyConfig {
  const step = config.steps.find((each) => each.key === key)!;
  const others = Object.fromEntries(Object.entries(step.content).filter(([language]) => language !== locale));
  return changeStep(config, key, { content: content ? { ...others, [locale]: content } : others });
}

/** Languages that still have the supplied words although others were rewritten. */
export function languagesLeft(step: StepSettings, locales: readonly Locale[]): Locale[] {
  return Object.keys(step.content).length === 0 ? [] : locales.filter((locale) => !step.content[locale]);
}

export function languageName(locale: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
}

export function newCondition(about: Condition["about"]): Condition {
  if (about === "value") return { about, atLeast: 0, below: null };
  if (about === "first_order") return { about, is: true };
  return { about, is: true, values: [] };
}

/** `{{ path }}`, guarded where not every order has it, because a missing fact stops the mail. */
export function variableTag({ path, sometimes }: { path: string; sometimes: boolean }): string {
  return sometimes ? `{% if ${path} %}{{ ${path} }}{% endif %}` : `{{ ${path} }}`;
}
