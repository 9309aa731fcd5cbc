import { useSyncExternalStore } from "react";

/**
 * The way to the app's server, which is away for a moment when its process is replaced or dies. Nothing that the page
 * reads fails then: it waits, says so (ConnectionNotice), and goes on when the server is back.
 */
let wait: Promise<void> | null = null;
let isLost = false;
const watchers = new Set<() => void>();

/** Something in a row that keeps failing while the server is well is not a matter of the connection. */
const MOST_TRIES = 5;
const LONGEST_PAUSE_MS = 5_000;

/** Whether the server was found away, and is not back yet. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => isLost,
    () => false,
  );
}

/** Ends as soon as the server answers: at once when it does, else it is asked again and again. */
export function serverIsBack(): Promise<void> {
  return (wait ??= askUntilBack().finally(() => (wait = null)));
}

/**
 * Lets the page's readings, fetchers and forms outlive a server that is away. Sent again is what only reads, and what
 * carries a key or nonce, by which the server knows it again; for everything else the answer is that nobody knows.
 */
export function keepTrying(): void {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => (typeof input === "string" && isOfPage(input) ? sendPatiently(() => send(input, init), init) : send(input, init));
}

/** As `load`, which fetches a script, but when the server is away it is tried again. */
export async function loadPatiently<Module>(load: () => Promise<Module>): Promise<Module> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await serverIsBack();
    }
  }
}

async function sendPatiently(send: () => Promise<Response>, init: RequestInit | undefined): Promise<Response> {
  if (wait) await orAborted(wait, init?.signal);
  for (let tries = 1; ; tries++) {
    const response = await send().catch((error: unknown) => {
      if (init?.signal?.aborted || !(error instanceof TypeError) || tries === MOST_TRIES) throw error;
      return null;
    });
    // A server that is well means what it says.
    if (response && (response.status < 500 || (await isWell()) || tries === MOST_TRIES)) return response;
    await orAborted(serverIsBack(), init?.signal);
    if (!maySendAgain(init)) return nobodyKnows();
  }
}

function isOfPage(address: string): boolean {
  const url = new URL(address, window.location.href);
  return url.origin === window.location.origin && url.searchParams.has("_data");
}

function maySendAgain(init: RequestInit | undefined): boolean {
  if ((init?.method ?? "GET").toUpperCase() === "GET") return true;
  const body = init?.body;
  return (body instanceof URLSearchParams || body instanceof FormData) && (body.has("nonce") || body.has("key"));
}

function nobodyKnows(): Response {
  const words = "The connection broke before the answer came. The page is up to date again: look whether it was done.";
  return new Response(JSON.stringify({ outcome: "unreachable", problem: words, words }), { headers: { "Content-Type": "application/json", "X-Remix-Response": "yes" } });
}

async function askUntilBack(): Promise<void> {
  for (let pause = 300; !(await isWell()); pause = Math.min(LONGEST_PAUSE_MS, pause * 1.5)) {
    tell(true);
    // Not all open pages at the same instant.
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
  }
  tell(false);
}

function tell(lost: boolean): void {
  if (isLost === lost) return;
  isLost = lost;
  for (const changed of watchers) changed();
}

/** A queue that is behind is no reason to wait; a database that is away is. */
async function isWell(): Promise<boolean> {
  try {
    const response = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    return ((await response.json()) as { database?: string }).database === "up";
  } catch {
    return false;
  }
}

function orAborted(done: Promise<void>, signal: AbortSignal | null | undefined): Promise<void> {
  if (!signal) return done;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    void done.then(resolve).finally(() => signal.removeEventListener("abort", abort));
  });
}
