import { ActionList, Button, InlineStack, Popover } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { snoozeChoices } from "~/domain/tickets/snooze-choices";
import { ticketStatuses } from "~/domain/tickets/statuses";
import type { TicketData } from "./types";
import { useAct } from "./use-act";

/** Assign, snooze, close: what is done to a ticket as a whole. The table of statuses decides which buttons there are. */
export function TicketActions({ ticket, staffId, onMerge, onSignature }: { ticket: TicketData; staffId: string; onMerge: () => void; onSignature: () => void }) {
  const { act, busy, intent } = useAct();
  /** Only what was pressed turns; the rest waits. */
  const waits = (...intents: string[]) => ({ busy: busy && intents.includes(intent ?? ""), disabled: busy });
  const next: readonly string[] = ticket.mergedInto ? [] : ticketStatuses[ticket.status].next;
  const assignee = ticket.staff.find(({ id }) => id === ticket.assigneeId);
  return (
    <InlineStack gap="200">
      <Menu label={assignee ? `Assigned: ${assignee.name.split(" ")[0]}` : "Assign"} {...waits("assign")}>
        {(close) => (
          <ActionList
            actionRole="menuitem"
            items={[
              ...(ticket.assigneeId === staffId ? [] : [{ content: "Take it", onAction: () => (close(), act("assign", { assigneeId: staffId })) }]),
              ...ticket.staff.filter(({ id }) => id !== staffId).map(({ id, name }) => ({ content: name, active: id === ticket.assigneeId, onAction: () => (close(), act("assign", { assigneeId: id })) })),
              ...(ticket.assigneeId ? [{ content: "Nobody", onAction: () => (close(), act("assign", { assigneeId: "" })) }] : []),
            ]}
          />
        )}
      </Menu>
      {(next.includes("snoozed") || (ticket.status === "snoozed" && !ticket.mergedInto)) && (
        <Menu label="Snooze" {...waits("snooze")}>
          {(close) => <ActionList actionRole="menuitem" items={snoozeChoices.map(({ id, label }) => ({ content: label, onAction: () => (close(), act("snooze", { until: id })) }))} />}
        </Menu>
      )}
      {ticket.status !== "waiting_for_us" && next.includes("waiting_for_us") && (
        <Button disabled={busy} onClick={() => act("status", { to: "waiting_for_us" })}>
          {ticket.status === "closed" ? "Open again" : ticket.status === "spam" ? "Not spam" : "Waiting for us"}
        </Button>
      )}
      {next.includes("closed") && (
        <Button disabled={busy} loading={busy && intent === "status"} onClick={() => act("status", { to: "closed" })}>
          Close
        </Button>
      )}
      <Menu label="More" {...waits("follow", "block", "unblock")}>
        {(close) => (
          <ActionList
            actionRole="menuitem"
            items={[
              { content: ticket.isFollowing ? "Stop following" : "Follow", onAction: () => (close(), act("follow", { follow: String(!ticket.isFollowing) })) },
              ...(ticket.mergedInto ? [] : [{ content: "Merge into another ticket", onAction: () => (close(), onMerge()) }]),
              { content: "Your signature", onAction: () => (close(), onSignature()) },
              ...(next.includes("spam") ? [{ content: "Spam", onAction: () => (close(), act("status", { to: "spam" })) }] : []),
              ticket.isBlocked ? { content: "Unblock the sender", onAction: () => (close(), act("unblock")) } : { content: "Spam, and block the sender", destructive: true, onAction: () => (close(), act("block")) },
            ]}
          />
        )}
      </Menu>
    </InlineStack>
  );
}

function Menu({ label, busy, disabled, children }: { label: string; busy: boolean; disabled: boolean; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover
      active={open}
      onClose={close}
      autofocusTarget="first-node"
      activator={
        <Button disclosure loading={busy} disabled={disabled} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      }
    >
      {children(close)}
    </Popover>
  );
}
