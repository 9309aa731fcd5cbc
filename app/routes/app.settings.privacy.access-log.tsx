import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { listAccess } from "~/domain/privacy/access-log.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { toCsv } from "~/lib/csv";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const MOST_ROWS = 100_000;

/** The access log as a file. Owners only. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (desk.staff.role !== "owner") return json({ problem: "Only an owner of the shop can do this." }, { status: 403 });
  const { rows } = await listAccess({ shopId: desk.shopId, most: MOST_ROWS });
  return new Response(toCsv([["At (UTC)", "Who", "What", "Id"], ...rows.map((row) => [row.at.toISOString(), row.staffName, row.what, row.subjectId])]), {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="access-log.csv"', "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" },
  });
}
