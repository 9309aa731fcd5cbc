import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Card, Page } from "@shopify/polaris";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { UnsavedBar } from "~/components/UnsavedBar";
import { Conditions } from "~/components/journeys/Conditions";
import { changeContent, changeStep, type CatalogueStep, type Problems } from "~/components/journeys/edit-journey";
import styles from "~/components/journeys/Journeys.module.css";
import { LivePreview } from "~/components/journeys/LivePreview";
import { StepChoice } from "~/components/journeys/StepChoice";
import { StepTiming } from "~/components/journeys/StepTiming";
import { StepWords } from "~/components/journeys/StepWords";
import { Versions } from "~/components/journeys/Versions";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { readVersions } from "~/domain/journeys/read-versions.server";
import { saveJourney } from "~/domain/journeys/save-journey.server";
import { findStep } from "~/domain/journeys/step-catalogue";
import { TRIGGERS } from "~/domain/journeys/triggers";
import { recentOrders } from "~/domain/orders/recent-orders.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { LOCALES, pickLocale } from "~/lib/locales";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const journey = await or404(readJourney({ shopId, key: params.key ?? "", now }));
  const [versions, orders] = await Promise.all([readVersions({ shopId, key: journey.key }), recentOrders({ shopId })]);
  const { key, name, enabled, version, config } = journey;
  const catalogue = journey.steps.map(({ key: step, name: stepName, purpose, trigger, delay, content }): CatalogueStep => ({ key: step, name: stepName, purpose, when: TRIGGERS[trigger], delay: findStep(step)?.delay ?? delay, content }));
  return json({ journeyKey: key, name, enabled, version, config, catalogue, versions, orders, locales: [...LOCALES], locale: pickLocale(desk.locale), currency: desk.currency, timeZone: desk.timeZone, testTo: desk.staff.email });
}

const saveForm = z.object({ version: z.coerce.number().int(), config: z.string().max(1_000_000) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const form = saveForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success || desk.staff.role === "reader") return json({ saved: false, message: form.success ? "You may look, but not change journeys." : "This cannot be saved.", issues: [] }, { status: 422 });
  const journey = await or404(readJourney({ shopId: desk.shopId, key: params.key ?? "", now }));
  const result = await saveJourney({ shopId: desk.shopId, key: journey.key, name: journey.name, config: JSON.parse(form.data.config), basedOn: form.data.version, savedBy: desk.staff.name, now });
  switch (result.outcome) {
    case "saved":
      return json({ saved: true, message: "Saved. It holds for mails from now on.", issues: [] });
    case "overtaken":
      return json({ saved: false, message: "Somebody else changed this journey meanwhile. Load the page again to see it; what you wrote here is not saved.", issues: [] }, { status: 409 });
    case "invalid":
      return json({ saved: false, message: `Not saved. ${wrongFields(result.issues)}`, issues: result.issues }, { status: 422 });
    case "bad_text": {
      const [{ step, locale, where, words }] = result.problems as [(typeof result.problems)[number]];
      return json({ saved: false, message: `Not saved. ${findStep(step)?.name ?? step}, ${locale}, ${where}: ${words}`, issues: [] }, { status: 422 });
    }
  }
}

export default function JourneyPage() {
  const data = useLoaderData<typeof loader>();
  // A saved version is a new beginning; what was typed is in it.
  return <Editor key={data.version} {...data} />;
}

function Editor(data: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { name, version, catalogue, locales, versions, orders, currency, timeZone, testTo } = data;
  const [params, setParams] = useSearchParams();
  const [config, setConfig] = useState(data.config);
  const [problems, setProblems] = useState<Problems>({});
  const [resets, setResets] = useState(0);
  const fetcher = useFetcher<typeof action>();
  const shopify = useAppBridge();
  const step = catalogue.find((each) => each.key === params.get("step")) ?? catalogue[0]!;
  const locale = locales.find((each) => each === params.get("language")) ?? data.locale;
  const settings = config.steps.find((each) => each.key === step.key)!;
  const content = settings.content[locale] ?? step.content[locale];
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const choose = (change: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [field, value] of Object.entries(change)) next.set(field, value);
    setParams(next, { preventScrollReset: true, replace: true });
  };
  useEffect(() => {
    if (fetcher.data?.saved) shopify.toast.show(fetcher.data.message);
  }, [fetcher.data, shopify]);
  const onProblems = useCallback((found: Problems) => setProblems(found), []);
  const startOver = (next: typeof config) => (setConfig(next), setResets((count) => count + 1));
  const journeyUrl = `/app/journeys/${data.journeyKey}`;

  return (
    <Page
      title={name}
      titleMetadata={<Badge tone={data.enabled ? "success" : undefined}>{data.enabled ? "On" : "Off"}</Badge>}
      backAction={{ content: "Journeys", url: "/app/journeys" }}
      secondaryActions={[
        { content: "Who would have got it?", url: `${journeyUrl}/back-test` },
        { content: "Results", url: `${journeyUrl}/results` },
      ]}
      fullWidth
    >
      <UnsavedBar
        id="journey"
        isDirty={JSON.stringify(config) !== JSON.stringify(data.config)}
        isSaving={fetcher.state !== "idle"}
        onSave={() => fetcher.submit({ version: String(version), config: JSON.stringify(config) }, { method: "post" })}
        onDiscard={() => startOver(data.config)}
      />
      <BlockStack gap="400">
        {answer && !answer.saved && <Banner tone="critical">{answer.message}</Banner>}
        <StepChoice catalogue={catalogue} steps={config.steps} chosen={step.key} onChoose={(key) => choose({ step: key })} />
        <div className={styles.editor}>
          <BlockStack gap="400">
            <Card>
              <StepTiming enabled={settings.enabled} delay={settings.delay ?? step.delay} when={step.when} errorAt={(part) => errorOf(answer?.issues, `steps.${config.steps.indexOf(settings)}.delay.${part}`)} onEnable={(enabled) => setConfig(changeStep(config, step.key, { enabled }))} onChange={(delay) => setConfig(changeStep(config, step.key, { delay }))} />
            </Card>
            <StepWords
              key={`${step.key} ${locale} ${resets}`}
              settings={settings}
              content={content}
              locales={locales}
              locale={locale}
              problems={problems}
              onLanguage={(language) => choose({ language })}
              onChange={(next) => setConfig((current) => changeContent(current, step.key, locale, next))}
              onReset={() => startOver(changeContent(config, step.key, locale, null))}
            />
            <Card>
              <Conditions conditions={config.conditions} currency={currency} errors={conditionErrors(answer?.issues)} onChange={(conditions) => setConfig({ ...config, conditions })} />
            </Card>
            <Versions versions={versions} current={version} timeZone={timeZone} onRestore={startOver} />
          </BlockStack>
          <div className={styles.preview}>
            <LivePreview key={step.key} step={step} locale={locale} content={content} orders={orders} testTo={testTo} onProblems={onProblems} />
          </div>
        </div>
      </BlockStack>
    </Page>
  );
}

type Issues = { field: string; place: string; message: string }[] | undefined;

/** The first thing that is wrong, and where: it may stand in another mail or language than the one that is open. */
function wrongFields([first, ...others]: NonNullable<Issues>): string {
  const words = `${first!.place.replace(/^./, (letter) => letter.toUpperCase())}: ${first!.message}`;
  return others.length === 0 ? words : `${words} (And ${others.length} more.)`;
}

function errorOf(issues: Issues, path: string): string | undefined {
  return issues?.find(({ field }) => field === path)?.message;
}

/** Position of a condition → what is wrong with it. */
function conditionErrors(issues: Issues): Record<number, string> {
  return Object.fromEntries((issues ?? []).flatMap(({ field, message }) => (/^conditions\.(\d+)/.exec(field) ? [[Number(field.split(".")[1]), message]] : [])));
}
