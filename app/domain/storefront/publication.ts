import type { ReturnPolicy } from "../returns/policy";
import { publishedChart } from "./chart-json";
import { type AssignedChart, type Assignment, numericId, publishedRule, type PublishedRule } from "./chart-rules";
import type { ContactSettings } from "./contact-settings";
import type { FaqDraft } from "./faq-item";
import { LIMITS, MAIN_HANDLE, METAOBJECTS, type MetaobjectDefinition, type MetaobjectType } from "./metaobjects";
import { publishedPolicy, type ReturnsNotice } from "./returns-notice";
import { publishedTexts, type ShopTexts } from "./shop-texts";
import type { SizeChartDraft } from "./size-chart";

/** One metaobject as it should be; `fields` are the strings that `metaobjectUpsert` takes. */
export interface Entry {
  type: MetaobjectType;
  handle: string;
  fields: Record<string, string>;
}

/** `bytes` counts entries where the limit is one of entries (`faqs`, rules in `charts`). */
export type Publishable = { outcome: "entry"; entry: Entry } | { outcome: "too_large"; field: string; bytes: number; limit: number };

/** Handles: lower case, as Shopify makes them. */
export function chartEntry(handle: string, draft: SizeChartDraft): Publishable {
  const chart = publishedChart(draft);
  return withinLimits({
    type: "size_chart",
    handle,
    fields: {
      title: primary(draft.texts).title || handle,
      columns: JSON.stringify(chart.columns),
      rows: JSON.stringify(chart.rows),
      texts: JSON.stringify(chart.texts),
      finder: JSON.stringify(chart.finder),
      fit_note: chart.fit_note,
      figure: chart.figure,
      picture: chart.picture === null ? "" : JSON.stringify(chart.picture),
    },
  });
}

export function faqEntry(handle: string, draft: FaqDraft): Publishable {
  return withinLimits({
    type: "faq_item",
    handle,
    fields: {
      question: primary(draft.texts).question,
      texts: JSON.stringify(publishedTexts(draft.texts, (texts) => texts)),
      rule: JSON.stringify(publishedRule(draft.shownOn)),
      topic: draft.topic,
      picture: draft.picture === null ? "" : JSON.stringify(draft.picture),
      video: draft.video ?? "",
    },
  });
}

/** @param withdrawalCountries ISO codes; see `publishedPolicy` */
export function returnsEntry(version: number, policy: ReturnPolicy, notice: ReturnsNotice, withdrawalCountries: readonly string[]): Publishable {
  return withinLimits({
    type: "return_policy",
    handle: MAIN_HANDLE,
    fields: {
      title: `Version ${version}`,
      policy: JSON.stringify(publishedPolicy(policy, withdrawalCountries)),
      texts: JSON.stringify(publishedTexts(notice.texts, (texts) => texts)),
      link: notice.selfServiceUrl ?? "",
    },
  });
}

export function contactEntry(settings: ContactSettings): Publishable {
  return withinLimits({
    type: "contact_settings",
    handle: MAIN_HANDLE,
    fields: {
      title: "Contact form",
      reasons: JSON.stringify(settings.reasons),
      texts: JSON.stringify(publishedTexts(settings.texts, (texts) => texts)),
      people: JSON.stringify(settings.people),
      photos: settings.photos ? "yes" : "no",
    },
  });
}

export interface IndexedChart extends AssignedChart {
  handle: string;
}

/**
 * The index, written last when publishing and first when taking something away, so that it never names what is not there.
 * @param charts  published ones, in order of precedence
 * @param faqIds  metaobject gids of the published questions, in the order shown
 */
export function indexEntry(charts: readonly IndexedChart[], faqIds: readonly string[]): Publishable {
  if (faqIds.length > LIMITS.references) return { outcome: "too_large", field: "faqs", bytes: faqIds.length, limit: LIMITS.references };
  const index = publishedIndex(charts);
  if (index.rules.length > LIMITS.rules) return { outcome: "too_large", field: "charts", bytes: index.rules.length, limit: LIMITS.rules };
  return withinLimits({
    type: "help_index",
    handle: MAIN_HANDLE,
    fields: { title: "Help index", charts: JSON.stringify(index), faqs: JSON.stringify(faqIds) },
  });
}

export interface PublishedIndex {
  /** Product number → chart handle, for products that a chart names. */
  products: Record<string, string>;
  rules: (Omit<PublishedRule, "products"> & { chart: string })[];
}

export function publishedIndex(charts: readonly IndexedChart[]): PublishedIndex {
  const products: Record<string, string> = {};
  for (const { handle, assignment } of charts) {
    for (const id of named(assignment)) products[numericId(id)] ??= handle;
  }
  const rules = charts
    .filter(({ assignment }) => assignment.rule !== null)
    .map(({ handle, assignment }) => {
      const { products: _named, ...rule } = publishedRule(assignment);
      return { chart: handle, ...rule };
    });
  return { products, rules };
}

/** A product both named and excepted is excepted. */
function named({ products, except }: Assignment): string[] {
  return products.filter((id) => !except.includes(id));
}

function primary<Texts>(texts: ShopTexts<Texts>): Texts {
  const found = texts.byLanguage[texts.primary];
  if (found === undefined) throw new Error(`No texts in the primary language "${texts.primary}"`);
  return found;
}

function withinLimits(entry: Entry): Publishable {
  const definition: MetaobjectDefinition = METAOBJECTS[entry.type];
  for (const [field, value] of Object.entries(entry.fields)) {
    const bytes = new TextEncoder().encode(value).length;
    const limit = definition.fields[field]?.type === "json" ? LIMITS.json : LIMITS.text;
    if (bytes > limit) return { outcome: "too_large", field, bytes, limit };
  }
  return { outcome: "entry", entry };
}
