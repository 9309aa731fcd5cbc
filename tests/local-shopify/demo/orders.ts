/** Fills the shop with its 200 orders, #1001 to #1200. */
import type { ShopState } from "../state/types";
import { timeTravel } from "./clock";
import { crowdOrder } from "./crowd";
import { makeDice } from "./random";
import { stories } from "./stories";

const FIRST = 1001;
const LAST = 1200;
/** Up to this number the shop sold little; from then on it was in the newspaper. */
const LAST_QUIET = 1040;

/** How many days ago the order with this number was placed: strictly falling. */
export function ageOf(number: number): number {
  if (number <= LAST_QUIET) return 118 - ((number - FIRST) / (LAST_QUIET - FIRST)) * (118 - 13.6);
  return 13.4 - ((number - LAST_QUIET - 1) / (LAST - LAST_QUIET - 1)) * (13.4 - 0.03);
}

export function addDemoOrders(state: ShopState, now: Date, seed: number): void {
  const travel = timeTravel(state, now);
  for (let number = FIRST; number <= LAST; number++) {
    const story = stories[number];
    if (story) story(travel, ageOf(number));
    else crowdOrder(travel, ageOf(number), makeDice(seed + number));
  }
}
