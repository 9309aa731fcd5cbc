import { createHash } from "node:crypto";
import { inShop } from "~/db.server";
import { currentPolicy } from "~/domain/returns/policy-for-order.server";
import { WITHDRAWAL_COUNTRIES } from "~/domain/returns/withdrawal-right";
import { contactSettingsSchema, defaultContactSettings } from "~/domain/storefront/contact-settings";
import { faqDraftSchema } from "~/domain/storefront/faq-item";
import { readCollectionsNamed, type CollectionProducts } from "~/domain/storefront/collections.server";
import { appType, type MetaobjectType } from "~/domain/storefront/metaobjects";
import { chartEntry, contactEntry, faqEntry, indexEntry, returnsEntry, type Entry, type Publishable } from "~/domain/storefront/publication";
import { plainReturnsNotice, returnsNoticeSchema } from "~/domain/storefront/returns-notice";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";
import type { AdminClient } from "~/shopify/client.server";
import { deleteMetaobject, listMetaobjects, upsertMetaobject } from "~/shopify/metaobjects.server";

export interface Published {
  written: number;
  removed: number;
  /** What Shopify or its limits refused, in words. */
  problems: { what: string; words: string }[];
}

/**
 * Makes Shopify's metaobjects equal to what is published here. Only what differs from Shopify's copy is written, so it
 * can run at any time, twice, and after a crash: drift is repaired by the same path. Charts and questions first, then
 * the index that names them; what is no longer published goes last.
 */
export async function publishStorefront({ shopId, admin, now }: { shopId: string; admin: AdminClient; now: Date }): Promise<Published> {
  const wanted = await inShop(shopId, async (tx) => {
    const [charts, faqs, settings, shop, policy] = [
      await tx.sizeChart.findMany({ where: { shopId, status: "published" }, orderBy: { createdAt: "asc" } }),
      await tx.faqItem.findMany({ where: { shopId, status: "published" }, orderBy: { position: "asc" } }),
      await tx.storefrontSettings.findUnique({ where: { shopId } }),
      await tx.shop.findUniqueOrThrow({ where: { shopId } }),
      await currentPolicy(tx, { shopId, now }),
    ];
    const language = shop.locale.toLowerCase();
    return {
      charts: charts.map((row) => ({ handle: row.handle, draft: sizeChartDraftSchema.parse(row.published) })),
      faqs: faqs.map((row) => ({ handle: row.handle, draft: faqDraftSchema.parse(row.published) })),
      contact: settings?.contact ? contactSettingsSchema.parse(settings.contact) : defaultContactSettings(language),
      notice: settings?.returnsNotice ? returnsNoticeSchema.parse(settings.returnsNotice) : plainReturnsNotice(language),
      policy,
    };
  });

  const published: Published = { written: 0, removed: 0, problems: [] };
  const there = await readAll(admin);
  const write = (publishable: Publishable, what: string) => writeEntry(admin, there, published, publishable, what);

  const kept: string[] = [];
  for (const { handle, draft } of wanted.charts) if (await write(chartEntry(handle, draft), `Size chart ${handle}`)) kept.push(handle);
  const faqIds: string[] = [];
  for (const { handle, draft } of wanted.faqs) {
    const id = await write(faqEntry(handle, draft), `Question ${handle}`);
    if (id) faqIds.push(id);
  }
  await write(contactEntry(wanted.contact), "Contact form");
  await write(returnsEntry(wanted.policy.version, wanted.policy.policy, wanted.notice, WITHDRAWAL_COUNTRIES), "Return policy");
  const indexed = wanted.charts.filter(({ handle }) => kept.includes(handle)).map(({ handle, draft }) => ({ id: handle, handle, assignment: draft.assignment }));
  await write(indexEntry(indexed, faqIds), "Help index");

  for (const [type, handles] of [["size_chart", wanted.charts], ["faq_item", wanted.faqs]] as const) {
    for (const [key, entry] of there) {
      if (!key.startsWith(`${type}/`) || handles.some(({ handle }) => key === `${type}/${handle}`)) continue;
      await deleteMetaobject(admin, entry.id);
      published.removed += 1;
    }
  }
  const collections = await readCollectionsNamed(admin, [...wanted.charts.map(({ draft }) => draft.assignment), ...wanted.faqs.map(({ draft }) => draft.shownOn)]);
  await note(shopId, published, wanted, collections, now);
  return published;
}

type Existing = Map<string, { id: string; fields: Record<string, string> }>;

async function readAll(admin: AdminClient): Promise<Existing> {
  const there: Existing = new Map();
  const types: MetaobjectType[] = ["size_chart", "faq_item", "contact_settings", "return_policy", "help_index"];
  for (const type of types) for (const { id, handle, fields } of await listMetaobjects(admin, appType(type))) there.set(`${type}/${handle}`, { id, fields });
  return there;
}

/** Returns the metaobject's gid, or null when it could not be written. */
async function writeEntry(admin: AdminClient, there: Existing, published: Published, publishable: Publishable, what: string): Promise<string | null> {
  if (publishable.outcome === "too_large") {
    published.problems.push({ what, words: `“${publishable.field}” is ${publishable.bytes} bytes; Shopify takes ${publishable.limit}.` });
    return null;
  }
  const { entry } = publishable;
  const existing = there.get(`${entry.type}/${entry.handle}`);
  if (existing && digest(entry.fields) === digest(pick(existing.fields, entry))) return existing.id;
  const result = await upsertMetaobject(admin, { type: appType(entry.type), handle: entry.handle, fields: entry.fields });
  if (result.outcome === "written") {
    published.written += 1;
    return result.metaobject.id;
  }
  published.problems.push({ what, words: result.reasons.join(" ") });
  return null;
}

/** The fields that we write, in Shopify's copy; an empty one is not stored there. */
function pick(fields: Record<string, string>, entry: Entry): Record<string, string> {
  return Object.fromEntries(Object.keys(entry.fields).map((key) => [key, fields[key] ?? ""]));
}

function digest(fields: Record<string, string>): string {
  const canonical = Object.keys(fields)
    .sort()
    .map((key) => [key, canonicalJson(fields[key] ?? "")]);
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}

/** Shopify stores JSON fields in a form of its own; the order of keys does not matter. */
function canonicalJson(value: string): unknown {
  try {
    return sorted(JSON.parse(value));
  } catch {
    return value;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]));
}

async function note(shopId: string, published: Published, wanted: { charts: { handle: string }[]; faqs: { handle: string }[] }, collections: CollectionProducts, now: Date): Promise<void> {
  const problem = (what: string) => published.problems.find((each) => each.what === what)?.words ?? null;
  await inShop(shopId, async (tx) => {
    // `updatedAt` stays: what a person has before them in the editor is not overtaken by being published.
    for (const { handle } of wanted.charts) await tx.$executeRaw`UPDATE "SizeChart" SET "publishedAt" = ${now}, "publishError" = ${problem(`Size chart ${handle}`)} WHERE "shopId" = ${shopId} AND "handle" = ${handle}`;
    for (const { handle } of wanted.faqs) await tx.$executeRaw`UPDATE "FaqItem" SET "publishedAt" = ${now}, "publishError" = ${problem(`Question ${handle}`)} WHERE "shopId" = ${shopId} AND "handle" = ${handle}`;
    const settings = { publishedAt: now, publishError: published.problems[0]?.words ?? null, collections };
    await tx.storefrontSettings.upsert({ where: { shopId }, create: { shopId, ...settings }, update: settings });
  });
}
