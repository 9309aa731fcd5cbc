import { createContext, useContext, useSyncExternalStore } from "react";

/** When the server drew the document, in ms: the first picture in the browser says the same, so that nothing jumps. */
export const ServerClock = createContext<number | null>(null);

const STEP_MS = 30_000;
const readers = new Set<() => void>();
let now = 0;
let ticking: ReturnType<typeof setInterval> | undefined;

/** The reader's clock in ms, moving every half minute; while the page hydrates, the server's. One timer for all of the page. */
export function useNow(): number {
  const drawnAt = useContext(ServerClock);
  return useSyncExternalStore(subscribe, read, () => drawnAt ?? read());
}

function read(): number {
  if (Date.now() - now >= STEP_MS) now = Date.now();
  return now;
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  ticking ??= setInterval(() => {
    now = Date.now();
    for (const each of readers) each();
  }, STEP_MS);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}
