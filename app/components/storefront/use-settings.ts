import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { FormErrors } from "~/lib/form-errors";
import { canonicalJson } from "~/lib/same-json";
import { useUndo } from "./use-undo";

interface Answer {
  outcome: string;
  say?: string;
  problem?: string;
  errors?: FormErrors;
}

/** Settings without a draft: saving them publishes them. */
export function useSettings<Value>(saved: Value) {
  const edit = useUndo(saved);
  const [kept, setKept] = useState<string | null>(null);
  const sent = useRef("");
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const text = useMemo(() => canonicalJson(edit.value), [edit.value]);
  const savedText = useMemo(() => canonicalJson(saved), [saved]);
  const handled = useRef<Answer | undefined>(undefined);
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    if (answer.say) shopify.toast.show(answer.say);
    if (answer.outcome === "saved") setKept(sent.current);
  }, [answer, shopify]);
  return {
    value: edit.value,
    change: edit.change,
    discard: () => edit.reset(saved),
    isDirty: text !== savedText && text !== kept,
    isSaving: fetcher.state !== "idle",
    refusal: answer && answer.outcome !== "saved" ? answer : null,
    submit: () => {
      sent.current = text;
      fetcher.submit({ settings: JSON.stringify(edit.value) }, { method: "post" });
    },
  };
}
