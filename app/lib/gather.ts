import { groupBy } from "~/lib/group-by";

/**
 * Many small writes as few large ones: calls that arrive while a run is under way wait and go together in the next run.
 * `run` gets the items in order and answers one result for each. When it fails, every call of that run fails.
 */
export function gather<Item, Result>(run: (items: Item[]) => Promise<Result[]>, most = 200): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;

  async function drain() {
    running = true;
    // Whoever calls in the same breath goes along.
    await null;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const results = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(results[index]!));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void drain();
    });
}

/**
 * The same for what belongs to shops: `run` gets those of one shop. When they cannot go together each goes by itself, so
 * that one that cannot be written takes no other with it.
 */
export function gatherByShop<Item extends { shopId: string }, Result>(run: (shopId: string, items: Item[]) => Promise<Result[]>, most: number): (item: Item) => Promise<Result> {
  const alone = async (item: Item) => (await run(item.shopId, [item]))[0]!;
  const gathered = gather(async (items: Item[]) => {
    const results = new Map<Item, PromiseSettledResult<Result>>();
    await Promise.all(
      [...groupBy(items, ({ shopId }) => shopId)].map(async ([shopId, ofShop]) => {
        const settled = await run(shopId, ofShop).then(
          (done) => done.map((value) => ({ status: "fulfilled" as const, value })),
          () => Promise.allSettled(ofShop.map(alone)),
        );
        ofShop.forEach((item, index) => results.set(item, settled[index]!));
      }),
    );
    return items.map((item) => results.get(item)!);
  }, most);
  return async (item) => {
    const result = await gathered(item);
    if (result.status === "rejected") throw result.reason;
    return result.value;
  };
}
