import { Link as RouteLink } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import { Ago } from "~/components/Ago";
import { MessageCard } from "./MessageCard";
import type { MessageData, TicketData } from "./types";
import styles from "./Ticket.module.css";

interface Props {
  ticket: TicketData;
  timeZone: string;
  attachmentUrl: (id: string) => string;
  mayWrite: boolean;
}

type Entry = { at: string; key: string } & ({ message: MessageData } | { event: TicketData["events"][number] });

/** Everything said and done on a ticket in one line of time, oldest first. */
export function Conversation({ ticket, timeZone, attachmentUrl, mayWrite }: Props) {
  const entries: Entry[] = [
    ...ticket.messages.map((message) => ({ at: message.sentAt, key: message.id, message })),
    ...ticket.events.map((event) => ({ at: event.at, key: event.id, event })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  const firstId = ticket.messages.find(({ kind }) => kind === "inbound")?.id;
  return (
    <ol className={styles.conversation} aria-label="Conversation">
      {entries.map((entry) => (
        <li key={entry.key}>
          {"message" in entry ? (
            <MessageCard message={entry.message} timeZone={timeZone} attachmentUrl={attachmentUrl} mayWrite={mayWrite} canSplit={mayWrite && entry.message.kind === "inbound" && entry.message.id !== firstId} />
          ) : (
            <div className={styles.event}>
              <Text as="span" variant="bodySm" tone="subdued">
                {entry.event.sentence} <OtherTicket data={entry.event.data} />· <Ago at={entry.event.at} timeZone={timeZone} />
              </Text>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The ticket that a part of this one went to or came from. */
function OtherTicket({ data }: { data: unknown }) {
  const { ticketId } = (data ?? {}) as { ticketId?: unknown };
  return typeof ticketId === "string" ? (
    <>
      <RouteLink to={`/app/inbox/${ticketId}`}>Open it</RouteLink>{" "}
    </>
  ) : null;
}
