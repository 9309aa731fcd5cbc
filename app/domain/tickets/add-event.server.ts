import type { Prisma } from "@prisma/client";
import type { ShopTx } from "~/db.server";

export interface NewTicketEvent {
  shopId: string;
  ticketId: string;
  kind: string;
  /** As staff reads it in the conversation. */
  sentence: string;
  data?: Prisma.InputJsonObject;
  staff?: { id: string; name: string } | null;
  at: Date;
}

/** Writes a line into the conversation about something that happened to the ticket. */
export async function addEvent(tx: ShopTx, { shopId, ticketId, kind, sentence, data, staff, at }: NewTicketEvent): Promise<void> {
  await tx.ticketEvent.create({ data: { shopId, ticketId, kind, sentence, data: data ?? {}, staffId: staff?.id, staffName: staff?.name, at } });
}
