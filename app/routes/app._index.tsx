import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { Figures } from "~/components/home/Figures";
import { FirstSteps } from "~/components/home/FirstSteps";
import { JourneyWeek } from "~/components/home/JourneyWeek";
import { Needs } from "~/components/home/Needs";
import { ThemeBlocks } from "~/components/home/ThemeBlocks";
import { figuresOf, greeting } from "~/domain/reports/home";
import { weekInWords } from "~/domain/reports/journey-week";
import { needInWords } from "~/domain/reports/needs";
import { readFirstSteps } from "~/domain/reports/read-first-steps.server";
import { readHome } from "~/domain/reports/read-home.server";
import { readJourneyWeek } from "~/domain/reports/read-journey-week.server";
import { readNeeds } from "~/domain/reports/read-needs.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { openTimesOf } from "~/domain/shops/settings";
import { env } from "~/env.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const [figures, needs, week, steps] = await Promise.all([
    readHome({ shopId, times: openTimesOf(desk.settings, desk.timeZone), now }),
    readNeeds({ shopId, now }),
    readJourneyWeek({ shopId, now }),
    desk.settings.firstStepsDone ? null : readFirstSteps({ shopId }),
  ]);
  return json({
    greeting: greeting(desk.staff.name, now, desk.timeZone),
    figures: figuresOf(figures, now),
    needs: needs.map(needInWords),
    isImporting: needs.some(({ kind }) => kind === "importing"),
    week: weekInWords(week),
    steps,
    shopId,
    apiKey: env.SHOPIFY_API_KEY,
  });
}

/** The first steps are put away, for the whole shop and for good. */
export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const form = await request.formData();
  if (form.get("intent") !== "first-steps-done") return json({ outcome: "invalid" }, { status: 422 });
  if (desk.staff.role === "reader") return json({ outcome: "not-allowed" }, { status: 403 });
  await changeSettings({ shopId: desk.shopId, change: { firstStepsDone: true } });
  return json({ outcome: "put-away" });
}

/** While orders come in, the page counts along. */
const COUNT_EVERY_MS = 5_000;

export default function Home() {
  const { greeting, figures, needs, isImporting, week, steps, shopId, apiKey } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isImporting) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), COUNT_EVERY_MS);
    return () => clearInterval(timer);
  }, [isImporting, revalidate]);

  return (
    <Page title={greeting} primaryAction={{ content: "Open inbox", url: "/app/inbox" }}>
      <BlockStack gap="400">
        <Figures figures={figures} />
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <Needs needs={needs} />
              {steps && <FirstSteps steps={steps} />}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <ThemeBlocks shopId={shopId} apiKey={apiKey} />
              <JourneyWeek week={week} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
