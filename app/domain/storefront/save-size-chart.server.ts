import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { handleFor } from "~/domain/storefront/handle";
import type { SizeChartDraft } from "~/domain/storefront/size-chart";
import { notHere } from "~/lib/not-here";

export type SavedChart =
  | { outcome: "saved"; chartId: string }
  /** Somebody else saved it after `basedOn`. */
  | { outcome: "overtaken"; by: string | null };

interface Input {
  shopId: string;
  /** null makes a new one. */
  chartId: string | null;
  title: string;
  draft: SizeChartDraft;
  /** `updatedAt` (ISO) of what the person had before them; null does not care. */
  basedOn?: string | null;
  staffName: string;
}

/** Keeps a chart as a draft; shoppers see it after publishing. Throws NotHere. */
export async function saveSizeChart({ shopId, chartId, title, draft, basedOn = null, staffName }: Input): Promise<SavedChart> {
  const data = { title, draft: draft as unknown as Prisma.InputJsonObject, updatedBy: staffName };
  return inShop(shopId, async (tx) => {
    if (chartId) {
      const { count } = await tx.sizeChart.updateMany({ where: { shopId, id: chartId, ...(basedOn && { updatedAt: new Date(basedOn) }) }, data });
      if (count) return { outcome: "saved", chartId };
      const there = (await tx.sizeChart.findFirst({ where: { shopId, id: chartId }, select: { updatedBy: true } })) ?? notHere("size chart");
      return { outcome: "overtaken", by: there.updatedBy };
    }
    const taken = await tx.sizeChart.findMany({ where: { shopId }, select: { handle: true } });
    const chart = await tx.sizeChart.create({ data: { shopId, handle: handleFor(title, taken.map((row) => row.handle)), ...data }, select: { id: true } });
    return { outcome: "saved", chartId: chart.id };
  });
}
