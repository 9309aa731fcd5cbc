import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Link, Page, Select, Text } from "@shopify/polaris";
import { useSearchParams } from "@remix-run/react";
import { Ago } from "~/components/Ago";
import styles from "~/components/journeys/Journeys.module.css";
import { readJourney } from "~/domain/journeys/list-journeys.server";
import { SKIP_REASONS, type SkipReason } from "~/domain/journeys/skip-reasons";
import { AFTER_DAYS, readJourneyResults } from "~/domain/reports/read-journey-results.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

const SPANS = [7, 30, 90];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId } = desk;
  const journey = await or404(readJourney({ shopId, key: params.key ?? "", now }));
  const wanted = Number(new URL(request.url).searchParams.get("days"));
  const days = SPANS.includes(wanted) ? wanted : 30;
  const results = await readJourneyResults({ shopId, journeyKey: journey.key, days, now });
  return json({ key: journey.key, name: journey.name, asksForRating: journey.steps.some((step) => Object.values(step.content).some((content) => content.blocks.some((block) => block.type === "rating"))), days, afterDays: AFTER_DAYS, results, timeZone: desk.timeZone });
}

const BADGES = { sent: "success", skipped: undefined, failed: "critical" } as const;
const WORDS = { sent: "Sent", skipped: "Skipped", failed: "Failed" } as const;

export default function Results() {
  const { key, name, asksForRating, days, afterDays, results, timeZone } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const rated = results.ratings.reduce((sum, { count }) => sum + count, 0);
  const average = rated === 0 ? null : results.ratings.reduce((sum, { score, count }) => sum + score * count, 0) / rated;
  const skipped = results.skipped.reduce((sum, { count }) => sum + count, 0);
  const figures: [string, string][] = [
    ["mails sent", String(results.sent)],
    ["skipped", String(skipped)],
    ["answered by the customer", String(results.replies)],
    [`orders with a question within ${afterDays} days`, String(results.tickets)],
    [`orders with a return within ${afterDays} days`, String(results.returns)],
    ["want no more of these mails", String(results.optOuts)],
    ...(results.failed > 0 ? [["failed", String(results.failed)] as [string, string]] : []),
    ...(asksForRating ? [["average rating" + (rated > 0 ? ` of ${rated}` : ""), average === null ? "–" : average.toFixed(1)] as [string, string]] : []),
  ];
  return (
    <Page title={`Results of “${name}”`} backAction={{ content: name, url: `/app/journeys/${key}` }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <InlineStack>
              <Select label="Time" value={String(days)} onChange={(value) => setParams({ days: value }, { preventScrollReset: true })} options={SPANS.map((span) => ({ label: `Last ${span} days`, value: String(span) }))} />
            </InlineStack>
            <dl className={styles.figures}>
              {figures.map(([label, figure]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{figure}</dd>
                </div>
              ))}
            </dl>
            <Text as="p" tone="subdued">
              Opens are not counted: mail programs open pictures by themselves, so the number would say nothing about people. Questions and returns came after the mail; that does not mean they came because of it.
            </Text>
          </BlockStack>
        </Card>
        {results.skipped.length > 0 && (
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                Why mails were skipped
              </Text>
              <ul className={styles.rows}>
                {results.skipped.map(({ code, count }) => (
                  <li key={code}>
                    <strong>{count}</strong> × {SKIP_REASONS[code as SkipReason] ?? "Another reason."}
                  </li>
                ))}
              </ul>
            </BlockStack>
          </Card>
        )}
        {rated > 0 && (
          <Card>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                Ratings
              </Text>
              <Text as="p">{results.ratings.map(({ score, count }) => `${count} × ${"★".repeat(score)}`).join(" · ")}</Text>
              <ul className={styles.rows}>
                {results.comments.map((comment) => (
                  <li key={`${comment.orderId} ${comment.at}`}>
                    <div className={styles.words}>
                      <Text as="p">“{comment.comment}”</Text>
                      <Text as="p" tone="subdued">
                        {comment.score} of 5 · <Link url={`/app/journeys/ledger?order=${encodeURIComponent(comment.orderId)}`}>{comment.orderName}</Link> · <Ago at={comment.at} timeZone={timeZone} />
                      </Text>
                    </div>
                  </li>
                ))}
              </ul>
            </BlockStack>
          </Card>
        )}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              Last decisions
            </Text>
            {results.decisions.length === 0 ? (
              <Text as="p" tone="subdued">
                No mail of this journey has come to its day yet. <Link url={`/app/journeys/${key}/back-test`}>See who would have got one</Link>.
              </Text>
            ) : (
              <ul className={styles.rows}>
                {results.decisions.map((decision) => (
                  <li key={decision.id}>
                    <div className={styles.words}>
                      <InlineStack gap="200" blockAlign="center">
                        <Link url={`/app/journeys/ledger?order=${encodeURIComponent(decision.orderId)}`}>{decision.orderName}</Link>
                        <Text as="span">{decision.stepName}</Text>
                        <Badge tone={BADGES[decision.status]}>{WORDS[decision.status]}</Badge>
                        <Text as="span" tone="subdued">
                          <Ago at={decision.at} timeZone={timeZone} />
                        </Text>
                      </InlineStack>
                      {decision.words && <Text as="span">{decision.words}</Text>}
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
