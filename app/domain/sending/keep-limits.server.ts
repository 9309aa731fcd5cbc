import type { ShopTx } from "~/db.server";
import { readStanding } from "./read-standing.server";

/** Counted anew after this time; what other processes send meanwhile may pass a limit by as much. */
const COUNTED_MS = 5_000;
/** A shop that was stopped is looked at again after this time. */
const STOPPED_MS = 30 * 60_000;

export type Room = { outcome: "room" } | { outcome: "full"; until: Date; words: string };

/** Keeps, over one run of the outbox, count of how much automatic mail each shop may still send. */
export function limitKeeper() {
  const shops = new Map<string, { countedAt: number; left: number; full: Room & { outcome: "full" } }>();

  return {
    /** Takes a place for one mail of the shop, when there is one. `asking`: the mails that are being asked for. */
    async take(tx: ShopTx, shopId: string, asking: string[], now: Date): Promise<Room> {
      let shop = shops.get(shopId);
      if (!shop || now.getTime() - shop.countedAt >= COUNTED_MS) {
        shop = { countedAt: now.getTime(), ...(await count(tx, shopId, asking, now)) };
        shops.set(shopId, shop);
      }
      if (shop.left <= 0) return shop.full;
      shop.left -= 1;
      return { outcome: "room" };
    },
  };
}

async function count(tx: ShopTx, shopId: string, asking: string[], now: Date): Promise<{ left: number; full: Room & { outcome: "full" } }> {
  const { limits, hour, day } = await readStanding(tx, { shopId, now });
  if (limits.level === "stopped") return { left: 0, full: { outcome: "full", until: new Date(now.getTime() + STOPPED_MS), words: `Automatic mail is stopped: ${limits.words}` } };
  const isDayFull = day.sent >= limits.perDay;
  const until = isDayFull ? day.endsAt : hour.endsAt;
  const words = isDayFull ? `Waits until tomorrow: today’s ${limits.perDay} automatic mails are sent.` : `Waits for the next hour: the ${limits.perHour} automatic mails of this one are sent.`;
  const underWay = await tx.outgoingMail.count({ where: { shopId, flow: "journey", status: { in: ["claimed", "transmitting"] }, id: { notIn: asking } } });
  return { left: Math.min(limits.perHour - hour.sent, limits.perDay - day.sent) - underWay, full: { outcome: "full", until, words } };
}
