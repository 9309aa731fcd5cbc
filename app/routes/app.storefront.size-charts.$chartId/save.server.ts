import { z } from "zod";
import { saveSizeChart } from "~/domain/storefront/save-size-chart.server";
import { setPublished } from "~/domain/storefront/set-published.server";
import { sizeChartDraftSchema } from "~/domain/storefront/size-chart";
import { type FormErrors, formErrors, readTyped, withoutDraft } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";

const askedSchema = z.object({
  intent: z.enum(["save", "publish"]),
  title: z.string().trim().min(1, "Give the chart a name.").max(120),
  basedOn: z.iso.datetime().or(z.literal("")),
  draft: sizeChartDraftSchema,
});

export type ChartAnswer =
  | { outcome: "saved"; id: string; isNew: boolean; say: string; errors: FormErrors }
  | { outcome: "invalid" | "overtaken"; problem: string; errors: FormErrors };

/** Saves a chart, and publishes it when that is asked for. `chartId: null` is a new one. */
export async function saveChart({ form, shopId, chartId, staffName, now }: { form: FormData; shopId: string; chartId: string | null; staffName: string; now: Date }): Promise<ChartAnswer> {
  const asked = readTyped(askedSchema, { ...Object.fromEntries(form), draft: readJson(String(form.get("draft"))) });
  if (!asked.success) return { outcome: "invalid", problem: "Some fields need another look.", errors: withoutDraft(formErrors(asked.error)) };
  const { intent, title, basedOn, draft } = asked.data;
  const saved = await saveSizeChart({ shopId, chartId, title, draft, basedOn: basedOn || null, staffName });
  if (saved.outcome === "overtaken") return { outcome: "overtaken", problem: `${saved.by ?? "Somebody else"} saved this chart meanwhile. Load the page again to see it; copy your table first.`, errors: {} };
  if (intent === "publish") await setPublished({ shopId, kind: "size_chart", id: saved.chartId, published: true, staffName, now });
  return { outcome: "saved", id: saved.chartId, isNew: chartId === null, say: intent === "publish" ? "Published. Shoppers see it in a few seconds." : "Saved as a draft.", errors: {} };
}
