/** A hand (see shop/hand.ts) whose clock the demo data sets, so that each thing happens on its own day. */
import type { Hand } from "../shop/hand";
import type { ShopState } from "../state/types";

const DAY = 86_400_000;

export interface TimeTravel extends Hand {
  /** Go to so many days before the demo's now. */
  daysAgo(days: number): void;
  instant(daysAgo: number): string;
}

export function timeTravel(state: ShopState, now: Date): TimeTravel {
  let at = now;
  const then = (days: number) => new Date(now.getTime() - Math.round(days * DAY));
  return {
    state,
    newId: (type) => `gid://shopify/${type}/${state.counters.id++}`,
    now: () => at,
    daysAgo(days) {
      at = then(days);
    },
    instant: (days) => then(days).toISOString(),
  };
}
