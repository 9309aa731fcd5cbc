import { useCallback, useEffect, useRef, useState } from "react";
import { serverIsBack } from "~/components/connection";
import type { TicketData } from "../types";

export type Mode = "reply" | "note";

export interface DraftState {
  html: string;
  text: string;
  cc: string;
  /** The version of the conversation that the writer has read; null while nothing is written. */
  version: number | null;
}

const empty: DraftState = { html: "", text: "", cc: "", version: null };

/** Typing is kept this long after the last key. */
const SAVE_AFTER_MS = 700;

/**
 * What is being written on this ticket, a reply and a note apart. It is kept on the server while it is typed, so that a
 * closed tab loses nothing; what comes back from there (undo, held back) appears by itself while nothing else is written.
 */
export function useDraft(ticket: TicketData, draftUrl: string, onLoaded: (draft: DraftState) => void) {
  const [mode, setMode] = useState<Mode>("reply");
  const [drafts, setDrafts] = useState<Record<Mode, DraftState>>(() => ({ reply: fromServer(ticket, "reply"), note: fromServer(ticket, "note") }));
  const [saved, setSaved] = useState<"saved" | "saving" | "not-saved" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<(() => void) | null>(null);
  const last = useRef<object | null>(null);
  const draft = drafts[mode];
  // What is written now; the drawn state may still be on its way there.
  const latest = useRef(drafts);
  const keep = (kind: Mode, next: DraftState) => {
    latest.current = { ...latest.current, [kind]: next };
    setDrafts(latest.current);
  };

  const save = useCallback(
    (kind: Mode, next: DraftState) => {
      clearTimeout(timer.current);
      const post = () => {
        pending.current = null;
        const body = new URLSearchParams({ intent: "save", kind, html: next.html, text: next.text, cc: next.cc, version: String(next.version ?? 1) });
        last.current = next;
        setSaved("saving");
        fetch(draftUrl, { method: "POST", body, keepalive: body.toString().length < 60_000 }).then(
          (response) => setSaved(response.ok ? "saved" : "not-saved"),
          async () => {
            setSaved("not-saved");
            await serverIsBack();
            // Unless something newer is kept by now, or it was sent.
            if (last.current === next && !pending.current) post();
          },
        );
      };
      pending.current = post;
      timer.current = setTimeout(post, SAVE_AFTER_MS);
    },
    [draftUrl],
  );

  // Leaving the page does not wait for the timer.
  useEffect(() => {
    const flush = () => pending.current?.();
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  const write = (change: Partial<DraftState>) => {
    const known = latest.current[mode];
    const next = { ...known, ...change };
    next.version = next.text.trim() === "" ? null : (known.version ?? ticket.version);
    keep(mode, next);
    save(mode, next);
  };
  const clear = (kind: Mode) => {
    clearTimeout(timer.current);
    pending.current = null;
    last.current = null;
    keep(kind, empty);
    setSaved(null);
    if (kind === mode) onLoaded(empty);
  };
  const load = (kind: Mode) => {
    const loaded = fromServer(ticket, kind);
    keep(kind, loaded);
    setMode(kind);
    onLoaded(loaded);
  };
  const turnTo = (kind: Mode) => {
    setMode(kind);
    onLoaded(latest.current[kind]);
  };
  const markRead = () => keep(mode, { ...latest.current[mode], version: ticket.version });
  const current = () => latest.current[mode];

  const comesBack = ticket.drafts.find(({ kind }) => kind === "reply");
  const seen = useRef(comesBack?.updatedAt);
  useEffect(() => {
    if (!comesBack || comesBack.updatedAt === seen.current) return;
    seen.current = comesBack.updatedAt;
    if (latest.current.reply.text.trim() === "" && saved !== "saving") load("reply");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the server has another draft
  }, [comesBack?.updatedAt]);

  return { mode, draft, current, saved, write, clear, turnTo, markRead };
}

function fromServer(ticket: TicketData, kind: Mode): DraftState {
  const found = ticket.drafts.find((draft) => draft.kind === kind);
  return found ? { html: found.html, text: found.text, cc: found.cc.join(", "), version: found.text ? found.version : null } : empty;
}
