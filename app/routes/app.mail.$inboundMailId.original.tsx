import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readParkedMail } from "~/domain/tickets/parked-mail.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** A message that could not be read, as it arrived: bytes to save, never shown. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const raw = await or404(readParkedMail({ shopId: desk.shopId, inboundMailId: uuidOr404(params.inboundMailId), reader: desk.staff, now }));
  return new Response(raw as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": 'attachment; filename="message.eml"',
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
