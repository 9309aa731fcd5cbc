import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Page } from "@shopify/polaris";
import { z } from "zod";
import { DeletedBar } from "~/components/storefront/DeletedBar";
import { QuestionList } from "~/components/storefront/faq/QuestionList";
import { Placed } from "~/components/storefront/Placed";
import { readHelpCounts } from "~/domain/reports/read-help-counts.server";
import { listFaqItems } from "~/domain/storefront/list-storefront.server";
import { reorderFaq } from "~/domain/storefront/reorder-faq.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { env } from "~/env.server";
import { readJson } from "~/lib/read-json";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const [questions, counts] = await Promise.all([listFaqItems({ shopId }), readHelpCounts({ shopId, kind: "faq", now })]);
  return json({ questions, counts, timeZone: desk.timeZone, mayWrite: desk.staff.role !== "reader", shopId, apiKey: env.SHOPIFY_API_KEY });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  if (desk.staff.role === "reader") return json({ outcome: "refused" }, { status: 403 });
  const order = z.array(z.uuid()).max(1_000).safeParse(readJson(String((await request.formData()).get("order"))));
  if (!order.success) return json({ outcome: "invalid" }, { status: 422 });
  await reorderFaq({ shopId: desk.shopId, faqIds: order.data });
  return json({ outcome: "reordered" });
}

export default function Faq() {
  const { questions, counts, timeZone, mayWrite, shopId, apiKey } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const versionId = params.get("deleted");
  return (
    <Page title="Questions and answers" backAction={{ content: "Storefront help", url: "/app/storefront" }} primaryAction={mayWrite ? { content: "New question", url: "/app/storefront/faq/new" } : undefined}>
      <BlockStack gap="400">
        {versionId && <DeletedBar kind="faq_item" id={params.get("id") ?? ""} versionId={versionId} title={params.get("title") ?? ""} />}
        <Box paddingInlineStart={{ xs: "400", sm: "0" }}>
          <Placed handle="faq" shopId={shopId} apiKey={apiKey} />
        </Box>
        <QuestionList questions={questions} counts={counts} timeZone={timeZone} mayWrite={mayWrite} />
      </BlockStack>
    </Page>
  );
}
