import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { serverIsBack } from "~/components/connection";
import type { Present } from "~/domain/tickets/presence";

type News = { /** The server's clock. */ at: string } & ({ kind: "ping" } | { kind: "ticket"; ticketId: string } | { kind: "present"; people: Present[] } | { kind: "missed" } | { kind: "bye" });

/**
 * Keeps the page up to date while it is open: reads it anew when one of its tickets changes (`ticketId`: only that one),
 * and answers who else is there. A lost connection is opened again with the instant of the last news; what was missed is
 * told then.
 */
export function useLive({ ticketId, asOf, pauseMs = 150 }: { ticketId?: string; /** When the page was read, by the server's clock. */ asOf: string; pauseMs?: number }) {
  const [people, setPeople] = useState<Present[]>([]);
  const revalidator = useRevalidator();
  const read = useRef(revalidator.revalidate);
  read.current = revalidator.revalidate;
  const connection = useRef("");
  const since = useRef(asOf);

  useEffect(() => {
    const over = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Several changes at once (message, status, event) are one reading.
    const readSoon = () => (timer ??= setTimeout(() => ((timer = undefined), read.current()), pauseMs));
    connection.current = crypto.randomUUID();
    since.current = asOf;

    const hear = (news: News) => {
      since.current = news.at;
      if (news.kind === "present") setPeople(news.people);
      if (news.kind === "missed" || (news.kind === "ticket" && (!ticketId || news.ticketId === ticketId))) readSoon();
    };
    void (async () => {
      for (let failures = 0; !over.signal.aborted; ) {
        try {
          const query = new URLSearchParams({ connection: connection.current, since: since.current, ...(ticketId && { ticket: ticketId }) });
          const response = await fetch(`/app/live?${query}`, { signal: over.signal, headers: { Accept: "text/event-stream" } });
          if (!response.ok || !response.body) throw new Error(`The live updates answered ${response.status}.`);
          failures = 0;
          await readNews(response.body, hear);
        } catch {
          failures++;
        }
        if (over.signal.aborted) return;
        // The stream ends when its process does: whoever hears it first lets the whole page know.
        await serverIsBack();
        await new Promise((resolve) => setTimeout(resolve, failures <= 1 ? 50 : Math.min(30_000, 1_000 * 2 ** failures)));
      }
    })();
    return () => {
      over.abort();
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asOf is where a new page begins; later readings need no new connection
  }, [ticketId, pauseMs]);

  /** Says what this person is doing; at most every 4 seconds. */
  const lastSaid = useRef(0);
  const sayWriting = useCallback(() => {
    if (!ticketId || Date.now() - lastSaid.current < 4_000) return;
    lastSaid.current = Date.now();
    // After the key is on the screen.
    setTimeout(() => void fetch("/app/live", { method: "POST", body: new URLSearchParams({ connection: connection.current, ticketId, doing: "writing" }) }).catch(() => undefined));
  }, [ticketId]);

  return { people, sayWriting };
}

async function readNews(body: ReadableStream<Uint8Array>, hear: (news: News) => void): Promise<void> {
  const reader = body.getReader();
  const letters = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + letters.decode(value, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) if (part.startsWith("data: ")) hear(JSON.parse(part.slice(6)) as News);
  }
}
