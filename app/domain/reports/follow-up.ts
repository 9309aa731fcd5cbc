/** Openings of one answer or chart on one product's page, on one day (UTC). */
export interface Opening {
  kind: string;
  handle: string;
  /** gid; "" on pages about no product. */
  productId: string;
  day: Date;
  opened: number;
  /** Said that it did not help. */
  no: number;
}

/** Somebody asked about a product, or about an order with it. */
export interface Asked {
  productId: string;
  at: Date;
}

export interface Outcome {
  opened: number;
  helped: number;
  /** Said so, or a ticket followed. */
  not: number;
  /** No product to look for tickets of, or not seven days ago yet. */
  unknown: number;
}

/** Whoever was not helped has asked by then. */
export const FOLLOW_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/**
 * What became of openings, by kind and handle. Nobody is followed, so it is counted against us: each ticket on a product
 * takes back one opening of every answer on that product in the seven days before it, whoever opened it.
 */
export function followUp(openings: readonly Opening[], asked: readonly Asked[], now: Date): Map<string, Outcome> {
  const found = new Map<string, Outcome>();
  const tickets = new Map<string, number[]>();
  for (const { productId, at } of asked) tickets.set(productId, [...(tickets.get(productId) ?? []), at.getTime()]);
  const lists = new Map<string, Opening[]>();
  for (const opening of openings) {
    const key = `${opening.kind} ${opening.handle} ${opening.productId}`;
    lists.set(key, [...(lists.get(key) ?? []), opening]);
  }
  for (const list of lists.values()) {
    const { kind, handle, productId } = list[0]!;
    const taken = takenBack(list, tickets.get(productId) ?? []);
    const outcome = found.get(`${kind} ${handle}`) ?? { opened: 0, helped: 0, not: 0, unknown: 0 };
    list.forEach(({ day, opened, no }, index) => {
      const not = Math.min(opened, no + taken[index]!);
      const isOpen = productId === "" || now.getTime() < day.getTime() + (FOLLOW_DAYS + 1) * DAY_MS;
      outcome.opened += opened;
      outcome.not += not;
      if (isOpen) outcome.unknown += opened - not;
      else outcome.helped += opened - not;
    });
    found.set(`${kind} ${handle}`, outcome);
  }
  return found;
}

/** How many openings of each day a ticket followed; each ticket takes the latest that is left. */
function takenBack(list: readonly Opening[], tickets: readonly number[]): number[] {
  const taken = list.map(() => 0);
  for (const at of tickets.toSorted((a, b) => a - b)) {
    let latest = -1;
    list.forEach(({ day, opened, no }, index) => {
      const begins = day.getTime();
      const isBefore = begins <= at && at < begins + (FOLLOW_DAYS + 1) * DAY_MS;
      if (isBefore && taken[index]! < opened - no && (latest === -1 || begins > list[latest]!.day.getTime())) latest = index;
    });
    if (latest !== -1) taken[latest]! += 1;
  }
  return taken;
}
