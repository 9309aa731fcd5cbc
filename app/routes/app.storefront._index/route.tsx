import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { ThemeBlocks } from "~/components/home/ThemeBlocks";
import { ChartList } from "~/components/storefront/ChartList";
import { DeletedBar } from "~/components/storefront/DeletedBar";
import { HelpParts } from "~/components/storefront/HelpParts";
import { readMissingChartsFor } from "~/domain/reports/read-missing-charts.server";
import { listChartAssignments, listFaqItems, listSizeCharts } from "~/domain/storefront/list-storefront.server";
import { readStorefrontSettings } from "~/domain/storefront/storefront-settings.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { env } from "~/env.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const [charts, assignments, questions, settings, missing] = await Promise.all([
    listSizeCharts({ shopId }),
    listChartAssignments({ shopId }),
    listFaqItems({ shopId }),
    readStorefrontSettings({ shopId, language: desk.locale }),
    readMissingChartsFor({ shopId, now }),
  ]);
  const count = (state: string) => questions.filter((question) => question.state === state).length;
  return json({
    charts,
    assignments,
    missing,
    questions: { all: questions.length, published: count("published") + count("changed"), changed: count("changed"), failed: questions.filter((question) => question.publishError).length },
    contact: { reasons: settings.contact.reasons.length, people: settings.contact.people.map(({ name }) => name) },
    publishedAt: settings.publishedAt,
    publishError: settings.publishError,
    timeZone: desk.timeZone,
    mayWrite: desk.staff.role !== "reader",
    shopId,
    apiKey: env.SHOPIFY_API_KEY,
  });
}

export default function StorefrontHelp() {
  const { charts, assignments, missing, questions, contact, publishError, timeZone, mayWrite, shopId, apiKey } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const versionId = params.get("deleted");
  return (
    <Page title="Storefront help" subtitle="What shoppers find on the page before they have to ask." primaryAction={mayWrite ? { content: "New size chart", url: "/app/storefront/size-charts/new" } : undefined}>
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {versionId && <DeletedBar kind="size_chart" id={params.get("id") ?? ""} versionId={versionId} title={params.get("title") ?? ""} />}
            <ChartList charts={charts} assignments={assignments} missing={missing} timeZone={timeZone} mayWrite={mayWrite} />
            <HelpParts questions={questions} contact={contact} publishError={publishError} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ThemeBlocks shopId={shopId} apiKey={apiKey} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
