import type { OrderSnapshot } from "~/shopify/order-snapshot";
import type { CalendarDay } from "~/lib/calendar-days";
import { guaranteedReturns } from "./guaranteed-returns";
import type { ReturnPolicy } from "./policy";
import { keepPromises, type ToldDate } from "./promises";

/** What Shopify's pages and mails show of an order's return: kept on the order in Shopify, see show-returns.server.ts. */
export interface ShownReturns {
  /** The earliest last day of all lines: until then everything that can be returned can be. */
  until: CalendarDay;
  /** "at-least" while a parcel is under way: the day may still move later. */
  certainty: "exact" | "at-least";
  /** Line item gids, what of them can go back, and until when. */
  lines: { id: string; quantity: number; until: CalendarDay }[];
  /** The shop's IANA zone: the days are its days. */
  zone: string;
}

/** What to show of an order; null when nothing of it can be returned. It only ever moves later. */
export function shownReturns(order: OrderSnapshot, policy: ReturnPolicy, told: readonly ToldDate[], zone: string): ShownReturns | null {
  const entries = keepPromises(guaranteedReturns(order, policy, zone), told, order, zone).flatMap((entry) => (entry.returnable ? [entry] : []));
  if (entries.length === 0) return null;
  const earliest = (days: CalendarDay[]) => days.reduce((one, other) => (other < one ? other : one));
  const lineIds = [...new Set(entries.map(({ lineId }) => lineId))];
  return {
    until: earliest(entries.map(({ lastDay }) => lastDay)),
    certainty: entries.every(({ certainty }) => certainty === "exact") ? "exact" : "at-least",
    lines: lineIds.map((id) => {
      const pieces = entries.filter(({ lineId }) => lineId === id);
      return { id, quantity: pieces.reduce((sum, { quantity }) => sum + quantity, 0), until: earliest(pieces.map(({ lastDay }) => lastDay)) };
    }),
    zone,
  };
}
