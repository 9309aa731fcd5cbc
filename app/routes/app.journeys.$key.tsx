import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Button, ButtonGroup, Card, InlineGrid, InlineStack, Layout, Page, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { showDelay } from "~/components/show-delay";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { previewStep } from "~/domain/journeys/preview-step.server";
import { saveJourney } from "~/domain/journeys/save-journey.server";
import { TRIGGERS } from "~/domain/journeys/triggers";
import { recentOrders } from "~/domain/orders/recent-orders.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { LOCALES, pickLocale } from "~/lib/locales";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const { shopId } = desk;
  const now = new Date();
  const query = new URL(request.url).searchParams;
  const journey = await or404(readJourney({ shopId, key: params.key ?? "", now }));
  const step = journey.steps.find((each) => each.key === query.get("step")) ?? journey.steps[0]!;
  const locale = pickLocale(query.get("language"), desk.locale);
  const orderId = query.get("order");
  const [preview, orders] = await Promise.all([or404(previewStep({ shopId, step, orderId, locale, now })), recentOrders({ shopId })]);
  return json({
    key: journey.key,
    name: journey.name,
    version: journey.version,
    steps: journey.steps.map(({ key, name, purpose, trigger, delay, enabled }) => ({ key, name, purpose, enabled, when: TRIGGERS[trigger], words: showDelay(delay), delay })),
    chosen: { step: step.key, locale, orderId: orderId ?? "" },
    preview,
    orders,
    locales: [...LOCALES],
  });
}

const delayForm = z.object({
  step: z.string(),
  version: z.coerce.number().int(),
  amount: z.coerce.number().int().min(0, "Not before it happens.").max(365, "At most 365."),
  unit: z.enum(["minutes", "hours", "days"]),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now: new Date() });
  const form = delayForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return json({ saved: false, message: form.error.issues[0]?.message ?? "This cannot be saved." }, { status: 422 });
  const journey = await or404(readJourney({ shopId: desk.shopId, key: params.key ?? "", now: new Date() }));
  const delay = { kind: "after" as const, amount: form.data.amount, unit: form.data.unit, time: "calendar" as const, at: null };
  const config = { ...journey.config, steps: journey.config.steps.map((step) => (step.key === form.data.step ? { ...step, delay } : step)) };
  const result = await saveJourney({ shopId: desk.shopId, key: journey.key, name: journey.name, config, basedOn: form.data.version, savedBy: desk.staff.name, now: new Date() });
  switch (result.outcome) {
    case "saved":
      return json({ saved: true, message: "Saved. It holds for orders from now on." });
    case "overtaken":
      return json({ saved: false, message: "Somebody else changed this journey meanwhile. Load the page again to see it." }, { status: 409 });
    case "invalid":
      return json({ saved: false, message: result.issues[0]?.message ?? "This cannot be saved." }, { status: 422 });
    case "bad_text":
      return json({ saved: false, message: result.problems[0]?.words ?? "A text cannot be filled in." }, { status: 422 });
  }
}

export default function JourneyPage() {
  const { name, steps, chosen, preview, orders, locales, version } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [params, setParams] = useSearchParams();
  const [width, setWidth] = useState<"desktop" | "phone">("desktop");
  const [plain, setPlain] = useState(false);
  const choose = (change: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) value ? next.set(key, value) : next.delete(key);
    setParams(next, { preventScrollReset: true });
  };
  const step = steps.find((each) => each.key === chosen.step) ?? steps[0]!;

  return (
    <Page title={name} backAction={{ content: "Journeys", url: "/app/journeys" }} fullWidth>
      <Layout>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {result && !result.saved && <Banner tone="critical">{result.message}</Banner>}
            {steps.map((each) => (
              <Card key={each.key} background={each.key === step.key ? "bg-surface-selected" : undefined}>
                <BlockStack gap="200">
                  <InlineStack align="space-between" blockAlign="center">
                    <Text as="h2" variant="headingMd">
                      {each.name}
                    </Text>
                    <Button variant="plain" onClick={() => choose({ step: each.key })} disabled={each.key === step.key} accessibilityLabel={`Show ${each.name}`}>
                      Show
                    </Button>
                  </InlineStack>
                  <Text as="p">{each.purpose}</Text>
                  <Text as="p" tone="subdued">
                    {each.when}, {each.words}
                  </Text>
                  {each.key === step.key && each.delay.kind === "after" && <DelayForm key={`${each.key}${version}`} step={each.key} version={version} amount={each.delay.amount} unit={each.delay.unit} />}
                  {each.key === step.key && result?.saved && (
                    <Text as="p" tone="success">
                      {result.message}
                    </Text>
                  )}
                </BlockStack>
              </Card>
            ))}
          </BlockStack>
        </Layout.Section>
        <Layout.Section>
          <Card>
            <BlockStack gap="300">
              <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
                <Select label="Show it with" value={chosen.orderId} onChange={(order) => choose({ order })} options={[{ label: "A sample order", value: "" }, ...orders.map((order) => ({ label: `${order.name} · ${order.customerName} · ${order.state}`, value: order.id }))]} />
                <Select label="Language" value={chosen.locale} onChange={(language) => choose({ language })} options={locales.map((locale) => ({ value: locale, label: new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale }))} />
              </InlineGrid>
              <ButtonGroup variant="segmented">
                <Button pressed={!plain && width === "desktop"} onClick={() => (setPlain(false), setWidth("desktop"))}>Desktop</Button>
                <Button pressed={!plain && width === "phone"} onClick={() => (setPlain(false), setWidth("phone"))}>Phone</Button>
                <Button pressed={plain} onClick={() => setPlain(true)}>Plain text</Button>
              </ButtonGroup>
              {preview.outcome === "failed" ? (
                <Banner tone="warning" title="This mail would not be sent for that order">
                  <p>{preview.words}</p>
                </Banner>
              ) : (
                <BlockStack gap="200">
                  <Text as="p" fontWeight="semibold">
                    Subject: {preview.subject}
                  </Text>
                  {plain ? (
                    <pre style={{ whiteSpace: "pre-wrap", font: "inherit", margin: 0 }}>{preview.text}</pre>
                  ) : (
                    <iframe title={`Preview of ${step.name}`} sandbox="" srcDoc={preview.html} style={{ width: width === "phone" ? 375 : "100%", maxWidth: "100%", height: 720, border: "1px solid var(--p-color-border)", borderRadius: 8, background: "#fff" }} />
                  )}
                </BlockStack>
              )}
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function DelayForm({ step, version, amount, unit }: { step: string; version: number; amount: number; unit: string }) {
  const [value, setValue] = useState(String(amount));
  const [chosenUnit, setUnit] = useState(unit);
  const busy = useNavigation().state === "submitting";
  return (
    <Form method="post">
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="version" value={version} />
      <InlineStack gap="200" blockAlign="end">
        <TextField label="Wait" type="number" min={0} max={365} name="amount" value={value} onChange={setValue} autoComplete="off" />
        <Select label="Unit" name="unit" value={chosenUnit} onChange={setUnit} options={["minutes", "hours", "days"]} />
        <Button submit loading={busy} disabled={value === String(amount) && chosenUnit === unit}>
          Save
        </Button>
      </InlineStack>
    </Form>
  );
}
