import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { canonicalJson } from "~/lib/same-json";
import type { FormErrors } from "~/lib/form-errors";
import { useEntry } from "./use-entry";
import { useUndo } from "./use-undo";

interface Answer {
  outcome: string;
  id?: string;
  isNew?: boolean;
  say?: string;
  problem?: string;
  errors: FormErrors;
}

interface Options<Value> {
  kind: "size_chart" | "faq_item";
  /** null: not saved yet. */
  id: string | null;
  saved: Value;
  /** What the editor begins with when that is something else, unsaved. */
  begin?: Value | undefined;
  /** `updatedAt` of what was loaded. */
  basedOn: string;
  /** Where all of them are, and where one is edited. */
  list: string;
  page: string;
  /** What is posted for a value. */
  fields: (value: Value) => Record<string, string>;
  /** A version of the history as a value. */
  takeUp: (version: { title: string; content: unknown }) => Value;
}

export type SheetName = "import" | "history" | "schedule" | null;

/** What the editors of charts and questions have in common: undo, saving, publishing, deleting, history. */
export function useEditor<Value>({ kind, id, saved, begin, basedOn, list, page, fields, takeUp }: Options<Value>) {
  const edit = useUndo<Value>(begin ?? saved);
  const [sheet, setSheet] = useState<SheetName>(null);
  const [kept, setKept] = useState<string | null>(null);
  const sent = useRef("");
  const save = useFetcher<Answer>();
  const navigate = useNavigate();
  const shopify = useAppBridge();
  const savedText = useMemo(() => canonicalJson(saved), [saved]);
  const text = useMemo(() => canonicalJson(edit.value), [edit.value]);
  // What was sent and kept may come back tidied up; it is clean all the same.
  const isDirty = text !== savedText && text !== kept;

  const entry = useEntry(kind, id, (answer) => {
    if (answer.outcome === "deleted") navigate(`${list}?${new URLSearchParams({ deleted: answer.versionId ?? "", id: id ?? "", title: answer.title ?? "" })}`);
    if (answer.outcome === "version") {
      edit.change(() => takeUp({ title: answer.title ?? "", content: answer.content }));
      setSheet(null);
      shopify.toast.show("This version stands in the editor; save it to keep it.");
    }
  });

  const handled = useRef<Answer | undefined>(undefined);
  const answer = save.state === "idle" ? save.data : undefined;
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    if (answer.say) shopify.toast.show(answer.say);
    if (answer.outcome !== "saved") return;
    setKept(sent.current);
    if (answer.isNew) navigate(`${page}/${answer.id}`, { replace: true });
  }, [answer, navigate, page, shopify]);

  return {
    edit,
    isDirty,
    sheet,
    setSheet,
    entry,
    /** The last refusal, until the next try. */
    refusal: answer && answer.outcome !== "saved" ? answer : null,
    isSaving: save.state !== "idle",
    busy: save.state !== "idle" || entry.busy,
    submit: (intent: "save" | "publish") => {
      sent.current = text;
      save.submit({ intent, basedOn, ...fields(edit.value) }, { method: "post" });
    },
    discard: () => (id ? edit.reset(saved) : navigate(list)),
    leave: async () => {
      await shopify.saveBar.leaveConfirmation();
      navigate(list);
    },
  };
}
