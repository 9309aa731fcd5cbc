import { Link } from "@remix-run/react";
import { Badge, Text } from "@shopify/polaris";
import { memo } from "react";
import { Ago } from "~/components/Ago";
import { Due } from "~/components/Due";
import { LinkEvidence } from "~/components/LinkEvidence";
import { OrderStateBadge } from "~/components/OrderStateBadge";
import { Presence } from "~/components/Presence";
import { showMoment } from "~/components/show";
import type { Present } from "~/domain/tickets/presence";
import { priorities, type Priority } from "~/domain/tickets/priorities";
import { ticketStatuses } from "~/domain/tickets/statuses";
import type { ListedTicket } from "./types";
import styles from "./Inbox.module.css";

interface Props {
  ticket: ListedTicket;
  timeZone: string;
  people: Present[];
  selected: boolean;
  onSelect: (ticketId: string, selected: boolean) => void;
  /** Whether the status says something that the list's title does not. */
  showStatus: boolean;
}

/** Kept as it is while only something else of the page changes: a list has many rows, and a click must not wait for them. */
export const TicketRow = memo(function TicketRow({ ticket, timeZone, people, selected, onSelect, showStatus }: Props) {
  return (
    <li className={styles.row} data-unread={ticket.unread || undefined} data-selected={selected || undefined}>
      <label className={styles.check}>
        <input type="checkbox" checked={selected} onChange={(event) => onSelect(ticket.id, event.target.checked)} aria-label={`Select ${ticket.customerName}: ${ticket.subject}`} />
      </label>
      <Link to={`/app/inbox/${ticket.id}`} className={styles.words} data-ticket={ticket.id}>
        <span className={styles.who}>
          {ticket.unread && <span className={styles.dot} title="Not read yet" />}
          <span className={styles.name}>{ticket.customerName}</span>
          {ticket.priority !== "normal" && <Badge tone={ticket.priority === "urgent" ? "critical" : ticket.priority === "high" ? "warning" : undefined}>{priorities[ticket.priority as Priority]}</Badge>}
        </span>
        <span className={styles.preview}>
          <span className={styles.subject}>{ticket.subject}</span> {ticket.replyGoesOutAt && <em>{`Reply goes out ${showMoment(ticket.replyGoesOutAt, timeZone)}.`}</em>} {ticket.preview}
        </span>
      </Link>
      <div className={styles.order}>
        {ticket.orders.length === 0 && (
          <span className={styles.orderLine}>
            <LinkEvidence status={ticket.linkOutcome} />
          </span>
        )}
        {ticket.orders.slice(0, 2).map((order) => (
          <span key={order.id} className={styles.orderLine}>
            <span className={styles.orderName}>{order.name}</span>
            {order.status === "claimed" ? <LinkEvidence status="claimed" /> : <OrderStateBadge state={order.state} />}
          </span>
        ))}
        {ticket.orders.length > 2 && <span className={styles.subdued}>and {ticket.orders.length - 2} more</span>}
      </div>
      <div className={styles.marks}>
        {ticket.topic && <Badge>{ticket.topic}</Badge>}
        {ticket.tags.slice(0, 2).map((tag) => (
          <Badge key={tag} tone="info">
            {tag}
          </Badge>
        ))}
      </div>
      <div className={styles.assignee}>
        <Presence people={people} />
        {ticket.assigneeName ? ticket.assigneeName.split(" ")[0] : <span className={styles.subdued}>Nobody</span>}
      </div>
      <div className={styles.since}>
        <Since ticket={ticket} timeZone={timeZone} showStatus={showStatus} />
      </div>
    </li>
  );
});

/** How long somebody has been waiting, and by when an answer is promised. */
function Since({ ticket, timeZone, showStatus }: { ticket: ListedTicket; timeZone: string; showStatus: boolean }) {
  if (ticket.status !== "waiting_for_us" || !ticket.waitingSince) {
    return (
      <Text as="span" tone="subdued">
        {showStatus ? ticketStatuses[ticket.status].label : ticket.snoozedUntil ? "back " : ""} <Ago at={ticket.snoozedUntil ?? ticket.lastMessageAt} timeZone={timeZone} />
      </Text>
    );
  }
  return (
    <>
      <Ago at={ticket.waitingSince} timeZone={timeZone} />
      <Due at={ticket.dueAt} />
    </>
  );
}
