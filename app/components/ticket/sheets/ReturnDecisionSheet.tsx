import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ActionSheet } from "./ActionSheet";
import styles from "./Sheets.module.css";
import { useOrderAction, type SheetProps } from "./use-order-action";

type Decision = "approve" | "decline" | "close" | "cancel";

const words: Record<Decision, string> = { approve: "Approve the return", decline: "Decline the return", close: "Close the return", cancel: "Cancel the return" };

/** What becomes of a return that the customer asked for, or that is under way. */
export function ReturnDecisionSheet(props: SheetProps & { returned: { id: string; name: string; status: string; items: { words: string; why: string }[] } }) {
  const { returned, onClose } = props;
  const action = useOrderAction("return-decision", props);
  const choices: Decision[] = returned.status === "REQUESTED" ? ["approve", "decline"] : ["close", "cancel"];
  const [decision, setDecision] = useState<Decision>(choices[0]!);
  const [declineReason, setDeclineReason] = useState("RETURN_PERIOD_ENDED");
  const [note, setNote] = useState("");
  const [notifyCustomer, setNotifyCustomer] = useState(true);
  return (
    <ActionSheet
      title={`Return ${returned.name}`}
      confirm={words[decision]}
      ready
      busy={action.busy}
      problems={action.problems}
      destructive={decision === "decline" || decision === "cancel"}
      onConfirm={() => action.confirm({ returnId: returned.id, decision, declineReason, note, notifyCustomer })}
      onClose={onClose}
    >
      <ul className={styles.picker} aria-label="Items of the return">
        {returned.items.map(({ words, why }, index) => (
          <li key={index}>
            <span>{words}</span>
            <span className={styles.subdued}>{why}</span>
          </li>
        ))}
      </ul>
      <Select label="What to do" options={choices.map((value) => ({ label: words[value], value }))} value={decision} onChange={(value) => setDecision(value as Decision)} />
      {decision === "decline" && (
        <Select
          label="Why"
          options={[
            { label: "The time for returns is over", value: "RETURN_PERIOD_ENDED" },
            { label: "Final sale", value: "FINAL_SALE" },
            { label: "Another reason", value: "OTHER" },
          ]}
          value={declineReason}
          onChange={setDeclineReason}
        />
      )}
      {decision === "decline" && <TextField label="What the customer is told" value={note} onChange={setNote} autoComplete="off" multiline={2} maxLength={500} />}
      {(decision === "approve" || decision === "decline") && <Checkbox label="Shopify tells the customer" checked={notifyCustomer} onChange={setNotifyCustomer} />}
    </ActionSheet>
  );
}
