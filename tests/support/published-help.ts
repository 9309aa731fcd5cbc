/** The demo shop's help content, published into the local Shopify as the app would publish it, and all blocks in their places. */
import { policySchema, type ReturnPolicyInput } from "../../app/domain/returns/policy";
import { type MetaobjectDefinition as Definition, METAOBJECTS, type MetaobjectType } from "../../app/domain/storefront/metaobjects";
import { chartEntry, contactEntry, type Entry, faqEntry, indexEntry, type Publishable, returnsEntry } from "../../app/domain/storefront/publication";
import { plainReturnsNotice } from "../../app/domain/storefront/returns-notice";
import { demoCharts, demoContact, demoQuestions } from "../fixtures/storefront/content";
import type { ShopState } from "../local-shopify/state/types";

export const DEMO_POLICY: ReturnPolicyInput = {
  windowDays: 30,
  transitDays: 7,
  fallbackDays: 44,
  exchanges: { offered: true, windowDays: 60 },
  shippingPaidBy: "customer",
  condition: "unused-with-tags",
  exclusions: { types: ["Gift cards"], tags: ["personalised"] },
  countries: [{ countries: ["DE", "NL"], shippingPaidBy: "shop" }],
};

/** Everything the demo shop tells its shoppers, and all blocks in their places. */
export function publishDemoContent(state: ShopState): void {
  const charts = demoCharts();
  for (const { handle, draft } of charts) putEntry(state, chartEntry(handle, draft));
  const faqIds = demoQuestions().map(({ handle, draft }) => putEntry(state, faqEntry(handle, draft)));
  putEntry(state, contactEntry(demoContact()));
  putEntry(state, returnsEntry(1, policySchema.parse(DEMO_POLICY), { ...plainReturnsNotice("en"), selfServiceUrl: "/pages/contact" }, ["DE", "NL", "FR", "ES", "PT"]));
  putEntry(state, indexEntry(charts.map(({ handle, draft }) => ({ id: handle, handle, assignment: draft.assignment })), faqIds));
  state.placements = [
    { id: "chart_1", block: "size-chart", template: "product", settings: {} },
    { id: "returns_1", block: "returns", template: "product", settings: {} },
    { id: "faq_1", block: "faq", template: "product", settings: {} },
    { id: "contact_1", block: "contact", template: "page.contact", settings: {} },
    { id: "faq_2", block: "faq", template: "page.contact", settings: {} },
    { id: "help_1", block: "help-button", template: "*", settings: {} },
  ];
}

/** What `metaobjectUpsert` does; answers the entry's gid. */
export function putEntry(state: ShopState, published: Publishable): string {
  if (published.outcome !== "entry") throw new Error(`Too large: ${published.field}`);
  const { type, handle, fields } = published.entry;
  const stored = storedType(state, type);
  const known = state.metaobjects.find((each) => each.type === stored && each.handle === handle);
  if (known) {
    known.fields = fields;
    return known.id;
  }
  const id = `gid://shopify/Metaobject/${state.counters.id++}`;
  state.metaobjects.push({ id, type: stored, handle, fields, status: "ACTIVE", createdAt: "2026-11-01T09:00:00Z", updatedAt: "2026-11-01T09:00:00Z" });
  return id;
}

export function removeEntry(state: ShopState, type: MetaobjectType, handle: Entry["handle"]): void {
  const stored = storedType(state, type);
  state.metaobjects = state.metaobjects.filter((each) => each.type !== stored || each.handle !== handle);
}

/** The definition as `shopify app deploy` makes it, unless it is there. */
function storedType(state: ShopState, type: MetaobjectType): string {
  const known = state.metaobjectDefinitions.find((each) => each.type.endsWith(`--${type}`));
  if (known) return known.type;
  const definition: Definition = METAOBJECTS[type];
  const stored = `app--${state.installation.appId.split("/").pop()}--${type}`;
  state.metaobjectDefinitions.push({
    id: `gid://shopify/MetaobjectDefinition/${state.counters.id++}`,
    type: stored,
    name: definition.name,
    description: definition.description,
    displayNameKey: definition.displayNameField,
    adminAccess: "MERCHANT_READ",
    storefrontAccess: "NONE",
    capabilities: { publishable: false, translatable: false, renderable: false, onlineStore: false },
    fields: Object.entries(definition.fields).map(([key, field]) => ({ key, name: field.name, description: field.description, type: field.type, required: field.required ?? false, validations: [] })),
    createdAt: "2026-11-01T09:00:00Z",
  });
  return stored;
}
