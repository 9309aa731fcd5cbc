import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { PeriodButtons } from "~/components/reports/PeriodButtons";
import { ReportTable } from "~/components/reports/ReportTable";
import { saveFile } from "~/components/save-file";
import { daysAsked, readReport } from "~/domain/reports/read-report.server";
import { reports } from "~/domain/reports/registry.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { openTimesOf } from "~/domain/shops/settings";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const days = daysAsked(new URL(request.url).searchParams.get("days"));
  const key = params.key ?? "";
  const reading = await or404(readReport({ shopId: desk.shopId, key, days, times: openTimesOf(desk.settings, desk.timeZone), now }));
  const { title, question, definition } = reports.find((report) => report.key === key)!;
  return json({ key, days, title, question, definition, reading });
}

export default function OneReport() {
  const { key, days, title, question, definition, reading } = useLoaderData<typeof loader>();
  const shopify = useAppBridge();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState(false);
  const isLoading = useNavigation().state === "loading";
  const save = async () => {
    setSaving(true);
    const saved = await saveFile(`/app/reports/${key}/csv?days=${days}`, `${key}-${days}-days.csv`);
    setSaving(false);
    setProblem(!saved);
    if (saved) shopify.toast.show("Saved");
  };
  return (
    <Page title={title} subtitle={question} backAction={{ content: "Reports", url: `/app/reports?days=${days}` }} primaryAction={{ content: "Save as CSV", onAction: () => void save(), loading: saving }}>
      <BlockStack gap="400">
        {problem && <Banner tone="critical">The file could not be saved. Please try again.</Banner>}
        <PeriodButtons days={days} url={`/app/reports/${key}`} />
        <div aria-busy={isLoading} style={{ opacity: isLoading ? 0.5 : 1 }}>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="200">
                <Text as="p" variant="headingLg">
                  {reading.headline}
                </Text>
                <Text as="p" tone="subdued">
                  {definition}
                </Text>
                {reading.notes.map((note) => (
                  <Text as="p" tone="subdued" key={note}>
                    {note}
                  </Text>
                ))}
              </BlockStack>
            </Card>
            {reading.tables.map((table) => (
              <Card key={table.title}>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    {table.title}
                  </Text>
                  <ReportTable table={table} />
                </BlockStack>
              </Card>
            ))}
          </BlockStack>
        </div>
      </BlockStack>
    </Page>
  );
}
