import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { readSentMail } from "~/domain/journeys/read-sent-mail.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

/** One mail of a journey, for the ledger. `?mail=` its id. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const mailId = new URL(request.url).searchParams.get("mail") ?? "";
  if (!/^[0-9a-f-]{36}$/i.test(mailId)) throw new Response("Not found", { status: 404 });
  return json(await or404(readSentMail({ shopId: desk.shopId, mailId })));
}
