import { inShop } from "~/db.server";
import { faqDraftSchema, type FaqDraft } from "~/domain/storefront/faq-item";
import { sizeChartDraftSchema, type SizeChartDraft } from "~/domain/storefront/size-chart";
import { notHere } from "~/lib/not-here";

export interface StorefrontItem {
  id: string;
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

export async function readSizeChart({ shopId, chartId }: { shopId: string; chartId: string }): Promise<StorefrontItem & { handle: string; draft: SizeChartDraft }> {
  const row = (await inShop(shopId, (tx) => tx.sizeChart.findFirst({ where: { shopId, id: chartId } }))) ?? notHere("size chart");
  return { ...itemOf(row), title: row.title, handle: row.handle, draft: sizeChartDraftSchema.parse(row.draft) };
}

export async function readFaqItem({ shopId, faqId }: { shopId: string; faqId: string }): Promise<StorefrontItem & { handle: string; draft: FaqDraft }> {
  const row = (await inShop(shopId, (tx) => tx.faqItem.findFirst({ where: { shopId, id: faqId } }))) ?? notHere("question");
  return { ...itemOf(row), title: row.question, handle: row.handle, draft: faqDraftSchema.parse(row.draft) };
}

interface Row {
  id: string;
  status: string;
  draft: unknown;
  published: unknown;
  publishedAt: Date | null;
  publishError: string | null;
  publishAt: Date | null;
  updatedAt: Date;
  updatedBy: string | null;
}

function itemOf({ id, status, draft, published, publishedAt, publishError, publishAt, updatedAt, updatedBy }: Row): Omit<StorefrontItem, "title"> {
  const state = status !== "published" ? "draft" : JSON.stringify(draft) === JSON.stringify(published) ? "published" : "changed";
  return { id, state, publishedAt, publishError, publishAt, updatedAt, updatedBy };
}
