import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { QuestionEditor } from "~/components/storefront/faq/QuestionEditor";
import { readFaqItem } from "~/domain/storefront/list-storefront.server";
import { readHistory } from "~/domain/storefront/read-history.server";
import { richTextFromPlain } from "~/domain/storefront/rich-text";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readAnswer } from "~/domain/tickets/read-answer.server";
import { env } from "~/env.server";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { readShopLocales } from "~/shopify/read-shop.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { saveQuestion } from "./save.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const { shopId } = desk;
  const faqId = params.faqId === "new" ? null : params.faqId!;
  // "Save as FAQ draft" on an answer to a customer leads here.
  const answerId = new URL(request.url).searchParams.get("answer");
  const begun = !faqId && answerId ? await or404(readAnswer({ shopId, messageId: uuidOr404(answerId) })) : null;
  const [question, history, locales] = await Promise.all([faqId ? or404(readFaqItem({ shopId, faqId })) : null, readHistory({ shopId, kind: "faq_item", id: faqId }), readShopLocales(admin)]);
  const own = desk.locale.toLowerCase();
  return json({
    question,
    start: begun ? { question: begun.question.slice(0, 250), answer: richTextFromPlain(begun.answer) } : undefined,
    history,
    language: own,
    languages: [...new Set([own, ...locales.map((locale) => locale.toLowerCase())])],
    timeZone: desk.timeZone,
    mayWrite: desk.staff.role !== "reader",
    shopId,
    apiKey: env.SHOPIFY_API_KEY,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  if (desk.staff.role === "reader") return json({ outcome: "invalid" as const, problem: "You may read here, but not change anything.", errors: {} }, { status: 403 });
  const faqId = params.faqId === "new" ? null : params.faqId!;
  const answer = await or404(saveQuestion({ form: await request.formData(), shopId: desk.shopId, faqId, staffName: desk.staff.name, now }));
  return json(answer, { status: answer.outcome === "saved" ? 200 : answer.outcome === "overtaken" ? 409 : 422 });
}

export default function QuestionPage() {
  const data = useLoaderData<typeof loader>();
  return <QuestionEditor key={data.question?.id ?? "new"} {...data} />;
}
