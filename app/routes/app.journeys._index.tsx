import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { JourneyCard, type ListedJourney } from "~/components/journeys/JourneyCard";
import { showDelay } from "~/components/show-delay";
import { listJourneys } from "~/domain/journeys/list-journeys.server";
import { switchJourney } from "~/domain/journeys/set-up-journeys.server";
import { TRIGGERS } from "~/domain/journeys/triggers";
import { openDesk } from "~/domain/shops/open-desk.server";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const journeys = await listJourneys({ shopId: desk.shopId, now: new Date() });
  return json({
    journeys: journeys.map(({ key, name, enabled, month, isUntouched, steps }): ListedJourney => ({
      key,
      name,
      enabled,
      month,
      isUntouched,
      // A reminder hangs on the return-by date alone; what it begins with would only confuse.
      line: steps
        .filter((step) => step.enabled)
        .map(({ trigger, delay, name: mail }) => ({ name: mail, when: delay.kind === "before_return_by" ? showDelay(delay).replace(/^./, (first) => first.toUpperCase()) : `${TRIGGERS[trigger]}, ${showDelay(delay)}` })),
    })),
  });
}

const switchForm = z.object({ key: z.string().min(1).max(60), on: z.enum(["yes", "no"]) });

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const form = switchForm.parse(Object.fromEntries(await request.formData()));
  return json(await switchJourney({ shopId: desk.shopId, key: form.key, on: form.on === "yes", now: new Date() }));
}

export default function Journeys() {
  const { journeys } = useLoaderData<typeof loader>();
  return (
    <Page title="Journeys" subtitle="Mail after the purchase that is right for each order: checked again in the moment it leaves." secondaryActions={[{ content: "Why did they (not) get it?", url: "/app/journeys/ledger" }]}>
      <BlockStack gap="400">
        {journeys.map((journey) => (
          <JourneyCard key={journey.key} journey={journey} />
        ))}
      </BlockStack>
    </Page>
  );
}
