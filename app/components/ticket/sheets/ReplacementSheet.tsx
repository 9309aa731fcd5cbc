import { Checkbox, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { showMoney } from "~/components/show";
import type { ReplacementPreview } from "~/domain/orders/actions/replace-items.server";
import { ActionSheet } from "./ActionSheet";
import { chosenLines, LinePicker } from "./LinePicker";
import { useOrderAction, type SheetProps } from "./use-order-action";

/** Sends items again for nothing, as an order of its own. One item alone is chosen already. */
export function ReplacementSheet(props: SheetProps) {
  const { order, onClose } = props;
  const action = useOrderAction<ReplacementPreview>("replacement", props);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [asDraft, setAsDraft] = useState(false);
  const [note, setNote] = useState("");
  const lines = chosenLines(chosen);
  const input = { lines, asDraft, note };
  useEffect(() => action.look(input), [JSON.stringify(lines)]); // eslint-disable-line react-hooks/exhaustive-deps -- only what changes the worth

  const { preview } = action;
  const only = preview?.replaceable.length === 1 ? preview.replaceable[0]!.lineId : null;
  useEffect(() => {
    if (only) setChosen({ [only]: 1 });
  }, [only]);
  return (
    <ActionSheet
      title={`Replacement for ${order.name}`}
      confirm={asDraft ? "Make a draft" : "Send a replacement"}
      ready={lines.length > 0 && Boolean(preview) && preview!.problems.length === 0}
      busy={action.busy}
      loading={!preview && action.looking}
      problems={[...(preview?.problems ?? []), ...action.problems]}
      onConfirm={() => action.confirm(input, preview?.basis)}
      onClose={onClose}
    >
      {preview && (
        <>
          <LinePicker label="Items to send again" lines={preview.replaceable.map((line) => ({ id: line.lineId, title: line.title, detail: line.variantTitle, most: line.quantity }))} chosen={chosen} onChange={setChosen} />
          <Checkbox label="Leave it as a draft, for somebody to look at first" checked={asDraft} onChange={setAsDraft} />
          <TextField label="Note on the new order" value={note} onChange={setNote} autoComplete="off" maxLength={500} />
          <p>{lines.length > 0 ? `Worth ${showMoney(preview.worth)}, for nothing. ` : ""}It goes to the address of {order.name}.</p>
        </>
      )}
    </ActionSheet>
  );
}
