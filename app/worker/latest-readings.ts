/** A notice this much older than a reading is surely covered by it: clocks of several machines differ, and Shopify's copies lag. */
const SURELY_MS = 5_000;
const MOST = 10_000;

/**
 * When each order was last read in this process after a notice of it. In a backlog, one reading answers all notices that
 * had arrived before it began, and Shopify is asked once instead of for each.
 */
export function latestReadings() {
  const began = new Map<string, number>();
  return {
    /** Whether a reading that succeeded has begun well after this notice arrived. */
    cover: (order: string, receivedAt: Date): boolean => (began.get(order) ?? -Infinity) > receivedAt.getTime() + SURELY_MS,
    /** To be said once the reading has been recorded. `at`: when it began. */
    note(order: string, at: Date): void {
      began.delete(order);
      began.set(order, at.getTime());
      if (began.size > MOST) began.delete(began.keys().next().value!);
    },
  };
}
