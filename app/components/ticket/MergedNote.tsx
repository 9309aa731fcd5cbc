import { Link as RouteLink } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

/** Where a merged ticket goes on, and how to take a merge back. */
export function MergedNote({ ticket, mayWrite }: { ticket: TicketData; mayWrite: boolean }) {
  const { act, busy } = useAct();
  const [last] = ticket.merges;
  if (!last) return null;
  return (
    <p className={styles.merged}>
      {ticket.mergedInto ? (
        <>
          This goes on in <RouteLink to={`/app/inbox/${ticket.mergedInto.id}`}>{ticket.mergedInto.subject}</RouteLink>.{" "}
        </>
      ) : (
        "Another ticket was merged into this. "
      )}
      {mayWrite && (
        <Button variant="plain" loading={busy} onClick={() => act("undo-merge", { mergeId: last.id })}>
          Take the merge back
        </Button>
      )}
    </p>
  );
}
