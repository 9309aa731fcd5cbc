import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useState } from "react";
import { Filters } from "~/components/inbox/Filters";
import styles from "~/components/inbox/Inbox.module.css";
import { InboxTabs } from "~/components/inbox/InboxTabs";
import { NothingHere } from "~/components/inbox/NothingHere";
import { TicketList } from "~/components/inbox/TicketList";
import { useAct } from "~/components/ticket/use-act";
import { useLive } from "~/components/use-live";
import { openDesk } from "~/domain/shops/open-desk.server";
import { listChoices } from "~/domain/tickets/list-choices.server";
import { countTickets, listTickets } from "~/domain/tickets/list-tickets.server";
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

export default function Inbox() {
  const { tickets, next, spelledAs, filter, counts, views, choices, asOf, timeZone, staff } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const { people } = useLive({ asOf, pauseMs: 700 });
  const [helpOpen, setHelpOpen] = useState(false);
  const savedViews = useAct(undefined, { showsProblem: true });
  const show = (change: Partial<TicketFilter>) => setParams(filterParams({ ...filter, ...change }), { replace: change.q !== undefined });

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1 className={styles.title}>Inbox</h1>
        <Button variant="tertiary" onClick={() => setHelpOpen(true)}>
          Keyboard
        </Button>
      </div>
      <div className={styles.card}>
        <InboxTabs filter={filter} counts={counts} views={views} onDelete={(viewId) => savedViews.act("delete-view", { viewId })} />
        <Filters filter={filter} choices={choices} searchId="inbox-search" loading={loading} onChange={show} onSave={(name, isPrivate) => savedViews.act("save-view", { name, private: String(isPrivate), filter: JSON.stringify(filterParams(filter)) })} />
        {savedViews.problem && <p className={styles.notice}>{savedViews.problem}</p>}
        {spelledAs.length > 0 && <p className={styles.notice}>Nothing is spelled “{filter.q}”. These are the tickets of {spelledAs.slice(0, 5).join(", ")}.</p>}
        <TicketList
          tickets={tickets}
          choices={choices}
          people={people}
          staff={staff}
          timeZone={timeZone}
          loading={loading}
          showStatus={filter.view === "all" || filter.q !== ""}
          help={{ isOpen: helpOpen, open: () => setHelpOpen(true), close: () => setHelpOpen(false) }}
        >
          <NothingHere filter={filter} onClear={() => setParams({ view: filter.view })} />
        </TicketList>
        {(next || params.has("after")) && (
          <nav className={styles.pages} aria-label="Pages">
            {params.has("after") && <Button onClick={() => navigate(-1)}>Newer</Button>}
            {next && <Button onClick={() => setParams({ ...filterParams(filter), after: next })}>Older</Button>}
          </nav>
        )}
      </div>
    </div>
  );
}
