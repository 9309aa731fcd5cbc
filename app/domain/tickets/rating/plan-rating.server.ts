import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import { randomToken } from "~/lib/tokens";

/** Plans to ask "how did we do?" after a ticket was closed: once per closing. Whether it is really asked is decided when it is due. */
export async function planRating(tx: ShopTx, { shopId, ticketId, staffId, now }: { shopId: string; ticketId: string; staffId: string | null; now: Date }): Promise<void> {
  const { settings } = await readDeskSettings(tx, shopId);
  if (!settings.rating.enabled) return;
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: ticketId }, select: { customerEmail: true, resolutions: true, assigneeId: true } });
  const recipientKey = emailKey(ticket.customerEmail);
  if (!recipientKey) return;
  await tx.rating.createMany({
    skipDuplicates: true,
    data: [{ shopId, ticketId, resolution: ticket.resolutions, recipientKey, token: randomToken(), staffId: staffId ?? ticket.assigneeId, dueAt: new Date(now.getTime() + settings.rating.afterHours * 3_600_000), createdAt: now }],
  });
}

/** The ticket is open again: a question that has not been asked yet is not asked. One that was asked stays, so that it counts once. */
export async function withdrawRating(tx: ShopTx, { shopId, ticketId }: { shopId: string; ticketId: string }): Promise<void> {
  await tx.rating.updateMany({ where: { shopId, ticketId, status: "planned" }, data: { status: "withdrawn", reason: "The ticket was opened again." } });
}
