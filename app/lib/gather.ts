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
