import { useEffect, useRef } from "react";

export interface Shortcut {
  /** As in KeyboardEvent.key: "j", "?", "Enter". "mod+Enter" works while writing too. */
  keys: string[];
  /** For the help sheet. */
  label: string;
  run: (event: KeyboardEvent) => void;
}

/** Listens for keys on the page, not while somebody types or a sheet or menu is open. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog[open], .Polaris-Popover")) return;
      const mod = event.ctrlKey || event.metaKey;
      const pressed = mod ? `mod+${event.key}` : event.key;
      if (!mod && isTyping(event.target)) return;
      const shortcut = current.current.find(({ keys }) => keys.includes(pressed));
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && (target as HTMLInputElement).type !== "checkbox";
}
