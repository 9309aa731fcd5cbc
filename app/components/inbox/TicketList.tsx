import { useCallback, useDeferredValue, useEffect, useRef, useState, type ReactNode } from "react";
import { ShortcutHelp } from "~/components/ShortcutHelp";
import { useAct } from "~/components/ticket/use-act";
import type { Present } from "~/domain/tickets/presence";
import { BulkBar } from "./BulkBar";
import { TicketRow } from "./TicketRow";
import type { Choices, ListedTicket } from "./types";
import { useInboxKeys } from "./use-inbox-keys";
import styles from "./Inbox.module.css";

interface Props {
  tickets: ListedTicket[];
  choices: Choices;
  /** Who is on which ticket now. */
  people: Present[];
  staff: { id: string; role: string };
  timeZone: string;
  loading: boolean;
  showStatus: boolean;
  help: { isOpen: boolean; open: () => void; close: () => void };
  /** In place of an empty list. */
  children: ReactNode;
}

/** One and the same, so that a row without company stays as it is. */
const NOBODY: Present[] = [];

/** The tickets of one view, to be opened, or selected and changed together; by mouse or by keyboard. */
export function TicketList({ tickets, choices, people, staff, timeZone, loading, showStatus, help, children }: Props) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  // The tick is seen before the bar over the list is drawn.
  const counted = useDeferredValue(selected);
  const bulk = useAct(undefined, { showsProblem: true });
  const list = useRef<HTMLUListElement>(null);
  const mayWrite = staff.role !== "reader";
  const othersAt = (ticketId: string) => {
    const others = people.filter((person) => person.ticketId === ticketId && person.staffId !== staff.id);
    return others.length > 0 ? others : NOBODY;
  };

  // What left the list is no longer selected.
  useEffect(() => setSelected((known) => new Set([...known].filter((id) => tickets.some((ticket) => ticket.id === id)))), [tickets]);

  const select = useCallback((id: string, on: boolean) => setSelected((known) => new Set(on ? [...known, id] : [...known].filter((other) => other !== id))), []);
  const act = (ids: Iterable<string>, change: Record<string, string>) => {
    if (mayWrite) bulk.act("change", { ...change, ids: [...ids].join(",") });
  };
  const shortcuts = useInboxKeys({ list, selected, select, staffId: staff.id, act, onHelp: help.open });

  return (
    <>
      {counted.size > 0 && mayWrite && <BulkBar count={counted.size} busy={bulk.busy} choices={choices} act={(change) => act(selected, change)} onClear={() => setSelected(new Set())} />}
      {bulk.problem && <p className={styles.notice}>{bulk.problem}</p>}
      {tickets.length === 0 ? (
        children
      ) : (
        <ul className={styles.list} ref={list} aria-label="Tickets" aria-busy={loading}>
          {tickets.map((ticket) => (
            <TicketRow key={ticket.id} ticket={ticket} timeZone={timeZone} people={othersAt(ticket.id)} selected={selected.has(ticket.id)} onSelect={select} showStatus={showStatus} />
          ))}
        </ul>
      )}
      <ShortcutHelp open={help.isOpen} onClose={help.close} shortcuts={shortcuts} />
    </>
  );
}
