import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChartEditor } from "~/components/storefront/chart/ChartEditor";
import { readFitEvidence } from "~/domain/reports/read-fit-evidence.server";
import { chartTemplate, TEMPLATE_KEYS } from "~/domain/storefront/chart-templates";
import { listChartAssignments, readSizeChart } from "~/domain/storefront/list-storefront.server";
import { readHistory } from "~/domain/storefront/read-history.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { env } from "~/env.server";
import { or404 } from "~/lib/not-here";
import { readShopLocales } from "~/shopify/read-shop.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { saveChart } from "./save.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const chartId = params.chartId === "new" ? null : params.chartId!;
  const [chart, charts, evidence, history, locales] = await Promise.all([
    chartId ? or404(readSizeChart({ shopId, chartId })) : null,
    listChartAssignments({ shopId }),
    chartId ? readFitEvidence({ shopId, chartId, now }) : null,
    readHistory({ shopId, kind: "size_chart", id: chartId }),
    readShopLocales(admin),
  ]);
  const own = desk.locale.toLowerCase();
  return json({
    chart,
    charts,
    evidence,
    history,
    language: own,
    languages: [...new Set([own, ...locales.map((locale) => locale.toLowerCase())])],
    templates: chartId ? [] : TEMPLATE_KEYS.flatMap((key) => chartTemplate(key) ?? []),
    timeZone: desk.timeZone,
    mayWrite: desk.staff.role !== "reader",
    shopId,
    apiKey: env.SHOPIFY_API_KEY,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role === "reader") return json({ outcome: "invalid" as const, problem: "You may read here, but not change anything.", errors: {} }, { status: 403 });
  const chartId = params.chartId === "new" ? null : params.chartId!;
  const answer = await or404(saveChart({ form: await request.formData(), shopId: desk.shopId, chartId, staffName: desk.staff.name, now }));
  return json(answer, { status: answer.outcome === "saved" ? 200 : answer.outcome === "overtaken" ? 409 : 422 });
}

export default function SizeChartPage() {
  const data = useLoaderData<typeof loader>();
  // Another chart is another editor; so is the one that a new chart becomes.
  return <ChartEditor key={data.chart?.id ?? "new"} {...data} />;
}
