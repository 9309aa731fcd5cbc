import { inShop } from "~/db.server";
import type { Assignment } from "~/domain/storefront/chart-rules";
import { faqDraftSchema, type FaqDraft } from "~/domain/storefront/faq-item";
import { sizeChartDraftSchema, type SizeChartDraft } from "~/domain/storefront/size-chart";
import { notHere } from "~/lib/not-here";

export interface StorefrontItem {
  id: string;
  handle: string;
  title: string;
  /** draft: never shown · published: shown as it is here · changed: shown, and edited since. */
  state: "draft" | "published" | "changed";
  publishedAt: Date | null;
  publishError: string | null;
  /** Goes to the storefront by itself then. */
  publishAt: Date | null;
  updatedAt: Date;
  updatedBy: string | null;
}

export async function listSizeCharts({ shopId }: { shopId: string }): Promise<StorefrontItem[]> {
  const rows = await inShop(shopId, (tx) => tx.sizeChart.findMany({ where: { shopId }, orderBy: { createdAt: "asc" } }));
  return rows.map((row) => ({ ...itemOf(row), title: row.title }));
}

export async function listFaqItems({ shopId }: { shopId: string }): Promise<StorefrontItem[]> {
  const rows = await inShop(shopId, (tx) => tx.faqItem.findMany({ where: { shopId }, orderBy: { position: "asc" } }));
  return rows.map((row) => ({ ...itemOf(row), title: row.question }));
}

export async function readSizeChart({ shopId, chartId }: { shopId: string; chartId: string }): Promise<StorefrontItem & { draft: SizeChartDraft }> {
  const row = (await inShop(shopId, (tx) => tx.sizeChart.findFirst({ where: { shopId, id: chartId } }))) ?? notHere("size chart");
  return { ...itemOf(row), title: row.title, draft: sizeChartDraftSchema.parse(row.draft) };
}

export async function readFaqItem({ shopId, faqId }: { shopId: string; faqId: string }): Promise<StorefrontItem & { draft: FaqDraft }> {
  const row = (await inShop(shopId, (tx) => tx.faqItem.findFirst({ where: { shopId, id: faqId } }))) ?? notHere("question");
  return { ...itemOf(row), title: row.question, draft: faqDraftSchema.parse(row.draft) };
}

/** Every chart with where it is shown, in the order in which they win. */
export async function listChartAssignments({ shopId }: { shopId: string }): Promise<{ id: string; title: string; assignment: Assignment }[]> {
  const rows = await inShop(shopId, (tx) => tx.sizeChart.findMany({ where: { shopId }, orderBy: { createdAt: "asc" }, select: { id: true, title: true, draft: true } }));
  return rows.map(({ id, title, draft }) => ({ id, title, assignment: sizeChartDraftSchema.parse(draft).assignment }));
}

interface Row {
  id: string;
  handle: string;
  status: string;
  draft: unknown;
  published: unknown;
  publishedAt: Date | null;
  publishError: string | null;
  publishAt: Date | null;
  updatedAt: Date;
  updatedBy: string | null;
}

function itemOf({ id, handle, status, draft, published, publishedAt, publishError, publishAt, updatedAt, updatedBy }: Row): Omit<StorefrontItem, "title"> {
  const state = status !== "published" ? "draft" : JSON.stringify(draft) === JSON.stringify(published) ? "published" : "changed";
  return { id, handle, state, publishedAt, publishError, publishAt, updatedAt, updatedBy };
}
