/**
 * The app-owned metaobjects that carry everything the theme blocks show, in one place: this list is what
 * `[metaobjects.app.*]` in shopify.app.toml says (a test compares), what is published, and what the Liquid reads.
 *
 * A page looks up at most four handles: `help_index.main` tells which chart a product has, then that chart, the
 * policy or the contact settings. Shopify allows 20. App-owned entries need no access scope, and other apps cannot write them.
 */
export interface FieldDefinition {
  name: string;
  type: "single_line_text_field" | "json" | "url" | "list.metaobject_reference<$app:faq_item>";
  description: string;
  required?: true;
}

export interface MetaobjectDefinition {
  name: string;
  description: string;
  displayNameField: string;
  fields: Record<string, FieldDefinition>;
}

export const METAOBJECTS = {
  size_chart: {
    name: "Size chart",
    description: "One size chart. Handle: the chart's own.",
    displayNameField: "title",
    fields: {
      title: { name: "Title", type: "single_line_text_field", description: "In the shop's language", required: true },
      columns: { name: "Columns", type: "json", description: "Measures and size systems, in order", required: true },
      rows: { name: "Rows", type: "json", description: "Sizes with every cell in both unit systems", required: true },
      texts: { name: "Texts", type: "json", description: "Words by language", required: true },
      finder: { name: "Fit finder", type: "json", description: "Ranges per size, in tenths of a millimetre" },
      fit_note: { name: "Fit note", type: "single_line_text_field", description: "none, runs_small, true_to_size or runs_large" },
      figure: { name: "Drawing", type: "single_line_text_field", description: "Which drawing shows how to measure" },
      picture: { name: "Picture", type: "json", description: "The shop's own picture of how to measure" },
    },
  },
  faq_item: {
    name: "FAQ",
    description: "One question and its answer. Handle: the question's own.",
    displayNameField: "question",
    fields: {
      question: { name: "Question", type: "single_line_text_field", description: "In the shop's language", required: true },
      texts: { name: "Texts", type: "json", description: "Question and rich-text answer by language", required: true },
      rule: { name: "Shown on", type: "json", description: "Products it belongs to", required: true },
      topic: { name: "Topic", type: "single_line_text_field", description: "Headline in long lists" },
      picture: { name: "Picture", type: "json", description: "Picture in the answer" },
      video: { name: "Video", type: "url", description: "Link to a video" },
    },
  },
  return_policy: {
    name: "Return policy",
    description: "The return policy in force. Handle: main.",
    displayNameField: "title",
    fields: {
      title: { name: "Title", type: "single_line_text_field", description: "Version of the policy", required: true },
      policy: { name: "Policy", type: "json", description: "Days, costs, conditions, exclusions, countries", required: true },
      texts: { name: "Texts", type: "json", description: "The shop's own words by language", required: true },
      link: { name: "Returns page", type: "single_line_text_field", description: "Where a return is started" },
    },
  },
  contact_settings: {
    name: "Contact form",
    description: "What the contact form asks and promises. Handle: main.",
    displayNameField: "title",
    fields: {
      title: { name: "Title", type: "single_line_text_field", description: "For the admin only", required: true },
      reasons: { name: "Reasons", type: "json", description: "Reasons and what each one needs", required: true },
      texts: { name: "Texts", type: "json", description: "Answer time, reason names and hints by language", required: true },
      people: { name: "People", type: "json", description: "First names and pictures of who answers" },
      photos: { name: "Photos", type: "single_line_text_field", description: "yes or no" },
    },
  },
  help_index: {
    name: "Help index",
    description: "Which chart a product has, and the questions in order. Handle: main.",
    displayNameField: "title",
    fields: {
      title: { name: "Title", type: "single_line_text_field", description: "For the admin only", required: true },
      charts: { name: "Charts", type: "json", description: "Products with a chart of their own, then rules in order", required: true },
      faqs: { name: "Questions", type: "list.metaobject_reference<$app:faq_item>", description: "In the order shown" },
    },
  },
} as const satisfies Record<string, MetaobjectDefinition>;

export type MetaobjectType = keyof typeof METAOBJECTS;

/** As the Admin API and Liquid name it: "$app:size_chart". */
export function appType(type: MetaobjectType): `$app:${MetaobjectType}` {
  return `$app:${type}`;
}

/** The one entry of the types that have only one. */
export const MAIN_HANDLE = "main";

/** Shopify's limits on API 2026-10, in bytes of UTF-8 and in entries; and how many rules the theme goes through. */
export const LIMITS = { json: 128 * 1024, text: 64 * 1024, references: 256, rules: 250 } as const;

/** The `[metaobjects.app.*]` part of shopify.app.toml. */
export function metaobjectsToml(): string {
  return Object.entries<MetaobjectDefinition>(METAOBJECTS)
    .map(([type, definition]) => {
      const head = [
        `[metaobjects.app.${type}]`,
        `name = ${quoted(definition.name)}`,
        `description = ${quoted(definition.description)}`,
        `display_name_field = ${quoted(definition.displayNameField)}`,
        `access.admin = "merchant_read"`,
        `access.storefront = "none"`,
      ];
      const fields = Object.entries(definition.fields).map(([key, field]) =>
        [
          `[metaobjects.app.${type}.fields.${key}]`,
          `name = ${quoted(field.name)}`,
          `description = ${quoted(field.description)}`,
          `type = ${quoted(field.type)}`,
          ...(field.required ? ["required = true"] : []),
        ].join("\n"),
      );
      return [head.join("\n"), ...fields].join("\n\n");
    })
    .join("\n\n");
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
