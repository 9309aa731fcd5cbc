import type { Desk } from "~/domain/shops/open-desk.server";
import { connectMailbox } from "~/domain/tickets/mailbox/connect-mailbox.server";
import { disconnectMailbox } from "~/domain/tickets/mailbox/disconnect-mailbox.server";
import { mailboxForm } from "~/domain/tickets/mailbox/mailbox-form";
import { readMailboxNow } from "~/domain/tickets/mailbox/read-mailbox-now.server";
import { formErrors, readTyped } from "~/lib/form-errors";

type MailboxAct = { intent: "connect-mailbox"; value: unknown } | { intent: "disconnect-mailbox" | "read-mailbox" };

/** Connects, lets go or reads the shop's own mailbox, and puts what came of it into words. */
export async function actOnMailbox({ act, desk, now }: { act: MailboxAct; desk: Desk; now: Date }) {
  const { shopId } = desk;
  switch (act.intent) {
    case "connect-mailbox": {
      const typed = readTyped(mailboxForm, act.value);
      if (!typed.success) return { outcome: "invalid", errors: formErrors(typed.error), status: 422 };
      const connected = await connectMailbox({ shopId, mailbox: { ...typed.data, port: Number(typed.data.port) }, by: desk.staff.name, now });
      if (connected.outcome === "not-connected") return { outcome: connected.outcome, errors: { [connected.problem.at]: connected.problem.words }, status: 422 };
      return { outcome: "connected", say: "Connected. New mail becomes tickets from now on", status: 200 };
    }
    case "disconnect-mailbox":
      return { ...(await disconnectMailbox({ shopId })), say: "The mailbox is no longer read", status: 200 };
    case "read-mailbox":
      return { ...(await readMailboxNow({ shopId, now })), say: "It is being read", status: 200 };
  }
}
