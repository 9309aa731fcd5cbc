import { Link } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { filterParams, ticketViews, viewNames, type TicketFilter } from "~/domain/tickets/ticket-views";
import styles from "./Inbox.module.css";

interface Props {
  filter: TicketFilter;
  counts: Record<string, number>;
  views: { id: string; name: string; isPrivate: boolean; filter: TicketFilter }[];
  onDelete: (viewId: string) => void;
}

/** The lists that everybody has, then those that the team and this person have saved. */
export function InboxTabs({ filter, counts, views, onDelete }: Props) {
  const current = addressOf(filter);
  const saved = views.find((view) => addressOf(view.filter) === current);
  return (
    <nav className={styles.tabs} aria-label="Views">
      {ticketViews.map((view) => {
        const count = counts[view] ?? 0;
        const isHere = !saved && filter.view === view;
        return (
          <Link key={view} to={`/app/inbox?view=${view}`} className={styles.tab} aria-current={isHere ? "page" : undefined}>
            {viewNames[view]}
            {count > 0 && (
              <span className={styles.count} data-alarm={view === "overdue" || undefined}>
                {count >= 1000 ? "1000+" : count}
              </span>
            )}
          </Link>
        );
      })}
      {views.map((view) => (
        <span key={view.id} style={{ display: "inline-flex", alignItems: "center" }}>
          <Link to={`/app/inbox?${addressOf(view.filter)}`} className={styles.tab} aria-current={saved?.id === view.id ? "page" : undefined} title={view.isPrivate ? "Only you see this view" : "A view of the team"}>
            {view.name}
          </Link>
          {saved?.id === view.id && <Button icon={XSmallIcon} variant="tertiary" size="micro" accessibilityLabel={`Delete the view ${view.name}`} onClick={() => onDelete(view.id)} />}
        </span>
      ))}
    </nav>
  );
}

/** Fields in one order, so that equal filters have equal addresses. */
function addressOf(filter: TicketFilter): string {
  return new URLSearchParams(Object.entries(filterParams(filter)).sort()).toString();
}
