import { z } from "zod";
import { sendStepNow } from "~/domain/journeys/send-step-now.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import type { Desk } from "~/domain/shops/open-desk.server";
import { saveSignature } from "~/domain/shops/save-signature.server";
import { helpForOrder } from "~/domain/storefront/help-for-order.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { assignTicket } from "~/domain/tickets/assign-ticket.server";
import { blockSender, unblockSender } from "~/domain/tickets/block-sender.server";
import { changePriority } from "~/domain/tickets/change-priority.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { linkOrder, unlinkOrder } from "~/domain/tickets/choose-order.server";
import { addCustomerNote, removeCustomerNote } from "~/domain/tickets/customer-notes.server";
import { followTicket } from "~/domain/tickets/follow-ticket.server";
import { listLinkedOrders } from "~/domain/tickets/list-linked-orders.server";
import { runMacroActions } from "~/domain/tickets/macros/run-macro-actions.server";
import { mergeTickets, undoMerge } from "~/domain/tickets/merge-tickets.server";
import { onlyOneKnownWarning } from "~/domain/tickets/merge-warning";
import { isPriority } from "~/domain/tickets/priorities";
import { readLinkedOrder } from "~/domain/tickets/read-linked-order.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { setTopic } from "~/domain/tickets/set-topic.server";
import { settleDoubt } from "~/domain/tickets/settle-doubt.server";
import { snoozedUntil } from "~/domain/tickets/snooze";
import { snoozeChoices } from "~/domain/tickets/snooze-choices";
import { splitTicket } from "~/domain/tickets/split-ticket.server";
import { isTicketStatus, ticketStatuses } from "~/domain/tickets/statuses";
import { tagTicket } from "~/domain/tickets/tag-ticket.server";
import { takeBackReply } from "~/domain/tickets/take-back-reply.server";
import { readTyped } from "~/lib/form-errors";
import type { AdminClient } from "~/shopify/client.server";
import { followOrders } from "~/worker/follow-orders.server";

const html = z.string().max(200_000, "That is longer than a mail may be.");
const tags = z
  .string()
  .max(500)
  .default("")
  .transform((typed) => typed.split(",").map((tag) => tag.trim()).filter(Boolean));
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
  z.object({ intent: z.literal("note"), html, nonce: z.uuid() }),
  z.object({ intent: z.literal("take-back"), messageId: z.uuid() }),
  z.object({ intent: z.literal("settle-doubt"), mailId: z.uuid(), decision: z.enum(["resend", "mark-sent"]) }),
  z.object({ intent: z.literal("status"), to: z.string().refine(isTicketStatus) }),
  z.object({ intent: z.literal("snooze"), until: z.enum(snoozeChoices.map(({ id }) => id)) }),
  z.object({ intent: z.literal("assign"), assigneeId: z.union([z.uuid(), z.literal("")]) }),
  z.object({ intent: z.literal("link"), orderId }),
  z.object({ intent: z.literal("unlink"), orderId }),
  z.object({ intent: z.literal("refresh") }),
  z.object({ intent: z.literal("tag"), add: tags, remove: tags }),
  z.object({ intent: z.literal("topic"), topic: z.string().trim().max(60) }),
  z.object({ intent: z.literal("priority"), priority: z.string().refine(isPriority) }),
  z.object({ intent: z.literal("follow"), follow: z.enum(["true", "false"]) }),
  z.object({ intent: z.literal("block") }),
  z.object({ intent: z.literal("unblock") }),
  z.object({ intent: z.literal("merge"), intoId: z.uuid(), confirmed: z.enum(["true", "false"]) }),
  z.object({ intent: z.literal("undo-merge"), mergeId: z.uuid() }),
  z.object({ intent: z.literal("split"), messageId: z.uuid(), subject: z.string().trim().max(300) }),
  z.object({ intent: z.literal("customer-note"), text: z.string().trim().min(1, "Write something first.").max(2_000) }),
  z.object({ intent: z.literal("remove-customer-note"), noteId: z.uuid() }),
  z.object({ intent: z.literal("signature"), signature: z.string().max(1_000) }),
  z.object({ intent: z.literal("resend-mail"), orderId, journeyKey: z.string().max(100), stepKey: z.string().max(100) }),
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
  const read = readTyped(forms, Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: read.error.issues[0]?.message ?? "That was not understood.", field: read.error.issues[0]?.path[0], status: 422 };
  const asked = read.data;
  const here = { shopId: desk.shopId, ticketId, staff: desk.staff, now };

  switch (asked.intent) {
    case "reply": {
      const sendAt = asked.sendAt ? snoozedUntil(asked.sendAt, now, desk.timeZone) : null;
      const sent = await replyToTicket({ ...here, nonce: asked.nonce, version: asked.version, written: asked.html, cc: asked.cc, then: asked.then, sendAt, macroId: asked.macroId || null });
      switch (sent.outcome) {
        case "queued": {
          const sheets = sent.macro ? await runMacroActions({ ...here, macro: sent.macro, leavesLater: sent.isScheduled, timeZone: desk.timeZone }) : [];
          return { outcome: "queued", sheets, say: sent.isScheduled ? "Scheduled" : asked.then === "closed" ? "Sent and closed" : "Sent" };
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
      const noted = await addNote({ ...here, nonce: asked.nonce, written: asked.html });
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
    case "tag":
      return tagTicket({ ...here, add: asked.add, remove: asked.remove });
    case "topic":
      await setTopic({ ...here, topic: asked.topic });
      return { outcome: "set" };
    case "priority":
      return changePriority({ ...here, priority: asked.priority });
    case "follow": {
      const followed = await followTicket({ ...here, staffId: desk.staff.id, follow: asked.follow === "true" });
      return { ...followed, say: followed.outcome === "following" ? "You follow this ticket" : "You no longer follow it" };
    }
    case "block": {
      const blocked = await blockSender(here);
      return blocked.outcome === "blocked" ? { ...blocked, say: `${blocked.address} is blocked` } : { ...blocked, problem: "This customer left no address to block." };
    }
    case "unblock":
      await unblockSender(here);
      return { outcome: "unblocked", say: "No longer blocked" };
    case "merge": {
      const merged = await mergeTickets({ ...here, fromId: ticketId, intoId: asked.intoId, peopleDifferIsFine: asked.confirmed === "true" });
      switch (merged.outcome) {
        case "merged":
          return { ...merged, say: "Merged" };
        case "people-differ":
          return { ...merged, problem: `Two people wrote: ${merged.people.join(" and ")}. Answers will go only to the second one.` };
        case "only-one-known":
          return { ...merged, problem: onlyOneKnownWarning(merged.address) };
        case "refused":
          return { ...merged, problem: merged.because };
      }
    }
    case "undo-merge": {
      const undone = await undoMerge({ ...here, mergeId: asked.mergeId });
      return { ...undone, say: undone.outcome === "undone" ? "Taken back" : "It was taken back before" };
    }
    case "split": {
      const split = await splitTicket({ ...here, messageId: asked.messageId, subject: asked.subject });
      return split.outcome === "split" ? { ...split, say: "A ticket of its own" } : { ...split, say: "Nothing would be left in this ticket" };
    }
    case "customer-note": {
      const kept = await addCustomerNote({ ...here, text: asked.text, staffName: desk.staff.name });
      return kept.outcome === "kept" ? kept : { ...kept, problem: "This customer left no address to keep it for." };
    }
    case "remove-customer-note":
      await removeCustomerNote({ shopId: desk.shopId, noteId: asked.noteId });
      return { outcome: "removed" };
    case "signature":
      await saveSignature({ shopId: desk.shopId, staffId: desk.staff.id, signature: asked.signature });
      return { outcome: "saved", say: "Signature saved" };
    case "resend-mail": {
      const linked = await readLinkedOrder({ ...here, orderId: asked.orderId });
      if (linked.outcome === "claimed") return { outcome: "claimed", problem: "The sender does not own this order." };
      const sent = await sendStepNow({ shopId: desk.shopId, orderId: asked.orderId, journeyKey: asked.journeyKey, stepKey: asked.stepKey, extrasFor: helpForOrder, now });
      return sent.outcome === "sent" ? { ...sent, say: "The mail is on its way" } : { ...sent, say: sent.outcome === "not_sent" ? sent.words : "It was sent before" };
    }
  }
}
