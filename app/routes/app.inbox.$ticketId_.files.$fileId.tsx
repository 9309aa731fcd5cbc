import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readAttachment } from "~/domain/tickets/read-attachment.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** Only these are ever shown; everything else is bytes to save, whatever it calls itself. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const file = await or404(readAttachment({ shopId: desk.shopId, ticketId: uuidOr404(params.ticketId), attachmentId: uuidOr404(params.fileId) }));
  return new Response(file.content as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": SHOWN.test(file.type) ? file.type : "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, max-age=3600",
    },
  });
}
