import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";

/** What an action of the ticket page answers; more fields come along by outcome. */
export interface Answer {
  outcome: string;
  /** Said for a moment at the foot of the page. */
  say?: string;
  /** Stays on the page until it is put right. */
  problem?: string;
  /** The field that the problem is with. */
  field?: string;
}

/**
 * Posts one intent with its fields to the ticket's action and says how it went. `busy` while it is on its way: the
 * buttons that started it are shown as loading, so that nobody clicks twice. `showsProblem`: the caller shows a problem
 * where it belongs; else it is said for a moment.
 */
export function useAct<A extends Answer = Answer>(onAnswer?: (answer: A) => void, { showsProblem = false } = {}) {
  const fetcher = useFetcher();
  const shopify = useAppBridge();
  const handled = useRef<A | undefined>(undefined);
  const answer = fetcher.state === "idle" ? (fetcher.data as A | undefined) : undefined;
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    if (answer.say) shopify.toast.show(answer.say);
    else if (answer.problem && !showsProblem) shopify.toast.show(answer.problem, { isError: true });
    onAnswer?.(answer);
  });
  return {
    act: (intent: string, fields: Record<string, string> = {}) => fetcher.submit({ intent, ...fields }, { method: "post" }),
    busy: fetcher.state !== "idle",
    intent: fetcher.formData?.get("intent")?.toString() ?? null,
    problem: (fetcher.data as A | undefined)?.problem ?? null,
    answer: (fetcher.data as A | undefined) ?? null,
  };
}
