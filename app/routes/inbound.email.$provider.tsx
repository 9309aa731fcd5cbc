import { json, type ActionFunctionArgs } from "@remix-run/node";
import { findShopForMail } from "~/domain/tickets/find-shop-for-mail.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";
import { readBody } from "~/lib/read-body.server";
import { equalSecrets } from "~/lib/secrets.server";

const LARGEST_MAIL = 30 * 1024 * 1024;

export async function action({ request, params }: ActionFunctionArgs) {
  if (params.provider !== "raw") return json({ error: "There is no such mail provider." }, { status: 404 });
  if (!equalSecrets(request.headers.get("X-Aftercare-Secret") ?? "", env.INBOUND_SECRET)) return refuse(401, "The secret is missing or wrong.");
  const body = await readBody(request, LARGEST_MAIL);
  if (body.outcome === "too-large") return refuse(413, "The mail is larger than 30 MB.");
  if (body.bytes.byteLength === 0) return refuse(400, "The mail is empty.");
  const shopId = new URL(request.url).searchParams.get("shop") ?? (await findShopForMail({ recipients: [] }));
  if (!shopId) return refuse(404, "None of the recipients belongs to a shop that has Aftercare.");
  const { outcome } = await keepInboundMail({ shopId, source: "raw", raw: body.bytes, envelope: { recipients: [], returnPath: null }, now: new Date() });
  return json({ outcome });
}

function refuse(status: number, error: string) {
  log.warn({ status, error }, "inbound mail refused");
  return json({ error }, { status });
}
