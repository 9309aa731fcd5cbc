import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { ActionSheet } from "./ActionSheet";
import { useOrderAction, type SheetProps } from "./use-order-action";

/** The note and the tags that staff sees on the order in Shopify. */
export function DetailsSheet(props: SheetProps & { note: string | null; tags: string[] }) {
  const { order, onClose, note, tags } = props;
  const action = useOrderAction("details", props);
  const [words, setWords] = useState(note ?? "");
  const [typed, setTyped] = useState(tags.join(", "));
  const wanted = [...new Set(typed.split(",").map((tag) => tag.trim()).filter(Boolean))];
  const input = { note: words === (note ?? "") ? null : words, addTags: wanted.filter((tag) => !tags.includes(tag)), removeTags: tags.filter((tag) => !wanted.includes(tag)) };
  const changes = input.note !== null || input.addTags.length + input.removeTags.length > 0;
  return (
    <ActionSheet title={`Note and tags of ${order.name}`} confirm="Save on the order" ready={changes} busy={action.busy} problems={action.problems} onConfirm={() => action.confirm(input)} onClose={onClose}>
      <TextField label="Note" value={words} onChange={setWords} multiline={4} autoComplete="off" maxLength={5_000} />
      <TextField label="Tags" value={typed} onChange={setTyped} autoComplete="off" helpText="Separated by commas" />
    </ActionSheet>
  );
}
