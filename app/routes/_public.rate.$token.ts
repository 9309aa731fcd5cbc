import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { rateOrder } from "~/domain/journeys/rate-order.server";
import { findLinkedMail } from "~/domain/outbox/find-linked-mail.server";
import { readBody } from "~/lib/read-body.server";
import { escapeHtml, publicPage, unknownLinkPage } from "~/mail/public-page";
import { PUBLIC_WORDS } from "~/mail/public-words";
import { FRAME_WORDS } from "~/mail/words";

const scoreSchema = z.coerce.number().pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]));
type LinkedMail = NonNullable<Awaited<ReturnType<typeof findLinkedMail>>>;

/** Shows the rating that was clicked in the mail, chosen and not yet sent: mail scanners open every link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const mail = await findLinkedMail(params.token ?? "");
  if (!mail?.orderName) return unknownLinkPage(request);
  const clicked = scoreSchema.safeParse(new URL(request.url).searchParams.get("score"));
  return ratingPage(mail, clicked.success ? clicked.data : (mail.answer?.score ?? null), mail.answer?.comment ?? "");
}

/** Stores the answer; sending it again changes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const mail = await findLinkedMail(token);
  if (!mail?.orderName) return unknownLinkPage(request);
  const body = await readBody(request, 64 * 1024);
  const form = new URLSearchParams(body.outcome === "too-large" ? "" : new TextDecoder().decode(body.bytes));
  const comment = form.get("comment") ?? "";
  const score = scoreSchema.safeParse(form.get("score"));
  if (!score.success) return ratingPage(mail, null, comment, true);
  const rated = await rateOrder({ token, score: score.data, comment, now: new Date() });
  if (rated.outcome === "unknown_link") return unknownLinkPage(request);
  const words = PUBLIC_WORDS[mail.locale].rate;
  const link = `<p><a href="?score=${score.data}" style="color:inherit">${escapeHtml(words.change)}</a></p>`;
  return publicPage({ locale: mail.locale, title: words.doneTitle, body: `<p>${escapeHtml(words.done(mail.shopName))}</p>${link}` });
}

function ratingPage(mail: LinkedMail, chosen: number | null, comment: string, missing = false): Response {
  const words = PUBLIC_WORDS[mail.locale].rate;
  const labels = FRAME_WORDS[mail.locale].ratings;
  const choices = [5, 4, 3, 2, 1].map(
    (score) => `<label class="choice"><input type="radio" name="score" value="${score}" required${score === chosen ? " checked" : ""}>
<span class="stars" aria-hidden="true">${"★".repeat(score)}${"☆".repeat(5 - score)}</span><span>${escapeHtml(labels[score - 1]!)}</span></label>`,
  );
  const body = `${missing ? `<p role="alert"><strong>${escapeHtml(words.missing)}</strong></p>` : ""}
<form method="post">
<fieldset><legend>${escapeHtml(words.legend)}</legend>${choices.join("\n")}</fieldset>
<label class="field" for="comment">${escapeHtml(words.comment)}</label>
<p class="quiet" id="optional">${escapeHtml(words.optional)}</p>
<textarea id="comment" name="comment" maxlength="5000" aria-describedby="optional">
${escapeHtml(comment)}</textarea>
<button>${escapeHtml(words.button)}</button>
</form>`;
  return publicPage({ locale: mail.locale, title: words.title(mail.orderName ?? ""), body, status: missing ? 422 : 200 });
}
