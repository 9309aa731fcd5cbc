import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";

export interface SheetProps {
  /** "/app/inbox/<ticket>" */
  base: string;
  order: SheetOrder;
  onClose: () => void;
  /** Something to write to the customer came out of it: a code. */
  onInsert: (text: string) => void;
}

export interface SheetOrder {
  id: string;
  name: string;
  currency: string;
}

type Performed =
  | { outcome: "done"; sentence: string; insert: string | null }
  | { outcome: "refused"; reasons: string[] }
  | { outcome: "busy" | "changed" | "unreachable" | "in-doubt"; words: string }
  | { outcome: "not-found" };

/**
 * One action on an order: look first, then confirm. Each confirmation has a key of its own, so that a double click or a
 * second try after a lost connection does it once; after a refusal the next confirmation is a new one.
 */
export function useOrderAction<Preview>(kind: string, { base, order, onClose, onInsert }: SheetProps) {
  const previewing = useFetcher();
  const performing = useFetcher();
  const shopify = useAppBridge();
  const key = useRef("");
  const [problems, setProblems] = useState<string[]>([]);
  const url = `${base}/order`;

  const answer = performing.state === "idle" ? (performing.data as Performed | undefined) : undefined;
  const handled = useRef<Performed | undefined>(undefined);
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    switch (answer.outcome) {
      case "done":
        shopify.toast.show(answer.sentence);
        if (answer.insert) onInsert(answer.insert);
        return onClose();
      case "refused":
        key.current = "";
        return setProblems(answer.reasons);
      case "changed":
        key.current = "";
        return setProblems([answer.words]);
      case "not-found":
        return setProblems(["This order is not there any more."]);
      default:
        // The same key again: if it did happen after all, it does not happen twice.
        return setProblems([answer.words]);
    }
  }, [answer, shopify, onInsert, onClose]);

  const seen = previewing.data as (Preview & { outcome?: string; reasons?: string[] }) | undefined;
  const refused = seen?.outcome === "refused" || seen?.outcome === "not-refundable";
  return {
    look: (input: object = {}) => previewing.submit({ order: order.id, kind, input: JSON.stringify(input) }, { method: "get", action: url }),
    looking: previewing.state !== "idle",
    preview: seen && !refused ? (seen as Preview) : null,
    confirm: (input: object, basis = "") => {
      setProblems([]);
      key.current ||= crypto.randomUUID();
      performing.submit({ order: order.id, kind, input: JSON.stringify(input), key: key.current, basis }, { method: "post", action: url });
    },
    busy: performing.state !== "idle",
    problems: [...(refused ? (seen?.reasons ?? []) : []), ...problems],
  };
}
