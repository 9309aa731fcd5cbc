import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerRating, readRating, type RatingPage } from "~/domain/tickets/rating/answer-rating.server";
import { ratingWords } from "~/domain/tickets/rating/words";
import { NotHere } from "~/lib/not-here";
import { readBody } from "~/lib/read-body.server";
import { escapeHtml, publicPage, unknownLinkPage } from "~/mail/public-page";

const scoreSchema = z.coerce.number().int().min(1).max(5);

/** Shows the rating that was clicked in the mail, chosen and not yet sent: mail scanners open every link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await known(() => readRating({ token: params.token ?? "" }));
  if (!page) return unknownLinkPage(request);
  const clicked = scoreSchema.safeParse(new URL(request.url).searchParams.get("score") ?? "none");
  return question(page, clicked.success ? clicked.data : page.score, 200);
}

/** Keeps the answer; sending it again changes it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const page = await known(() => readRating({ token }));
  if (!page) return unknownLinkPage(request);
  const body = await readBody(request, 32 * 1024);
  const form = new URLSearchParams(body.outcome === "too-large" ? "" : new TextDecoder().decode(body.bytes));
  const score = scoreSchema.safeParse(form.get("score") ?? "none");
  if (!score.success) return question(page, null, 422);
  const answered = await answerRating({ token, score: score.data, comment: (form.get("comment") ?? "").trim().slice(0, 2_000), now: new Date() });
  const words = ratingWords[page.locale];
  if (answered.outcome === "gone") return publicPage({ locale: page.locale, title: page.shopName, body: `<p>${escapeHtml(words.gone)}</p>` });
  const more = answered.score <= 2 ? `<p>${escapeHtml(words.sorry)}</p>` : answered.score === 5 ? `<p>${escapeHtml(words.review)} <a href="${escapeHtml(page.shopUrl)}">${escapeHtml(page.shopName)}</a></p>` : "";
  return publicPage({ locale: page.locale, title: words.thanks, body: more });
}

async function known(read: () => Promise<RatingPage>): Promise<RatingPage | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotHere) return null;
    throw error;
  }
}

function question(page: RatingPage, chosen: number | null, status: number): Response {
  const words = ratingWords[page.locale];
  if (page.state === "gone") return publicPage({ locale: page.locale, title: page.shopName, body: `<p>${escapeHtml(words.gone)}</p>` });
  const choices = [5, 4, 3, 2, 1].map(
    (score) => `<label class="choice"><input type="radio" name="score" value="${score}" required${score === chosen ? " checked" : ""}><span>${escapeHtml(words.scores[score - 1]!)}</span></label>`,
  );
  const body = `<form method="post">
<fieldset><legend>${escapeHtml(words.question)}</legend>${choices.join("\n")}</fieldset>
<label class="field" for="comment">${escapeHtml(words.comment)}</label>
<textarea id="comment" name="comment" maxlength="2000">
${escapeHtml(page.comment)}</textarea>
<button>${escapeHtml(words.send)}</button>
</form>`;
  return publicPage({ locale: page.locale, title: page.shopName, body, status });
}
