import { z } from "zod";
import type { Desk } from "~/domain/shops/open-desk.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { assignTicket } from "~/domain/tickets/assign-ticket.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { linkOrder, unlinkOrder } from "~/domain/tickets/choose-order.server";
import { runMacroActions } from "~/domain/tickets/macros/run-macro-actions.server";
import { listLinkedOrders } from "~/domain/tickets/list-linked-orders.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { settleDoubt } from "~/domain/tickets/settle-doubt.server";
import { snoozedUntil } from "~/domain/tickets/snooze";
import { snoozeChoices } from "~/domain/tickets/snooze-choices";
import { isTicketStatus, ticketStatuses } from "~/domain/tickets/statuses";
import { takeBackReply } from "~/domain/tickets/take-back-reply.server";
import { followOrders } from "~/worker/follow-orders.server";
import type { AdminClient } from "~/shopify/client.server";

const html = z.string().max(200_000, "That is longer than a mail may be.");
const orderId = z.string().regex(/^gid:\/\/shopify\/Order\/\d+$/);

/** What the ticket page may ask for. */
const forms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("reply"),
    html,
    nonce: z.uuid(),
    version: z.coerce.number().int().positive(),
    then: z.enum(["waiting_for_customer", "closed"]),
    cc: z
      .string()
      .default("")
      .transform((typed) => typed.split(/[,;\s]+/).filter(Boolean))
      .pipe(z.array(z.email("One of the Cc addresses is not an address.")).max(10, "A mail may go to 10 more people at most.")),
    sendAt: z.union([z.enum(snoozeChoices.map(({ id }) => id)), z.literal("")]).default(""),
    macroId: z.union([z.uuid(), z.literal("")]).default(""),
  }),
  z.object({ intent: z.literal("note"), html }),
  z.object({ intent: z.literal("take-back"), messageId: z.uuid() }),
  z.object({ intent: z.literal("settle-doubt"), mailId: z.uuid(), decision: z.enum(["resend", "mark-sent"]) }),
  z.object({ intent: z.literal("status"), to: z.string().refine(isTicketStatus) }),
  z.object({ intent: z.literal("snooze"), until: z.enum(snoozeChoices.map(({ id }) => id)) }),
  z.object({ intent: z.literal("assign"), assigneeId: z.union([z.uuid(), z.literal("")]) }),
  z.object({ intent: z.literal("link"), orderId }),
  z.object({ intent: z.literal("unlink"), orderId }),
  z.object({ intent: z.literal("refresh") }),
]);

interface Asked {
  form: FormData;
  ticketId: string;
  desk: Desk;
  admin: AdminClient;
  now: Date;
}

/** Calls the one use case that the form asks for and puts its outcome into words. `status` is the HTTP status, 200 when absent. */
export async function actOnTicket({ form, ticketId, desk, admin, now }: Asked): Promise<{ outcome: string; say?: string; problem?: string; status?: number; [more: string]: unknown }> {
  if (desk.staff.role === "reader") return { outcome: "not-allowed", problem: "You may read tickets, not change them. The shop’s owner can give you more.", status: 403 };
  const read = forms.safeParse(Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: read.error.issues[0]?.message ?? "That was not understood.", status: 422 };
  const asked = read.data;
  const here = { shopId: desk.shopId, ticketId, staff: desk.staff, now };

  switch (asked.intent) {
    case "reply": {
      const sendAt = asked.sendAt ? snoozedUntil(asked.sendAt, now, desk.timeZone) : null;
      const sent = await replyToTicket({ ...here, nonce: asked.nonce, version: asked.version, written: asked.html, cc: asked.cc, then: asked.then, sendAt, macroId: asked.macroId || null });
      switch (sent.outcome) {
        case "queued": {
          const sheets = sent.macro ? await runMacroActions({ ...here, macro: sent.macro, timeZone: desk.timeZone }) : [];
          return { outcome: "queued", sheets, say: sendAt ? "Scheduled" : asked.then === "closed" ? "Sent and closed" : "Sent" };
        }
        case "already-sent":
          return { ...sent, say: "Sent already" };
        case "overtaken":
          return { ...sent, problem: "Not sent yet: somebody wrote since you began." };
        case "gaps":
          return { ...sent, problem: `Still to fill in: ${sent.gaps.join("; ")}.` };
        case "empty":
          return { ...sent, problem: "Write something first." };
        case "no-address":
          return { ...sent, problem: "This customer left no address, so no mail can go out." };
      }
    }
    case "note": {
      const noted = await addNote({ ...here, written: asked.html });
      if (noted.outcome === "empty") return { ...noted, problem: "Write something first." };
      return { ...noted, say: noted.called.length > 0 ? `Note added; ${noted.called.join(" and ")} will see it` : "Note added" };
    }
    case "take-back": {
      const taken = await takeBackReply({ ...here, messageId: asked.messageId });
      return { ...taken, say: taken.outcome === "taken-back" ? "Taken back" : "Too late: it has left already" };
    }
    case "settle-doubt": {
      const settled = await settleDoubt({ ...here, mailId: asked.mailId, decision: asked.decision === "resend" ? "resend" : "mark_sent" });
      return { ...settled, say: settled.outcome === "requeued" ? "Sending again" : settled.outcome === "marked_sent" ? "Marked as sent" : "Somebody decided already" };
    }
    case "status": {
      const changed = await changeStatus({ ...here, to: asked.to });
      if (changed.outcome === "refused") return { ...changed, say: `That is not possible while it is “${ticketStatuses[changed.from].label}”` };
      return { ...changed, say: ticketStatuses[asked.to].label };
    }
    case "snooze": {
      const until = snoozedUntil(asked.until, now, desk.timeZone);
      const changed = await changeStatus({ ...here, to: "snoozed", snoozedUntil: until ?? undefined });
      return changed.outcome === "refused" ? { ...changed, say: "A closed ticket cannot be snoozed" } : { ...changed, say: "Snoozed" };
    }
    case "assign": {
      const assigned = await assignTicket({ ...here, assigneeId: asked.assigneeId || null });
      return { ...assigned, say: assigned.outcome === "assigned" ? "Assigned" : "Nobody is assigned" };
    }
    case "link":
      await linkOrder({ ...here, orderId: asked.orderId });
      return { outcome: "linked", say: "Linked" };
    case "unlink":
      await unlinkOrder({ ...here, orderId: asked.orderId });
      return { outcome: "unlinked", say: "Noted: not this order" };
    case "refresh": {
      const orderIds = await listLinkedOrders(here);
      const refreshed = await Promise.all(orderIds.map((id) => refreshOrder({ shopId: desk.shopId, orderId: id, admin, now, alongside: followOrders(desk.shopId) })));
      const unreachable = refreshed.find((each) => each.outcome === "unreachable");
      return unreachable ? { outcome: "unreachable", problem: unreachable.words } : { outcome: "refreshed" };
    }
  }
}
