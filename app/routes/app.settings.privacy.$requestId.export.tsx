import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { exportPerson } from "~/domain/privacy/export-person.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** Everything about the person behind a request, as a file. Owners only. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role !== "owner") return json({ problem: "Only an owner of the shop can do this." }, { status: 403 });
  const everything = await or404(exportPerson({ shopId: desk.shopId, requestId: uuidOr404(params.requestId), reader: desk.staff, now }));
  return new Response(JSON.stringify(everything, null, 2), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": 'attachment; filename="customer-data.json"', "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" },
  });
}
