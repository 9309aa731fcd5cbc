import { defer, type LoaderFunctionArgs } from "@remix-run/node";
import { Await, useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, SkeletonBodyText, Text } from "@shopify/polaris";
import { Later } from "~/components/Later";
import { PeriodButtons } from "~/components/reports/PeriodButtons";
import { daysAsked, readReport } from "~/domain/reports/read-report.server";
import { reports } from "~/domain/reports/registry.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { openTimesOf } from "~/domain/shops/settings";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const days = daysAsked(new URL(request.url).searchParams.get("days"));
  const scope = { shopId: desk.shopId, days, times: openTimesOf(desk.settings, desk.timeZone), now };
  // Each sentence comes when it is ready: a slow report holds up no other.
  const headlines = Object.fromEntries(reports.map(({ key }) => [key, readReport({ ...scope, key }).then(({ headline }) => headline)]));
  return defer({ days, list: reports.map(({ key, title, question }) => ({ key, title, question })), ...headlines });
}

export default function Reports() {
  const { days, list, ...headlines } = useLoaderData<typeof loader>();
  return (
    <Page title="Reports" subtitle={`The last ${days} days, today included`}>
      <BlockStack gap="400">
        <PeriodButtons days={days} url="/app/reports" />
        {list.map(({ key, title, question }) => (
          <Card key={key}>
            <InlineStack align="space-between" blockAlign="start" gap="300">
              <div style={{ flex: "1 1 18rem", minWidth: 0 }}>
                <BlockStack gap="100">
                  <Text as="h2" variant="headingMd">
                    {title}
                  </Text>
                  <Later key={`${key}-${days}`} meanwhile={<SkeletonBodyText lines={1} />}>
                    <Await resolve={(headlines as Record<string, Promise<string>>)[key]} errorElement={<Text as="p" tone="critical">This could not be read just now. Please reload the page.</Text>}>
                      {(headline) => <Text as="p">{headline}</Text>}
                    </Await>
                  </Later>
                  <Text as="p" tone="subdued">
                    {question}
                  </Text>
                </BlockStack>
              </div>
              <Button url={`/app/reports/${key}?days=${days}`} accessibilityLabel={`Open ${title}`}>
                Open
              </Button>
            </InlineStack>
          </Card>
        ))}
      </BlockStack>
    </Page>
  );
}
