import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { handleFor } from "~/domain/storefront/handle";
import type { SizeChartDraft } from "~/domain/storefront/size-chart";
import { notHere } from "~/lib/not-here";

/** Keeps a chart as a draft; shoppers see it after publishing. `chartId: null` makes a new one. Throws NotHere. */
export async function saveSizeChart({ shopId, chartId, title, draft, staffName }: { shopId: string; chartId: string | null; title: string; draft: SizeChartDraft; staffName: string }): Promise<{ chartId: string }> {
  const data = { title, draft: draft as unknown as Prisma.InputJsonObject, updatedBy: staffName };
  return inShop(shopId, async (tx) => {
    if (chartId) {
      const { count } = await tx.sizeChart.updateMany({ where: { shopId, id: chartId }, data });
      return count ? { chartId } : notHere("size chart");
    }
    const taken = await tx.sizeChart.findMany({ where: { shopId }, select: { handle: true } });
    const chart = await tx.sizeChart.create({ data: { shopId, handle: handleFor(title, taken.map((row) => row.handle)), ...data }, select: { id: true } });
    return { chartId: chart.id };
  });
}
