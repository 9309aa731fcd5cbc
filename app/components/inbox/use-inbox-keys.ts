import { useNavigate } from "@remix-run/react";
import type { RefObject } from "react";
import { useShortcuts, type Shortcut } from "~/components/use-shortcuts";

interface Inbox {
  list: RefObject<HTMLUListElement | null>;
  selected: ReadonlySet<string>;
  select: (id: string, on: boolean) => void;
  staffId: string;
  act: (ids: Iterable<string>, change: Record<string, string>) => void;
  onHelp: () => void;
}

/** The inbox without a mouse: the focus itself moves from ticket to ticket, so that a screen reader follows. */
export function useInboxKeys({ list, selected, select, staffId, act, onHelp }: Inbox): Shortcut[] {
  const navigate = useNavigate();
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-ticket]") ?? [])];
  const current = () => {
    const row = document.activeElement?.closest("li");
    return links().find((link) => row?.contains(link)) ?? null;
  };
  const move = (by: number) => {
    const all = links();
    const here = current();
    const target = all[here ? Math.min(all.length - 1, Math.max(0, all.indexOf(here) + by)) : 0];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };
  /** The selected tickets, else the one in focus. */
  const meant = () => (selected.size > 0 ? [...selected] : [current()?.dataset.ticket ?? ""].filter(Boolean));
  const change = (fields: Record<string, string>) => {
    const ids = meant();
    if (ids.length > 0) act(ids, fields);
  };

  const shortcuts: Shortcut[] = [
    { keys: ["j", "ArrowDown"], label: "Next ticket", run: () => move(1) },
    { keys: ["k", "ArrowUp"], label: "Previous ticket", run: () => move(-1) },
    {
      keys: ["o"],
      label: "Open (or Enter)",
      run: () => {
        const id = current()?.dataset.ticket;
        if (id) navigate(`/app/inbox/${id}`);
      },
    },
    {
      keys: ["x"],
      label: "Select",
      run: () => {
        const id = current()?.dataset.ticket;
        if (id) select(id, !selected.has(id));
      },
    },
    { keys: ["a"], label: "Take it (assign to me)", run: () => change({ change: "assign", assigneeId: staffId }) },
    { keys: ["e"], label: "Close", run: () => change({ change: "status", to: "closed" }) },
    { keys: ["s"], label: "Snooze until tomorrow", run: () => change({ change: "snooze", until: "tomorrow" }) },
    { keys: ["/"], label: "Search", run: () => document.getElementById("inbox-search")?.focus() },
    { keys: ["?"], label: "This help", run: onHelp },
  ];
  useShortcuts(shortcuts);
  return shortcuts;
}
