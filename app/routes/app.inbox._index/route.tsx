import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useCallback, useEffect, useRef, useState } from "react";
import { BulkBar } from "~/components/inbox/BulkBar";
import { Filters } from "~/components/inbox/Filters";
import styles from "~/components/inbox/Inbox.module.css";
import { InboxTabs } from "~/components/inbox/InboxTabs";
import { NothingHere } from "~/components/inbox/NothingHere";
import { TicketRow } from "~/components/inbox/TicketRow";
import { useInboxKeys } from "~/components/inbox/use-inbox-keys";
import { ShortcutHelp } from "~/components/ShortcutHelp";
import { useAct } from "~/components/ticket/use-act";
import { useLive } from "~/components/use-live";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listChoices } from "~/domain/tickets/list-choices.server";
import { countTickets, listTickets } from "~/domain/tickets/list-tickets.server";
import type { Present } from "~/domain/tickets/presence";
import { listSavedViews } from "~/domain/tickets/saved-views.server";
import { readFilter } from "~/domain/tickets/ticket-filter";
import { filterParams, type TicketFilter } from "~/domain/tickets/ticket-views";
import { or404 } from "~/lib/not-here";
import { whoIs } from "~/shopify/staff-identity";
import { authenticate } from "~/shopify.server";
import { actOnInbox } from "./act.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const query = new URL(request.url).searchParams;
  const filter = readFilter(Object.fromEntries(query));
  const here = { shopId: desk.shopId, staffId: desk.staff.id, now };
  const [page, counts, views, choices] = await Promise.all([
    listTickets({ ...here, filter, after: query.get("after") ?? undefined }),
    countTickets(here),
    listSavedViews(here),
    listChoices(here),
  ]);
  return json({ ...page, filter, counts, views, choices, asOf: now, timeZone: desk.timeZone, staff: { id: desk.staff.id, role: desk.staff.role } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { admin, session } = await authenticate.admin(request);
  const now = new Date();
  const desk = await openDesk({ shopId: session.shop, who: whoIs(session), admin, now });
  const { status, ...answer } = await or404(actOnInbox({ form: await request.formData(), desk, now }));
  return json(answer, { status: status ?? 200 });
}

/** One and the same, so that a row without company stays as it is. */
const NOBODY: Present[] = [];

export default function Inbox() {
  const { tickets, next, spelledAs, filter, counts, views, choices, asOf, timeZone, staff } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const { people } = useLive({ asOf, pauseMs: 700 });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bulk = useAct(undefined, { showsProblem: true });
  const list = useRef<HTMLUListElement>(null);
  const mayWrite = staff.role !== "reader";
  const othersAt = (ticketId: string) => {
    const others = people.filter((person) => person.ticketId === ticketId && person.staffId !== staff.id);
    return others.length > 0 ? others : NOBODY;
  };

  // What left the list is no longer selected.
  useEffect(() => setSelected((known) => new Set([...known].filter((id) => tickets.some((ticket) => ticket.id === id)))), [tickets]);

  const show = (change: Partial<TicketFilter>) => setParams(filterParams({ ...filter, ...change }), { replace: change.q !== undefined });
  const select = useCallback((id: string, on: boolean) => setSelected((known) => new Set(on ? [...known, id] : [...known].filter((other) => other !== id))), []);
  const act = (ids: Iterable<string>, change: Record<string, string>) => {
    if (mayWrite) bulk.act("change", { ...change, ids: [...ids].join(",") });
  };
  const keys = useInboxKeys({ list, selected, select, staffId: staff.id, act });

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1 className={styles.title}>Inbox</h1>
        <Button variant="tertiary" onClick={keys.openHelp}>
          Keyboard
        </Button>
      </div>
      <div className={styles.card}>
        <InboxTabs filter={filter} counts={counts} views={views} onDelete={(viewId) => bulk.act("delete-view", { viewId })} />
        <Filters filter={filter} choices={choices} searchId="inbox-search" loading={loading} onChange={show} onSave={(name, isPrivate) => bulk.act("save-view", { name, private: String(isPrivate), filter: JSON.stringify(filterParams(filter)) })} />
        {selected.size > 0 && mayWrite && <BulkBar count={selected.size} busy={bulk.busy} choices={choices} act={(change) => act(selected, change)} onClear={() => setSelected(new Set())} />}
        {bulk.problem && <p className={styles.notice}>{bulk.problem}</p>}
        {spelledAs.length > 0 && <p className={styles.notice}>Nothing is spelled “{filter.q}”. These are the tickets of {spelledAs.slice(0, 5).join(", ")}.</p>}
        {tickets.length === 0 ? (
          <NothingHere filter={filter} onClear={() => setParams({ view: filter.view })} />
        ) : (
          <ul className={styles.list} ref={list} aria-label="Tickets" aria-busy={loading}>
            {tickets.map((ticket) => (
              <TicketRow
                key={ticket.id}
                ticket={ticket}
                timeZone={timeZone}
                people={othersAt(ticket.id)}
                selected={selected.has(ticket.id)}
                onSelect={select}
                showStatus={filter.view === "all" || filter.q !== ""}
              />
            ))}
          </ul>
        )}
        {(next || params.has("after")) && (
          <nav className={styles.pages} aria-label="Pages">
            {params.has("after") && <Button onClick={() => navigate(-1)}>Newer</Button>}
            {next && <Button onClick={() => setParams({ ...filterParams(filter), after: next })}>Older</Button>}
          </nav>
        )}
      </div>
      <ShortcutHelp open={keys.helpOpen} onClose={keys.closeHelp} shortcuts={keys.shortcuts} />
    </div>
  );
}
