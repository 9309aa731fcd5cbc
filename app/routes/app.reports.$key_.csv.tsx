import type { LoaderFunctionArgs } from "@remix-run/node";
import { daysAsked, readReport } from "~/domain/reports/read-report.server";
import { reportAsRows } from "~/domain/reports/report-as-rows";
import { reports } from "~/domain/reports/registry.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { openTimesOf } from "~/domain/shops/settings";
import { toCsv } from "~/lib/csv";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** A report as a file for a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const days = daysAsked(new URL(request.url).searchParams.get("days"));
  const key = params.key ?? "";
  const reading = await or404(readReport({ shopId: desk.shopId, key, days, times: openTimesOf(desk.settings, desk.timeZone), now }));
  const report = reports.find((each) => each.key === key)!;
  return new Response(toCsv(reportAsRows({ ...report, days, reading })), {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${report.key}-${days}-days.csv"`, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" },
  });
}
