import { acrossShops, inShop } from "~/db.server";
import { addEvent } from "~/domain/tickets/add-event.server";
import { changeStatusIn } from "~/domain/tickets/change-status.server";
import { looksLikeToken } from "~/lib/tokens";
import { notHere } from "~/lib/not-here";
import { pickLocale, type Locale } from "~/lib/locales";

export interface RatingPage {
  shopName: string;
  shopUrl: string;
  locale: Locale;
  /** open: it can be answered (again); gone: it was withdrawn. */
  state: "open" | "gone";
  score: number | null;
  comment: string;
}

/** What the person with the link sees. Changes nothing. Throws NotHere. */
export async function readRating({ token }: { token: string }): Promise<RatingPage> {
  const shopId = await shopOf(token);
  return inShop(shopId, async (tx) => {
    const rating = (await tx.rating.findFirst({ where: { shopId, token } })) ?? notHere("question");
    const ticket = await tx.ticket.findFirst({ where: { shopId, id: rating.ticketId }, select: { language: true } });
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { name: true, domain: true, locale: true } });
    return { shopName: shop.name, shopUrl: `https://${shop.domain}`, locale: pickLocale(ticket?.language, shop.locale), state: rating.status === "asked" || rating.status === "answered" ? "open" : "gone", score: rating.score, comment: rating.comment ?? "" };
  });
}

/** From this on the ticket is opened for a person to look at. */
const BAD = 2;

/**
 * Keeps an answer; a second one replaces the first and counts once. A bad rating opens the ticket again for a person.
 * Throws NotHere.
 */
export async function answerRating({ token, score, comment, now }: { token: string; score: number; comment: string; now: Date }): Promise<{ outcome: "kept"; score: number } | { outcome: "gone" }> {
  const shopId = await shopOf(token);
  return inShop(shopId, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Rating" WHERE token = ${token} FOR UPDATE`;
    const rating = (await tx.rating.findFirst({ where: { shopId, token } })) ?? notHere("question");
    if (rating.status !== "asked" && rating.status !== "answered") return { outcome: "gone" };
    if (rating.score === score && (rating.comment ?? "") === comment) return { outcome: "kept", score };
    await tx.rating.update({ where: { shopId, id: rating.id }, data: { status: "answered", score, comment: comment || null, answeredAt: now } });
    const { ticketId } = rating;
    await addEvent(tx, { shopId, ticketId, kind: "rated", sentence: `The customer rated this ${score} of 5${comment ? `: “${comment}”` : "."}`, data: { score }, at: now });
    if (score <= BAD) {
      await tx.ticket.updateMany({ where: { shopId, id: ticketId }, data: { mood: "upset", unread: true } });
      await changeStatusIn(tx, { shopId, ticketId, to: "waiting_for_us", staff: null, because: "the customer was not content", now });
    }
    return { outcome: "kept", score };
  });
}

/** A public page knows nothing but its token. */
async function shopOf(token: string): Promise<string> {
  if (!looksLikeToken(token)) return notHere("question");
  const found = await acrossShops((tx) => tx.rating.findFirst({ where: { token }, select: { shopId: true } }));
  return found?.shopId ?? notHere("question");
}
