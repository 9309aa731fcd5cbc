import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, EmptyState, InlineStack, Link, Page, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import styles from "~/components/journeys/Journeys.module.css";
import { ShowMail } from "~/components/journeys/ShowMail";
import { showMoment } from "~/components/show";
import { backTestJourney } from "~/domain/journeys/back-test-journey.server";
import { summarise } from "~/domain/journeys/back-test";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { SKIP_REASONS } from "~/domain/journeys/skip-reasons";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const DAYS = 30;
/** More rows than anybody reads; the summary counts all. */
const MOST_ROWS = 300;
const PAGE = 25;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const journey = await or404(readJourney({ shopId, key: params.key ?? "", now }));
  const rows = await backTestJourney({ shopId, config: journey.config, days: DAYS, now });
  // What still waits lies in the future and would push everything else off the list.
  const newest = [...rows].sort((a, b) => Number(a.outcome === "waiting") - Number(b.outcome === "waiting") || b.at.getTime() - a.at.getTime());
  return json({
    key: journey.key,
    name: journey.name,
    enabled: journey.enabled,
    timeZone: desk.timeZone,
    summary: summarise(rows),
    steps: journey.steps.filter((step) => step.enabled).map(({ key, name }) => ({ key, name, sent: rows.filter((row) => row.stepKey === key && row.outcome === "sent").length })),
    rows: newest.slice(0, MOST_ROWS),
    total: rows.length,
  });
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];
const BADGES = { sent: ["Would get it", "success"], skipped: ["Would not", undefined], waiting: ["Would still wait", "info"], no_match: ["Not meant", undefined] } as const;

export default function BackTest() {
  const { key, name, enabled, summary, steps, rows, total, timeZone } = useLoaderData<typeof loader>();
  const [step, setStep] = useState("");
  const [outcome, setOutcome] = useState(summary.sent > 0 ? "sent" : "");
  const [mail, setMail] = useState<Row | null>(null);
  const [most, setMost] = useState(PAGE);
  const shown = rows.filter((row) => (!step || row.stepKey === step) && (!outcome || (outcome === "not" ? row.outcome === "skipped" || row.outcome === "no_match" : row.outcome === outcome)));
  const skipped = Object.entries(summary.skipped).sort(([, a], [, b]) => b - a);
  const not = skipped.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Page title="Who would have got it?" subtitle={`“${name}” on the orders of the last ${DAYS} days. Nothing is sent.`} backAction={{ content: name, url: `/app/journeys/${key}` }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {total === 0 ? "Nothing happened in these days that starts this journey" : `${summary.sent} ${summary.sent === 1 ? "mail" : "mails"} would have gone out, ${not} would not${summary.waiting > 0 ? `, ${summary.waiting} would still wait` : ""}`}
            </Text>
            {steps.length > 1 && total > 0 && <Text as="p">{steps.map((each) => `${each.name}: ${each.sent}`).join(" · ")}</Text>}
            {skipped.length > 0 && (
              <ul className={styles.rows} aria-label="Why not">
                {skipped.map(([reason, count]) => (
                  <li key={reason}>
                    <strong>{count}</strong> × {SKIP_REASONS[reason as keyof typeof SKIP_REASONS]}
                  </li>
                ))}
              </ul>
            )}
            <Text as="p" tone="subdued">
              {enabled ? "The journey is on." : "The journey is off. Switched on, it starts with what happens from then on: nobody gets mail about the past."} Quiet hours and blocked addresses count as they are now.
            </Text>
          </BlockStack>
        </Card>
        <Card>
          {total === 0 ? (
            <EmptyState heading="No orders to try it on" image="">
              <p>As soon as orders come in, this page shows who would get which mail. The editor shows every mail with a sample order.</p>
            </EmptyState>
          ) : (
            <BlockStack gap="400">
              <InlineStack gap="300" wrap>
                <Select label="Mail" value={step} onChange={setStep} options={[{ label: "All", value: "" }, ...steps.map((each) => ({ label: each.name, value: each.key }))]} />
                <Select label="Result" value={outcome} onChange={setOutcome} options={[{ label: "All", value: "" }, { label: "Would get it", value: "sent" }, { label: "Would not", value: "not" }, { label: "Would still wait", value: "waiting" }]} />
              </InlineStack>
              <Text as="p" tone="subdued">
                {shown.length} of {total}
                {total > rows.length ? `; the newest ${rows.length} are listed` : ""}
              </Text>
              <ul className={styles.rows}>
                {shown.slice(0, most).map((row) => (
                  <li key={`${row.orderId} ${row.stepKey} ${row.occasion}`}>
                    <div className={styles.row}>
                      <div className={styles.words}>
                        <InlineStack gap="200" blockAlign="center">
                          <Link url={`/app/journeys/ledger?order=${encodeURIComponent(row.orderId)}`}>
                            {row.orderName} · {row.customerName ?? "Guest"}
                          </Link>
                          <Badge tone={BADGES[row.outcome][1]}>{BADGES[row.outcome][0]}</Badge>
                        </InlineStack>
                        <Text as="span" tone="subdued">
                          {row.stepName}, {showMoment(row.at, timeZone)}
                        </Text>
                        {row.words && <Text as="span">{row.words}</Text>}
                      </div>
                      {row.outcome === "sent" && (
                        <Button size="slim" onClick={() => setMail(row)} accessibilityLabel={`Show the mail “${row.stepName}” for ${row.orderName}`}>
                          Show mail
                        </Button>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
              {shown.length > most && (
                <div>
                  <Button onClick={() => setMost(most + PAGE)}>Show more</Button>
                </div>
              )}
            </BlockStack>
          )}
        </Card>
      </BlockStack>
      <ShowMail from={mail && `/app/journeys/preview?${new URLSearchParams({ journey: key, step: mail.stepKey, order: mail.orderId, at: mail.at, occasion: mail.occasion })}`} title={mail ? `${mail.stepName} for ${mail.orderName}` : "Mail"} onClose={() => setMail(null)} />
    </Page>
  );
}
