import { inShop, type ShopTx } from "~/db.server";
import { textOf, withoutSignature } from "~/domain/tickets/compose/reply-body.server";
import { notHere } from "~/lib/not-here";

export interface Draft {
  kind: "reply" | "note";
  html: string;
  text: string;
  cc: string[];
  /** The ticket's version that the writer had read. */
  version: number;
  updatedAt: Date;
  files: { id: string; name: string; bytes: number }[];
}

/** Most that goes into one mail; providers refuse more. */
export const MOST_ATTACHED_BYTES = 15_000_000;

interface Place {
  shopId: string;
  ticketId: string;
  staffId: string;
}

/** Keeps a draft as typed. An empty one without files is thrown away. */
export async function saveDraft({ shopId, ticketId, staffId, kind, html, text, cc, version, now }: Place & { kind: Draft["kind"]; html: string; text: string; cc: string[]; version: number; now: Date }): Promise<{ outcome: "saved" | "empty" }> {
  return inShop(shopId, async (tx) => {
    if (!(await tx.ticket.count({ where: { shopId, id: ticketId } }))) notHere("ticket");
    const key = { shopId_ticketId_staffId_kind: { shopId, ticketId, staffId, kind } };
    if (text.trim() === "") {
      const known = await tx.draft.findUnique({ where: key, select: { id: true, _count: { select: { files: true } } } });
      if (!known || known._count.files === 0) {
        await tx.draft.deleteMany({ where: { shopId, ticketId, staffId, kind } });
        return { outcome: "empty" };
      }
    }
    const data = { html, text, cc, version, updatedAt: now };
    await tx.draft.upsert({ where: key, create: { shopId, ticketId, staffId, kind, ...data }, update: data });
    return { outcome: "saved" };
  });
}

/** "too-large" when all files of the draft together would not go through as mail. */
export async function attachToDraft({ shopId, ticketId, staffId, kind, file, version, now }: Place & { kind: Draft["kind"]; file: { name: string; type: string; content: Uint8Array<ArrayBuffer> }; version: number; now: Date }): Promise<{ outcome: "attached"; id: string } | { outcome: "too-large" }> {
  return inShop(shopId, async (tx) => {
    if (!(await tx.ticket.count({ where: { shopId, id: ticketId } }))) notHere("ticket");
    const key = { shopId_ticketId_staffId_kind: { shopId, ticketId, staffId, kind } };
    const draft = await tx.draft.upsert({ where: key, create: { shopId, ticketId, staffId, kind, text: "", html: "", cc: [], version, updatedAt: now }, update: { updatedAt: now }, include: { files: { select: { bytes: true } } } });
    const total = draft.files.reduce((sum, { bytes }) => sum + bytes, file.content.byteLength);
    if (total > MOST_ATTACHED_BYTES || draft.files.length >= 20) return { outcome: "too-large" };
    const { id } = await tx.draftFile.create({ data: { shopId, draftId: draft.id, name: safeName(file.name), type: file.type || "application/octet-stream", bytes: file.content.byteLength, content: file.content }, select: { id: true } });
    return { outcome: "attached", id };
  });
}

/** Throws NotHere when it is not on a draft of this person. */
export async function detachFromDraft({ shopId, ticketId, staffId, fileId }: Place & { fileId: string }): Promise<void> {
  await inShop(shopId, async (tx) => {
    const { count } = await tx.draftFile.deleteMany({ where: { shopId, id: fileId, draft: { ticketId, staffId } } });
    if (count === 0) notHere("file");
  });
}

/** Takes the files out of a draft that is being sent, and the draft away. */
export async function takeDraft(tx: ShopTx, { shopId, ticketId, staffId, kind }: Place & { kind: Draft["kind"] }): Promise<{ name: string; type: string; content: Uint8Array<ArrayBuffer> }[]> {
  const draft = await tx.draft.findUnique({ where: { shopId_ticketId_staffId_kind: { shopId, ticketId, staffId, kind } }, include: { files: { where: { shopId }, orderBy: { id: "asc" } } } });
  if (!draft) return [];
  await tx.draft.delete({ where: { shopId, id: draft.id } });
  return draft.files.map(({ name, type, content }) => ({ name, type, content: new Uint8Array(content) }));
}

/** What was sent and came back (undo, held back) is a draft again, files included. What was begun since stays below it. */
export async function draftAgain(tx: ShopTx, { shopId, ticketId, staffId, messageId, version, now }: Place & { messageId: string; version: number; now: Date }): Promise<void> {
  const message = await tx.message.findUniqueOrThrow({ where: { shopId, id: messageId }, include: { attachments: { where: { shopId } } } });
  const staff = await tx.staff.findFirst({ where: { shopId, id: staffId }, select: { signature: true } });
  const html = withoutSignature(message.html ?? "", staff?.signature ?? "");
  const begun = await tx.draft.findUnique({ where: { shopId_ticketId_staffId_kind: { shopId, ticketId, staffId, kind: "reply" } }, include: { files: { where: { shopId } } } });
  if (begun) await tx.draft.delete({ where: { shopId, id: begun.id } });
  const text = html ? textOf(html) : message.reply;
  await tx.draft.create({
    data: {
      shopId,
      ticketId,
      staffId,
      kind: "reply",
      text: [text, begun?.text].filter(Boolean).join("\n\n"),
      html: html + (begun?.html ?? ""),
      cc: [...new Set([...message.cc, ...(begun?.cc ?? [])])],
      version,
      updatedAt: now,
      files: { create: [...message.attachments, ...(begun?.files ?? [])].map(({ name, type, bytes, content }) => ({ shopId, name, type, bytes, content })) },
    },
  });
}

/** No path and no control characters; never empty. */
function safeName(name: string): string {
  const bare = name.split(/[\\/]/).pop() ?? "";
  return [...bare].filter((letter) => letter >= " " && letter !== "\u007f").join("").trim().slice(0, 120) || "file";
}
