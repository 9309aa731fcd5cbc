import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { Badge, Button } from "@shopify/polaris";
import { ArrowLeftIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { Ago } from "~/components/Ago";
import { Due } from "~/components/Due";
import { Composer } from "~/components/ticket/compose/Composer";
import { Conversation } from "~/components/ticket/Conversation";
import { CustomerCard } from "~/components/ticket/CustomerCard";
import { OrderPanel } from "~/components/ticket/OrderPanel";
import styles from "~/components/ticket/Ticket.module.css";
import { TicketActions } from "~/components/ticket/TicketActions";
import type { TicketData } from "~/components/ticket/types";
import { OrderSheets, type OpenSheet } from "~/components/ticket/sheets/OrderSheets";
import { useAct } from "~/components/ticket/use-act";
import { insertIntoReply, useTicketKeys } from "~/components/ticket/use-ticket-keys";
import { Presence } from "~/components/Presence";
import { ShortcutHelp } from "~/components/ShortcutHelp";
import { useLive } from "~/components/use-live";
import { listActions, type ActionEvent } from "~/domain/orders/actions/list-actions.server";
import { MergedNote } from "~/components/ticket/MergedNote";
import { MergeSheet } from "~/components/ticket/MergeSheet";
import { SignatureSheet } from "~/components/ticket/SignatureSheet";
import { TicketMarks } from "~/components/ticket/TicketMarks";
import { listTopics } from "~/domain/tickets/topics/list-topics.server";
import { openDesk } from "~/domain/shops/open-desk.server";
import { readTicket } from "~/domain/tickets/read-ticket.server";
import type { TicketDetails } from "~/domain/tickets/ticket-details";
import { ticketStatuses } from "~/domain/tickets/statuses";
import { uuidOr404 } from "~/lib/ids";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnTicket } from "./act.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const here = { shopId: desk.shopId, ticketId: uuidOr404(params.ticketId) };
  const [ticket, actions, topics] = await Promise.all([
    or404(readTicket({ ...here, reader: desk.staff, now })),
    listActions({ shopId: desk.shopId, of: { ticketId: here.ticketId } }),
    listTopics({ shopId: desk.shopId }),
  ]);
  return json({
    ticket: { ...ticket, events: [...ticket.events, ...actions.map(asEvent)] },
    asOf: now,
    timeZone: desk.timeZone,
    shopName: desk.shopName,
    staff: { id: desk.staff.id, name: desk.staff.name, role: desk.staff.role, signature: desk.staff.signature },
    topics,
  });
}

/** What was done to the order is part of the conversation. */
function asEvent({ id, kind, sentence, staffName, at }: ActionEvent): TicketDetails["events"][number] {
  return { id, kind: `order-${kind}`, sentence: `${staffName}: ${sentence}`, at, staffName, data: {} };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await or404(actOnTicket({ form: await request.formData(), ticketId: uuidOr404(params.ticketId), desk, admin, now }));
  return json(answer, { status: status ?? 200 });
}

/** What was shown is still true after a search for orders. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formMethod === "GET" ? false : defaultShouldRevalidate;
}

/** Orders older than this are read again when the page opens. */
const FRESH_MS = 30_000;

interface PageData {
  ticket: TicketData;
  asOf: string;
  timeZone: string;
  shopName: string;
  staff: { id: string; name: string; role: string; signature: string };
  topics: string[];
}

export default function TicketPage() {
  const data = useLoaderData<typeof loader>();
  return <Ticket key={data.ticket.id} {...data} />;
}

function Ticket({ ticket, asOf, timeZone, shopName, staff, topics }: PageData) {
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const [aside, setAside] = useState<"merge" | "signature" | null>(null);
  const mayWrite = staff.role !== "reader";
  const refresh = useAct();
  const { people, sayWriting } = useLive({ ticketId: ticket.id, asOf });
  const keys = useTicketKeys({ ticket, staffId: staff.id, mayWrite: mayWrite });
  const base = `/app/inbox/${ticket.id}`;
  const oldest = ticket.orders.reduce((at, order) => Math.min(at, order.readAt ? Date.parse(order.readAt) : 0), Infinity);

  // The page shows at once what we have; Shopify is asked behind it.
  useEffect(() => {
    if (ticket.orders.length > 0 && Date.now() - oldest > FRESH_MS) refresh.act("refresh");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per opening
  }, []);

  const status = ticketStatuses[ticket.status];
  return (
    <div className={styles.ticket}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <Button icon={ArrowLeftIcon} url="/app/inbox" variant="tertiary" accessibilityLabel="Back to the inbox" />
          <h1 className={styles.title}>{ticket.subject}</h1>
          <Badge tone={status.tone}>{status.label}</Badge>
          {ticket.waitingSince && (
            <span className={styles.subdued}>
              since <Ago at={ticket.waitingSince} timeZone={timeZone} />
            </span>
          )}
          <Due at={ticket.dueAt} />
          {ticket.snoozedUntil && (
            <span className={styles.subdued}>
              back <Ago at={ticket.snoozedUntil} timeZone={timeZone} />
            </span>
          )}
          <Presence words people={people.filter((person) => person.ticketId === ticket.id && person.staffId !== staff.id)} />
        </div>
        {mayWrite && <TicketActions ticket={ticket} staffId={staff.id} onMerge={() => setAside("merge")} onSignature={() => setAside("signature")} />}
      </header>
      <TicketMarks ticket={ticket} topics={topics} mayWrite={mayWrite} />
      <MergedNote ticket={ticket} mayWrite={mayWrite} />
      <div className={styles.page}>
        <div className={styles.main}>
          <div className={styles.scroll} tabIndex={0} role="region" aria-label="Conversation">
            <Conversation ticket={ticket} timeZone={timeZone} attachmentUrl={(id) => `${base}/files/${id}`} mayWrite={mayWrite} />
          </div>
          {mayWrite && !ticket.mergedInto && <Composer ticket={ticket} author={{ name: staff.name, shopName, timeZone }} base={base} onWriting={sayWriting} onSheet={(name, orderId) => setSheet({ sheet: name, orderId })} />}
        </div>
        <aside className={styles.side} tabIndex={0} aria-label="Order and customer">
          <OrderPanel ticket={ticket} timeZone={timeZone} searchUrl={`${base}/orders`} refresh={{ busy: refresh.busy, start: () => refresh.act("refresh") }} onSheet={mayWrite ? setSheet : null} />
          <CustomerCard ticket={ticket} timeZone={timeZone} mayWrite={mayWrite} />
        </aside>
      </div>
      <OrderSheets open={sheet} orders={ticket.orders} base={base} onClose={() => setSheet(null)} onInsert={insertIntoReply} />
      {aside === "merge" && <MergeSheet base={base} timeZone={timeZone} onClose={() => setAside(null)} />}
      {aside === "signature" && <SignatureSheet signature={staff.signature} onClose={() => setAside(null)} />}
      <ShortcutHelp open={keys.helpOpen} onClose={keys.closeHelp} shortcuts={keys.shortcuts} />
    </div>
  );
}
