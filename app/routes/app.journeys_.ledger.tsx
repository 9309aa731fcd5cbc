import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, EmptyState, InlineStack, Link, List, Page, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { Ago } from "~/components/Ago";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { showCalendarDay, showDay, showMoment } from "~/components/show";
import { AskToSend } from "~/components/journeys/AskToSend";
import { ShowMail } from "~/components/journeys/ShowMail";
import styles from "~/components/journeys/Journeys.module.css";
import { readOrderLedger } from "~/domain/journeys/read-order-ledger.server";
import { sendStepNow } from "~/domain/journeys/send-step-now.server";
import { findStep } from "~/domain/journeys/step-catalogue";
import { resumeForOrder, stopForOrder } from "~/domain/journeys/stop-for-order.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";
import { searchOrdersForTicket } from "~/domain/tickets/search-orders.server";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { shopId, timeZone } = desk;
  const query = new URL(request.url).searchParams;
  const orderId = query.get("order");
  const wanted = query.get("wanted")?.trim().slice(0, 120) ?? "";
  if (orderId) return json({ timeZone, wanted, found: [], ledger: await or404(readOrderLedger({ shopId, orderId })) });
  const found = wanted.length < 2 ? [] : await searchOrdersForTicket({ shopId, wanted, admin, now });
  const [only, ...others] = found;
  return json({ timeZone, wanted, found, ledger: only && others.length === 0 ? await or404(readOrderLedger({ shopId, orderId: only.id })) : null });
}

const orderId = z.string().startsWith("gid://shopify/Order/").max(80);
const actSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("send"), orderId, journeyKey: z.string().min(1).max(60), stepKey: z.string().refine((key) => findStep(key) !== null), occasion: z.string().max(120).default("") }),
  z.object({ act: z.literal("stop"), orderId }),
  z.object({ act: z.literal("resume"), orderId }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const asked = actSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success || desk.staff.role === "reader") return json({ done: false, message: desk.staff.role === "reader" ? "You may look, but not send or stop mail." : "This cannot be done." }, { status: 422 });
  const { shopId } = desk;
  switch (asked.data.act) {
    case "send": {
      const { journeyKey, stepKey, occasion } = asked.data;
      const result = await or404(sendStepNow({ shopId, orderId: asked.data.orderId, journeyKey, stepKey, occasion, extrasFor: helpForOrder, now }));
      if (result.outcome === "sent") return json({ done: true, message: "It is on its way." });
      return json({ done: false, message: result.outcome === "already_sent" ? "It was sent already." : `Not sent: ${result.words}` });
    }
    case "stop": {
      await or404(readOrderLedger({ shopId, orderId: asked.data.orderId }));
      const { steps, mails } = await stopForOrder({ shopId, orderId: asked.data.orderId, by: desk.staff.name, now });
      return json({ done: true, message: `Stopped. ${steps + mails === 0 ? "Nothing was waiting." : `${steps + mails} planned ${steps + mails === 1 ? "mail was" : "mails were"} taken back.`}` });
    }
    case "resume":
      await resumeForOrder({ shopId, orderId: asked.data.orderId });
      return json({ done: true, message: "Journeys may write about this order again. What was skipped stays skipped." });
  }
}

export default function Ledger() {
  const { ledger, found, wanted, timeZone } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <Page title={ledger ? `Mail about order ${ledger.order.name}` : "What was promised and sent"} backAction={{ content: "Journeys", url: "/app/journeys" }} subtitle="Every journey mail of an order: sent, skipped and why, or planned.">
      <BlockStack gap="400">
        <Card>
          <Search key={wanted} wanted={wanted} />
        </Card>
        {ledger ? <OrderLedger ledger={ledger} timeZone={timeZone} /> : <Found found={found} wanted={params.get("wanted") ?? ""} timeZone={timeZone} />}
      </BlockStack>
    </Page>
  );
}

function Search({ wanted }: { wanted: string }) {
  const [value, setValue] = useState(wanted);
  return (
    <Form method="get" role="search">
      <TextField label="Find an order" name="wanted" value={value} onChange={setValue} autoComplete="off" placeholder="#1042, a name, an email address or a tracking number" connectedRight={<Button submit>Find</Button>} />
    </Form>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Found({ found, wanted, timeZone }: { found: Data["found"]; wanted: string; timeZone: string }) {
  if (found.length === 0) {
    return (
      <Card>
        <EmptyState heading={wanted ? `No order fits “${wanted}”` : "Why did they (not) get a mail?"} image="">
          <p>{wanted ? "Try the order's number, the buyer's full name or their email address. Orders older than 60 days may be hidden from us by Shopify." : "Find the order by its number, the buyer's name or a tracking number, and see each mail with its reason."}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <ul className={styles.rows} aria-label="Orders found">
        {found.map((order) => (
          <li key={order.id}>
            <div className={styles.row}>
              <div className={styles.words}>
                <Link url={`/app/journeys/ledger?order=${encodeURIComponent(order.id)}`}>
                  {order.name} · {order.customerName ?? "Guest"}
                </Link>
                <Text as="span" tone="subdued">
                  {showDay(order.placedAt, timeZone)} · {order.items.join(", ")}
                </Text>
              </div>
              <OrderStateBadge state={order.state} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OrderLedger({ ledger, timeZone }: { ledger: NonNullable<Data["ledger"]>; timeZone: string }) {
  const fetcher = useFetcher<typeof action>();
  const [mail, setMail] = useState<{ id: string; subject: string } | null>(null);
  /** The mail that somebody is asked about, and the answer that stood there before. */
  const [asked, setAsked] = useState<{ entry: Entry; before: typeof fetcher.data } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  const { order, entries, promises, stopped, quiet } = ledger;
  const pressed = fetcher.formData;
  const isAnswered = asked !== null && fetcher.state === "idle" && fetcher.data !== asked.before;
  // The button that was pressed may be gone with the answer, and the focus with it.
  useEffect(() => {
    if (isAnswered) said.current?.focus();
  }, [isAnswered]);
  const act = (fields: Record<string, string>) => fetcher.submit({ orderId: order.id, ...fields }, { method: "post", action: "/app/journeys/ledger" });
  const happened = entries.filter((entry) => entry.state !== "not_planned");
  const rest = entries.filter((entry) => entry.state === "not_planned");
  return (
    <>
      <Card>
        <div className={styles.row}>
          <div className={styles.words}>
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                {order.name} · {order.customerName}
              </Text>
              <OrderStateBadge state={order.state} />
            </InlineStack>
            <Text as="p" tone="subdued">
              {[showDay(order.placedAt, timeZone), order.email ?? "no email address", order.items.join(", ")].join(" · ")}
            </Text>
            {stopped && (
              <Text as="p">
                {stopped.by} stopped the mails for this order <Ago at={stopped.at} timeZone={timeZone} />.
              </Text>
            )}
          </div>
          <Button loading={pressed?.get("act") === (stopped ? "resume" : "stop")} onClick={() => act({ act: stopped ? "resume" : "stop" })} tone={stopped ? undefined : "critical"}>
            {stopped ? "Start again" : "Stop for this order"}
          </Button>
        </div>
      </Card>
      <div ref={said} tabIndex={-1} aria-live="polite" className={styles.live}>{fetcher.data && <Banner tone={fetcher.data.done ? "success" : "warning"}>{fetcher.data.message}</Banner>}</div>
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Return-by dates told
          </Text>
          {promises.length === 0 ? (
            <Text as="p" tone="subdued">
              No mail has told this buyer a date yet.
            </Text>
          ) : (
            <List>
              {promises.map((promise) => (
                <List.Item key={promise.lineId}>
                  {promise.title}: return by <strong>{showCalendarDay(promise.returnBy)}</strong>, told {showMoment(promise.toldAt, timeZone)}. It can only move later.
                </List.Item>
              ))}
            </List>
          )}
        </BlockStack>
      </Card>
      {[["Mail so far and to come", happened], ["Not planned", rest]].map(([title, list]) => (
        <Entries key={title as string} title={title as string} entries={list as typeof entries} timeZone={timeZone} onSend={(entry) => setAsked({ entry, before: fetcher.data })} onShow={setMail} />
      ))}
      <AskToSend
        entry={isAnswered ? null : (asked?.entry ?? null)}
        order={order}
        quiet={quiet}
        timeZone={timeZone}
        isSending={pressed?.get("act") === "send"}
        onSend={() => asked && act({ act: "send", journeyKey: asked.entry.journeyKey, stepKey: asked.entry.stepKey, occasion: asked.entry.occasion })}
        onClose={() => setAsked(null)}
      />
      <ShowMail from={mail && `/app/journeys/mail?mail=${mail.id}`} title={mail?.subject ?? "Mail"} onClose={() => setMail(null)} />
    </>
  );
}

type Entry = NonNullable<Data["ledger"]>["entries"][number];
const BADGES = { sent: ["Sent", "success"], skipped: ["Skipped", undefined], failed: ["Failed", "critical"], due: ["Planned", "info"], not_planned: ["Not planned", undefined] } as const;
/** What became of the mail after the step had handed it over; null: nothing worth a word. */
const MAIL_WORDS: Record<string, string> = { queued: "It waits in the outbox.", claimed: "It is leaving.", transmitting: "It is leaving.", in_doubt: "It may or may not have arrived.", failed: "The mail server refused it.", skipped: "It was overtaken before it left.", cancelled: "It was taken back before it left." };

function Entries({ title, entries, timeZone, onSend, onShow }: { title: string; entries: Entry[]; timeZone: string; onSend: (entry: Entry) => void; onShow: (mail: { id: string; subject: string }) => void }) {
  if (entries.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <ul className={styles.rows}>
          {entries.map((entry) => {
            const [label, tone] = BADGES[entry.state];
            const { mail } = entry;
            const words = mail && mail.status !== "sent" ? [MAIL_WORDS[mail.status], mail.reason].filter(Boolean).join(" ") : entry.words;
            return (
              <li key={`${entry.journeyKey} ${entry.stepKey} ${entry.occasion}`}>
                <div className={styles.row}>
                  <div className={styles.words}>
                    <InlineStack gap="200" blockAlign="center">
                      <Text as="h3" variant="headingSm">
                        {entry.stepName}
                      </Text>
                      {/* The heading of theirs says it for all. */}
                      {entry.state !== "not_planned" && <Badge tone={tone}>{label}</Badge>}
                      {entry.at && (
                        <Text as="span" tone="subdued">
                          {showMoment(entry.at, timeZone)} (<Ago at={entry.at} timeZone={timeZone} />)
                        </Text>
                      )}
                    </InlineStack>
                    {words !== "Sent." && <Text as="p">{words}</Text>}
                    <Text as="p" variant="bodySm" tone="subdued">
                      <Link url={`/app/journeys/${entry.journeyKey}`} monochrome>
                        {entry.journeyName}
                      </Link>
                    </Text>
                  </div>
                  <div className={styles.buttons}>
                    {mail && (
                      <Button size="slim" onClick={() => onShow(mail)} accessibilityLabel={`Show the mail “${mail.subject}”`}>
                        Show mail
                      </Button>
                    )}
                    {entry.state !== "sent" && (
                      <Button size="slim" onClick={() => onSend(entry)} accessibilityLabel={`Send “${entry.stepName}” now`}>
                        Send now
                      </Button>
                    )}
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      </BlockStack>
    </Card>
  );
}
