import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useShortcuts, type Shortcut } from "~/components/use-shortcuts";
import { ticketStatuses } from "~/domain/tickets/statuses";
import type { TicketData } from "./types";
import { useAct } from "./use-act";

/** Events by which keys reach the composer, which has its own state. */
export const COMPOSE = "desk:compose";

export function compose(mode: "reply" | "note") {
  document.dispatchEvent(new CustomEvent(COMPOSE, { detail: mode }));
}

/** Opens the saved replies. */
export const SAVED_REPLIES = "desk:saved-replies";

/** Something to write to the customer came from elsewhere on the page. */
export const INSERT = "desk:insert";

export function insertIntoReply(text: string) {
  document.dispatchEvent(new CustomEvent(INSERT, { detail: text }));
}

/** The ticket page without a mouse. */
export function useTicketKeys({ ticket, staffId, mayWrite }: { ticket: TicketData; staffId: string; mayWrite: boolean }) {
  const navigate = useNavigate();
  const [helpOpen, setHelpOpen] = useState(false);
  const { act } = useAct();
  const next: readonly string[] = ticket.mergedInto ? [] : ticketStatuses[ticket.status].next;
  const writing: Shortcut[] = [
    { keys: ["r"], label: "Reply", run: () => compose("reply") },
    { keys: ["n"], label: "Note for staff", run: () => compose("note") },
    { keys: ["m"], label: "Saved replies; Enter takes the first", run: () => document.dispatchEvent(new Event(SAVED_REPLIES)) },
    { keys: ["mod+Enter"], label: "Send, or do what a sheet asks", run: () => compose("reply") },
    { keys: ["a"], label: "Take it (assign to me)", run: () => act("assign", { assigneeId: staffId }) },
    { keys: ["e"], label: "Close", run: () => next.includes("closed") && act("status", { to: "closed" }) },
    { keys: ["s"], label: "Snooze until tomorrow", run: () => next.includes("snoozed") && act("snooze", { until: "tomorrow" }) },
  ];
  const shortcuts: Shortcut[] = [
    ...(mayWrite ? writing : []),
    { keys: ["u"], label: "Back to the inbox", run: () => navigate("/app/inbox") },
    { keys: ["?"], label: "This help", run: () => setHelpOpen(true) },
  ];
  useShortcuts(shortcuts);
  return { shortcuts, helpOpen, closeHelp: () => setHelpOpen(false) };
}
