/** How long ahead of the sending mail is fetched, at most: what was checked must still be true when it leaves. */
const AHEAD_MS = 500;
/** However fast it goes, no more than this many times the hands is fetched ahead. */
const MOST_AHEAD = 8;

/**
 * A fixed number of hands that work on the pieces of many shops. A shop never has more than three quarters of them, so
 * that one whose mail server is slow cannot hold up the others. The faster the work goes, the more is fetched at once.
 */
export function handsOf<Piece extends { id: string; shopId: string }>(count: number, work: (piece: Piece) => Promise<void>) {
  const mostPerShop = Math.max(1, Math.floor((count * 3) / 4));
  const waiting: Piece[] = [];
  const running = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  let perSecond = 0;
  let counted = 0;
  let countedSince = performance.now();

  const startable = () => waiting.filter((piece) => (busy.get(piece.shopId) ?? 0) < mostPerShop).length;
  const ahead = () => Math.min(Math.ceil((perSecond * AHEAD_MS) / 1000), MOST_AHEAD * count);

  function start(piece: Piece) {
    busy.set(piece.shopId, (busy.get(piece.shopId) ?? 0) + 1);
    const run = work(piece).finally(() => {
      busy.set(piece.shopId, busy.get(piece.shopId)! - 1);
      running.delete(run);
      counted += 1;
      const elapsed = performance.now() - countedSince;
      if (elapsed > 250) {
        perSecond = (counted * 1000) / elapsed;
        counted = 0;
        countedSince = performance.now();
      }
    });
    running.add(run);
  }

  return {
    /** Puts free hands to work. */
    begin() {
      for (let at = 0; at < waiting.length && running.size < count; ) {
        if ((busy.get(waiting[at]!.shopId) ?? 0) < mostPerShop) start(waiting.splice(at, 1)[0]!);
        else at += 1;
      }
    },
    /** Whether it is time to fetch more: hands are about to be free that nothing waits for. */
    wants: () => startable() < Math.max(1, count - running.size, ahead() / 2),
    /** What to fetch: how many in all and per shop, and what each shop has here already. */
    room() {
      const held = new Map(busy);
      for (const { shopId } of waiting) held.set(shopId, (held.get(shopId) ?? 0) + 1);
      const limit = Math.max(1, count - running.size + ahead() - startable());
      return { limit, mostPerShop: mostPerShop + ahead(), busy: held };
    },
    take: (pieces: Piece[]) => void waiting.push(...pieces),
    idle: () => running.size === 0 && waiting.length === 0,
    /** Resolves when a hand becomes free; never while none works. */
    next: (): Promise<void> => (running.size > 0 ? Promise.race(running) : new Promise(() => {})),
    /** Lets go of what was not begun, and says what that was. */
    drop: () => waiting.splice(0).map((piece) => piece.id),
    finish: async () => void (await Promise.all(running)),
  };
}
