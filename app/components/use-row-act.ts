import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";

interface Answer {
  outcome: string;
  say?: string;
  problem?: string;
}

export interface RowAct {
  act(intent: string, id: string): void;
  /** Any row is being acted on. */
  busy: boolean;
  /** This row, by this button. */
  runs(intent: string, id: string): boolean;
  /** Why the last one was refused; stays on the page. */
  problem: string | null;
}

/**
 * For lists whose rows go away when they are acted on: the page holds it, not the row, so that what happened is still
 * said when the row is gone.
 */
export function useRowAct(): RowAct {
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const said = useRef<Answer | undefined>(undefined);
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer || said.current === answer) return;
    said.current = answer;
    if (answer.say) shopify.toast.show(answer.say);
  });
  return {
    act: (intent, id) => fetcher.submit({ intent, id }, { method: "post" }),
    busy: fetcher.state !== "idle",
    runs: (intent, id) => fetcher.formData?.get("intent") === intent && fetcher.formData.get("id") === id,
    problem: answer?.problem ?? null,
  };
}
