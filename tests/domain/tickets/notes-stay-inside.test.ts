import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { acknowledge } from "~/domain/tickets/acknowledgement/acknowledge.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { changeStatus } from "~/domain/tickets/change-status.server";
import { attachToDraft, saveDraft } from "~/domain/tickets/compose/drafts.server";
import { listMacros, saveMacro, supplyMacros } from "~/domain/tickets/macros/macros.server";
import { runMacroActions } from "~/domain/tickets/macros/run-macro-actions.server";
import { mergeTickets, undoMerge } from "~/domain/tickets/merge-tickets.server";
import { readAnswer } from "~/domain/tickets/read-answer.server";
import { askRating } from "~/domain/tickets/rating/ask-rating.server";
import { replyToTicket } from "~/domain/tickets/reply-to-ticket.server";
import { splitTicket } from "~/domain/tickets/split-ticket.server";
import { takeBackReply } from "~/domain/tickets/take-back-reply.server";
import { NotHere } from "~/lib/not-here";
import { aMessage, arrive, aShop, NOW, SHOP, ticketRow, type Person } from "../../support/a-desk";
import { useDatabase } from "../../support/database";

/** Whatever staff and customers do, in whatever order: no word and no file of a note is in anything that leaves. */
useDatabase();

const SECRET = "zqxnote";
let mara: Person, tomas: Person;
let minute = 0;
const next = () => new Date(NOW.getTime() + ++minute * 60_000);
const secretFile = () => ({ name: `${SECRET}.txt`, type: "text/plain", content: new TextEncoder().encode(SECRET) });

/** Two tickets of one person and one of somebody else; what happens next is chosen at random. */
interface Desk {
  tickets: string[];
  merges: string[];
}
type Act = (desk: Desk, ticketId: string) => Promise<unknown>;

const reply = async (ticketId: string, more: { sendAt?: Date; then?: "closed"; macroId?: string; written?: string } = {}) =>
  replyToTicket({ shopId: SHOP, ticketId, nonce: randomUUID(), version: (await ticketRow(ticketId)).version, written: "<p>Of course.</p>", cc: ["friend@example.com"], then: "waiting_for_customer", staff: mara, now: next(), ...more });
const draft = (ticketId: string, kind: "note" | "reply", text: string) => saveDraft({ shopId: SHOP, ticketId, staffId: mara.id, kind, html: `<p>${text}</p>`, text, cc: [], version: 1, now: next() });

const acts: Record<string, Act> = {
  note: (_, ticketId) => addNote({ shopId: SHOP, ticketId, nonce: randomUUID(), written: `<p>${SECRET} @Tomás</p>`, staff: mara, now: next() }),
  "note draft": (_, ticketId) => draft(ticketId, "note", SECRET),
  "note file": (_, ticketId) => attachToDraft({ shopId: SHOP, ticketId, staffId: mara.id, kind: "note", file: secretFile(), version: 1, now: next() }),
  "reply draft": (_, ticketId) => draft(ticketId, "reply", "Half a sentence"),
  reply: (_, ticketId) => reply(ticketId),
  "reply and close": (_, ticketId) => reply(ticketId, { then: "closed" }),
  "scheduled reply": (_, ticketId) => reply(ticketId, { sendAt: new Date(NOW.getTime() + 30 * 86_400_000) }),
  "reply with a macro": async (_, ticketId) => {
    const [macro] = (await listMacros({ shopId: SHOP })).filter(({ name }) => name === "With everything");
    const sent = await reply(ticketId, { macroId: macro!.id, written: macro!.body });
    if (sent.outcome === "queued" && sent.macro) await runMacroActions({ macro: sent.macro, leavesLater: sent.isScheduled, shopId: SHOP, ticketId, staff: mara, timeZone: "Europe/Amsterdam", now: next() });
  },
  "take back": async (_, ticketId) => {
    const last = await inShop(SHOP, (tx) => tx.message.findFirst({ where: { shopId: SHOP, ticketId, kind: "outbound" }, orderBy: { sentAt: "desc" } }));
    if (last) await takeBackReply({ shopId: SHOP, ticketId, messageId: last.id, now: next() });
  },
  "customer answers": async (_, ticketId) => {
    const mail = await inShop(SHOP, (tx) => tx.outgoingMail.findFirst({ where: { shopId: SHOP, ticketId, replyTo: { not: null } } }));
    await arrive(aMessage({ text: "One more thing", deliveredTo: mail ? [mail.replyTo!] : [], inReplyTo: mail ? [mail.messageId] : [], sentAt: next() }));
  },
  merge: async (desk, ticketId) => {
    for (const fromId of desk.tickets.filter((id) => id !== ticketId)) {
      const merged = await mergeTickets({ shopId: SHOP, fromId, intoId: ticketId, peopleDifferIsFine: true, staff: mara, now: next() });
      if (merged.outcome === "merged") return desk.merges.push(merged.mergeId);
    }
  },
  unmerge: async (desk) => {
    const mergeId = desk.merges.pop();
    if (mergeId) await undoMerge({ shopId: SHOP, mergeId, staff: mara, now: next() });
  },
  split: async (_, ticketId) => {
    const messages = await inShop(SHOP, (tx) => tx.message.findMany({ where: { shopId: SHOP, ticketId, kind: "inbound" }, orderBy: { sentAt: "asc" } }));
    if (messages[1]) await splitTicket({ shopId: SHOP, ticketId, messageId: messages[1].id, subject: "", staff: mara, now: next() });
  },
  acknowledge: (_, ticketId) => acknowledge({ shopId: SHOP, ticketId, now: next() }),
  "close, and ask how it was": async (_, ticketId) => {
    await changeStatus({ shopId: SHOP, ticketId, to: "closed", staff: tomas, now: next() });
    const rating = await inShop(SHOP, (tx) => tx.rating.findFirst({ where: { shopId: SHOP, ticketId } }));
    if (rating) await askRating({ shopId: SHOP, ratingId: rating.id, now: next() });
  },
};

beforeAll(async () => {
  ({ mara, tomas } = await aShop());
  await inShop(SHOP, (tx) => tx.deskSettings.create({ data: { shopId: SHOP, config: { rating: { enabled: true }, acknowledgement: { enabled: true } } } }));
  await supplyMacros({ shopId: SHOP });
  await saveMacro({ shopId: SHOP, id: null, draft: { name: "With everything", body: "Hi, it is done.", topic: null, states: [], language: null, actions: [{ do: "tag", tag: "done" }] }, by: "Mara" });
});

test("in any order of notes, replies, merges, splits, undos, macros, scheduled and automatic mails", async () => {
  const leaves = async () =>
    inShop(SHOP, async (tx) => ({
      mails: await tx.outgoingMail.findMany({ where: { shopId: SHOP }, include: { attachments: true } }),
      shown: await tx.message.findMany({ where: { shopId: SHOP, kind: { not: "note" } }, include: { attachments: true } }),
      replyDrafts: await tx.draft.findMany({ where: { shopId: SHOP, kind: "reply" }, include: { files: true } }),
    }));
  const bytes = (_: string, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : typeof value === "bigint" ? String(value) : value);
  let left = 0;
  let noted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(2)), { minLength: 12, maxLength: 12 }), async (plan) => {
      const ana = (subject: string) => arrive(aMessage({ subject, text: `${subject}: where is it?`, sentAt: next() }));
      const desk: Desk = { tickets: [await ana("One"), await ana("Two"), await arrive(aMessage({ from: { address: "stefan@example.com", name: "Stefan" }, sentAt: next() }))], merges: [] };
      // Every plan begins with a note and its file on each ticket.
      for (const ticketId of desk.tickets) for (const first of ["note file", "note"]) await acts[first]!(desk, ticketId);
      for (const [act, at] of plan) await acts[act]!(desk, desk.tickets[at]!);
      const all = await leaves();
      left = all.mails.length;
      noted = await inShop(SHOP, (tx) => tx.attachment.count({ where: { shopId: SHOP, name: `${SECRET}.txt`, message: { kind: "note" } } }));
      expect(JSON.stringify(all, bytes)).not.toContain(SECRET);
    }),
    { numRuns: 6 },
  );
  // It was tried: mails left, and notes with files stayed.
  expect(left).toBeGreaterThan(5);
  expect(noted).toBeGreaterThan(10);
}, 300_000);

test("and a note is no answer that could become a text for everyone", async () => {
  const ticketId = await arrive(aMessage({ sentAt: next() }));
  const nonce = randomUUID();
  await addNote({ shopId: SHOP, ticketId, nonce, written: SECRET, staff: mara, now: next() });
  await expect(readAnswer({ shopId: SHOP, messageId: nonce })).rejects.toBeInstanceOf(NotHere);
});
