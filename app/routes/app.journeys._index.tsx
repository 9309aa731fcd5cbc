import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useFetcher, useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { z } from "zod";
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
    journeys: journeys.map(({ key, name, enabled, month, steps }) => ({
      key,
      name,
      enabled,
      month,
      line: steps.filter((step) => step.enabled).map((step) => ({ when: TRIGGERS[step.trigger], delay: showDelay(step.delay), name: step.name })),
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

type Journey = ReturnType<typeof useLoaderData<typeof loader>>["journeys"][number];

function JourneyCard({ journey }: { journey: Journey }) {
  const fetcher = useFetcher();
  const { key, name, enabled, line, month } = journey;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              <Link to={`/app/journeys/${key}`}>{name}</Link>
            </Text>
            <Badge tone={enabled ? "success" : undefined}>{enabled ? "On" : "Off"}</Badge>
          </InlineStack>
          <fetcher.Form method="post">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="on" value={enabled ? "no" : "yes"} />
            <Button submit loading={fetcher.state !== "idle"} accessibilityLabel={enabled ? `Switch off ${name}` : `Switch on ${name}`}>
              {enabled ? "Switch off" : "Switch on"}
            </Button>
          </fetcher.Form>
        </InlineStack>
        <Box as="ul" paddingInlineStart="400">
          {line.map((step) => (
            <li key={step.name}>
              <Text as="span">
                {step.when}, {step.delay}: <strong>{step.name}</strong>
              </Text>
            </li>
          ))}
        </Box>
        <Text as="p" tone="subdued">
          Last 30 days: {month.sent} sent · {month.skipped} skipped · {month.failed} failed · {month.due} planned
        </Text>
        <InlineStack gap="300">
          <Link to={`/app/journeys/${key}`} aria-label={`Edit ${name}`}>Edit</Link>
          <Link to={`/app/journeys/${key}/back-test`} aria-label={`Who would have got it? Try ${name}`}>Who would have got it?</Link>
          <Link to={`/app/journeys/${key}/results`} aria-label={`Results of ${name}`}>Results</Link>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
