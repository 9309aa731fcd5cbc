import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";

/** What a saving action answers; `errors` by path of the field, as "hours.0.to". */
export interface Saved {
  outcome: string;
  say?: string;
  problem?: string;
  errors?: Record<string, string>;
}

/**
 * A form whose value lives here until it is saved: knows what was changed, saves it as one JSON field, and holds the
 * errors that belong beside fields. `stored` is what the loader read; after a save it is read anew and the form is clean.
 */
export function useEdited<Value extends object>(stored: Value, intent: string) {
  const fetcher = useFetcher<Saved>();
  const shopify = useAppBridge();
  const [edited, setEdited] = useState<Value | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const heard = useRef<Saved | undefined>(undefined);
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  useEffect(() => {
    if (!answer || heard.current === answer) return;
    heard.current = answer;
    setErrors(answer.errors ?? {});
    if (answer.say) {
      shopify.toast.show(answer.say);
      setEdited(null);
    }
  }, [answer, shopify]);
  const value = edited ?? stored;
  return {
    value,
    change: (change: Partial<Value>) => setEdited({ ...value, ...change }),
    isDirty: edited !== null && JSON.stringify(edited) !== JSON.stringify(stored),
    isSaving: fetcher.state !== "idle",
    /** Beside the field at that path; a list takes those of its entries. */
    errorAt: (path: string): string | undefined => errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`) && /^\d+$/.test(at.slice(path.length + 1)))?.[1],
    hasErrors: Object.keys(errors).length > 0,
    problem: answer?.problem ?? null,
    save: () => fetcher.submit({ intent, value: JSON.stringify(value) }, { method: "post" }),
    discard: () => {
      setEdited(null);
      setErrors({});
    },
  };
}
