import { Select, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ReturnPreview } from "~/domain/orders/actions/return-items.server";
import { ActionSheet } from "./ActionSheet";
import { LinePicker } from "./LinePicker";
import styles from "./Sheets.module.css";
import { useOrderAction, type SheetProps } from "./use-order-action";

/** Opens a return for what was delivered. One item alone is chosen already: most returns are of one item. */
export function ReturnSheet(props: SheetProps) {
  const { order, onClose } = props;
  const action = useOrderAction<ReturnPreview>("return", props);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [reasonId, setReasonId] = useState("");
  const [note, setNote] = useState("");
  useEffect(() => action.look(), []); // eslint-disable-line react-hooks/exhaustive-deps -- once

  const { preview } = action;
  useEffect(() => {
    if (!preview) return;
    if (preview.returnable.length === 1) setChosen({ [preview.returnable[0]!.fulfillmentLineId]: 1 });
    setReasonId((known) => known || suggestedReason(preview.reasons));
  }, [preview]);
  const lines = Object.entries(chosen).flatMap(([fulfillmentLineId, quantity]) => (quantity > 0 ? [{ fulfillmentLineId, quantity, reasonId, note }] : []));
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);

  return (
    <ActionSheet
      title={`Return from ${order.name}`}
      confirm={units > 1 ? `Open a return for ${units} items` : "Open the return"}
      ready={lines.length > 0 && reasonId !== ""}
      busy={action.busy}
      loading={!preview && action.looking}
      problems={action.problems}
      onConfirm={() => action.confirm({ lines }, preview?.basis)}
      onClose={onClose}
    >
      {preview && preview.returnable.length === 0 && <p>Nothing of this order can be returned: only what was delivered and is not on its way back already.</p>}
      {preview && preview.returnable.length > 0 && (
        <>
          <LinePicker label="Items to return" lines={preview.returnable.map((line) => ({ id: line.fulfillmentLineId, title: line.title, detail: line.variantTitle, most: line.quantity }))} chosen={chosen} onChange={setChosen} />
          <div className={styles.reason}>
            <Select label="Reason" options={[{ label: "Choose a reason", value: "" }, ...preview.reasons.map(({ id, name }) => ({ label: name, value: id }))]} value={reasonId} onChange={setReasonId} />
            <TextField label="Note" value={note} onChange={setNote} autoComplete="off" maxLength={255} />
          </div>
        </>
      )}
    </ActionSheet>
  );
}

/** A reason has to be chosen by a person; when the shop has only one, it is that. */
function suggestedReason(reasons: ReturnPreview["reasons"]): string {
  return reasons.length === 1 ? reasons[0]!.id : "";
}
