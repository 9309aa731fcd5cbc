import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";

export interface EntryAnswer {
  outcome: string;
  say?: string;
  problem?: string;
  versionId?: string;
  title?: string;
  content?: unknown;
}

/** Acts on a chart or question besides saving it; says how it went. */
export function useEntry(kind: "size_chart" | "faq_item", id: string | null, onAnswer?: (answer: EntryAnswer) => void) {
  const fetcher = useFetcher<EntryAnswer>();
  const shopify = useAppBridge();
  const handled = useRef<EntryAnswer | undefined>(undefined);
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    if (answer.say) shopify.toast.show(answer.say);
    if (answer.problem) shopify.toast.show(answer.problem, { isError: true });
    onAnswer?.(answer);
  });
  return {
    act: (intent: string, fields: Record<string, string> = {}, otherId = id) => fetcher.submit({ intent, ...fields }, { method: "post", action: `/app/storefront/entries/${kind}/${otherId}` }),
    busy: fetcher.state !== "idle",
  };
}
