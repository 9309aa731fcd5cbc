import { inShop } from "~/db.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { senderAt } from "~/domain/shops/sender";
import { ratingWords } from "~/domain/tickets/rating/words";
import { readDeskSettings } from "~/domain/tickets/read-desk-settings.server";
import { threadOf } from "~/domain/tickets/thread";
import { env } from "~/env.server";
import { pickLocale } from "~/lib/locales";

const WEEK_MS = 7 * 24 * 3_600_000;

export type RatingAsked = { outcome: "asked" } | { outcome: "skipped"; because: string } | { outcome: "settled" };

/**
 * Asks for a rating that is due, if it is still right to ask: the ticket is closed, somebody of ours answered it, the
 * customer was not asked in the last week, and is not upset here or waiting for us elsewhere.
 */
export async function askRating({ shopId, ratingId, now }: { shopId: string; ratingId: string; now: Date }): Promise<RatingAsked> {
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Rating" WHERE "shopId" = ${shopId} AND id = ${ratingId}::uuid FOR UPDATE`;
    const rating = await tx.rating.findFirst({ where: { shopId, id: ratingId, status: "planned" } });
    if (!rating) return { outcome: "settled" };
    const skip = async (because: string): Promise<RatingAsked> => {
      await tx.rating.update({ where: { shopId, id: ratingId }, data: { status: "skipped", reason: because } });
      return { outcome: "skipped", because };
    };
    const { settings } = await readDeskSettings(tx, shopId);
    if (!settings.rating.enabled) return skip("Ratings are switched off.");
    const ticket = await tx.ticket.findUniqueOrThrow({ where: { shopId, id: rating.ticketId }, include: { messages: { where: { shopId, kind: { not: "note" } }, orderBy: { sentAt: "asc" } } } });
    if (ticket.status !== "closed") return skip("The ticket is open.");
    if (ticket.mergedIntoId) return skip("The ticket went on in another one.");
    if (!ticket.messages.some((message) => message.kind === "outbound")) return skip("Nobody answered it by mail.");
    if (ticket.mood === "upset") return skip("The customer was upset.");
    const others = await tx.ticket.count({ where: { shopId, customerEmail: ticket.customerEmail, id: { not: ticket.id }, status: { in: ["waiting_for_us", "waiting_for_customer", "snoozed"] }, OR: [{ mood: "upset" }, { status: "waiting_for_us" }] } });
    if (others > 0) return skip("The customer waits for us in another ticket.");
    const lately = await tx.rating.count({ where: { shopId, recipientKey: rating.recipientKey, status: { in: ["asked", "answered"] }, dueAt: { gt: new Date(now.getTime() - WEEK_MS) } } });
    if (lately > 0) return skip("The customer was asked in the last week.");

    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId } });
    const locale = pickLocale(ticket.language, shop.locale);
    const words = ratingWords[locale];
    const url = `${env.SHOPIFY_APP_URL}/rating/${rating.token}`;
    const question = pickLocale(shop.locale) === locale ? settings.rating.question : words.question;
    const links = [5, 4, 3, 2, 1].map((score) => ({ score, url: `${url}?score=${score}`, label: words.scores[score - 1]! }));
    const thread = threadOf(ticket.messages);
    const queued = await queueMail(tx, {
      shopId,
      key: `rating:${ticket.id}:${rating.resolution}`,
      flow: "reply",
      to: ticket.customerEmail!,
      from: senderAt(shop, env.REPLY_DOMAIN),
      subject: `${words.subject} ${shop.name}`,
      text: [question, ...links.map((link) => `${link.label}: ${link.url}`), shop.name].join("\n\n"),
      html: `<p>${escape(question)}</p><p>${links.map((link) => `<a href="${escape(link.url)}">${escape(link.label)}</a>`).join("<br>")}</p><p>${escape(shop.name)}</p>`,
      ticketId: ticket.id,
      inReplyTo: thread.inReplyTo,
      references: thread.references,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      optional: true,
      now,
    });
    if (queued.outcome !== "queued") return skip("There is no address to ask.");
    await tx.rating.update({ where: { shopId, id: ratingId }, data: { status: "asked", dueAt: now, outgoingMailId: queued.mailId } });
    return { outcome: "asked" };
  });
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
