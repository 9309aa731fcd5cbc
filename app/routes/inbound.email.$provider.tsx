import { json, type ActionFunctionArgs } from "@remix-run/node";
import { mailProviders } from "~/channels/email/providers/providers.server";
import { readRecipients } from "~/channels/email/read-recipients";
import { findShopForMail } from "~/domain/tickets/find-shop-for-mail.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";
import { readBody } from "~/lib/read-body.server";

/** 25 MB of mail are a third more in base64. */
const LARGEST_POST = 40 * 1024 * 1024;

/**
 * Mail by HTTP: /inbound/email/raw, …/postmark, …/sendgrid, …/mailgun, …/ses. Kept as it came and answered at once;
 * it is read in the worker. Whose mail it is, the recipients tell, or `?shop=` where a shop has a door of its own.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const provider = mailProviders.find(({ name }) => name === params.provider);
  if (!provider) return json({ error: "There is no such mail provider." }, { status: 404 });
  const body = await readBody(request, LARGEST_POST);
  if (body.outcome === "too-large") return refuse(413, "The mail is larger than 25 MB.");
  const url = new URL(request.url);
  const post = { url, headers: request.headers, body: body.bytes, now: new Date() };
  if (!(await provider.verify(post, { secret: env.INBOUND_SECRET, snsTopicArn: env.SNS_TOPIC_ARN ?? null, fetch }))) return refuse(401, "The secret or signature is missing or wrong.");

  const parsed = await provider.parse(post);
  switch (parsed.outcome) {
    case "unreadable":
      return refuse(400, parsed.because);
    case "ignored":
      return json({ outcome: "ignored" });
    case "confirm":
      await fetch(parsed.url, { redirect: "error", signal: AbortSignal.timeout(10_000) });
      return json({ outcome: "confirmed" });
    case "mail": {
      const { raw, recipients, returnPath, authentication } = parsed;
      const shopId = url.searchParams.get("shop") ?? (await findShopForMail({ recipients: recipients.length > 0 ? recipients : readRecipients(raw) }));
      if (!shopId) return refuse(404, "None of the recipients belongs to a shop that has Aftercare.");
      const { outcome } = await keepInboundMail({ shopId, source: provider.name, raw, envelope: { recipients, returnPath, ...(authentication === undefined ? {} : { authentication }) }, now: post.now });
      if (outcome === "unknown-shop") return refuse(404, "That shop does not have Aftercare.");
      return json({ outcome });
    }
  }
}

function refuse(status: number, error: string) {
  log.warn({ status, error }, "inbound mail refused");
  return json({ error }, { status });
}
