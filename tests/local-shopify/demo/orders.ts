/** Fills the shop with its 200 orders, #1001 to #1200. */
import type { ShopState } from "../state/types";
import { timeTravel } from "./clock";
import { crowdOrder } from "./crowd";
import { makeDice } from "./random";
import { stories } from "./stories";

const FIRST = 1001;
const LAST = 1200;
/** How many days ago some of the orders were placed; those between lie evenly between. Two weeks ago the shop was in the newspaper. */
const MILESTONES: [number: number, daysAgo: number][] = [
  [FIRST, 118],
  [1012, 63],
  [1013, 58],
  [1040, 13.6],
  [1041, 13.4],
  [LAST, 0.03],
];

/** How many days ago the order with this number was placed: strictly falling. */
export function ageOf(number: number): number {
  const next = Math.max(1, MILESTONES.findIndex(([at]) => at >= number));
  const [from, older] = MILESTONES[next - 1] ?? [FIRST, 118];
  const [to, younger] = MILESTONES[next] ?? [LAST, 0];
  return older - ((number - from) / (to - from)) * (older - younger);
}

export function addDemoOrders(state: ShopState, now: Date, seed: number): void {
  const travel = timeTravel(state, now);
  for (let number = FIRST; number <= LAST; number++) {
    const story = stories[number];
    if (story) story(travel, ageOf(number));
    else crowdOrder(travel, ageOf(number), makeDice(seed + number));
  }
}
