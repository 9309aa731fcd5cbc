import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { showMoney } from "~/components/show";
import type { RefundPreview } from "~/domain/orders/actions/refund-order.server";
import { readAmount } from "~/lib/typed-amount";
import { ActionSheet } from "./ActionSheet";
import { chosenLines, LinePicker } from "./LinePicker";
import styles from "./Sheets.module.css";
import { useOrderAction, type SheetProps } from "./use-order-action";

type Preview = Extract<RefundPreview, { outcome: "preview" }>;

/** Money back: by items, shipping, or any amount up to what is left; Shopify reckons, the button says the sum. */
export function RefundSheet(props: SheetProps) {
  const { order, onClose } = props;
  const action = useOrderAction<Preview>("refund", props);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [shipping, setShipping] = useState<"none" | "all">("none");
  const [typed, setTyped] = useState("");
  const [to, setTo] = useState<"original-payment" | "store-credit">("original-payment");
  const [restock, setRestock] = useState(true);
  const [notify, setNotify] = useState(true);
  const [note, setNote] = useState("");
  const amount = typed.trim() === "" ? null : readAmount(typed);
  const input = { lines: chosenLines(chosen), shipping, amount, to, restock, note, notifyCustomer: notify };
  const wish = JSON.stringify([input.lines, shipping, amount, to]);

  // At once when the sheet opens, and then when nobody types.
  const hasLooked = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => action.look(input), hasLooked.current ? 250 : 0);
    hasLooked.current = true;
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what changes the sum
  }, [wish]);

  const { preview } = action;
  const isNumber = typed.trim() === "" || amount !== null;
  const sum = preview && showMoney(preview.amount);
  const isSomething = Number(preview?.amount.amount ?? 0) > 0;
  return (
    <ActionSheet
      title={`Refund ${order.name}`}
      confirm={sum && isSomething ? `Refund ${sum}` : "Refund"}
      ready={Boolean(preview) && isSomething && isNumber && preview!.problems.length === 0 && !action.looking}
      busy={action.busy}
      loading={!preview && action.looking}
      problems={[...(isSomething ? (preview?.problems ?? []) : []), ...action.problems]}
      onConfirm={() => action.confirm(input, preview?.basis)}
      onClose={onClose}
    >
      {preview && (
        <>
          <LinePicker label="Items to refund" lines={preview.refundable.filter(({ quantity }) => quantity > 0).map((line) => ({ id: line.lineId, title: line.title, detail: line.variantTitle, most: line.quantity }))} chosen={chosen} onChange={setChosen} />
          {Number(preview.suggestion.maximumShipping.amount) > 0 && <Checkbox label={`Shipping (${showMoney(preview.suggestion.maximumShipping)})`} checked={shipping === "all"} onChange={(on) => setShipping(on ? "all" : "none")} />}
          <div className={styles.pair}>
            <TextField label="Another amount" value={typed} onChange={setTyped} autoComplete="off" prefix={order.currency} placeholder={preview.suggestion.amount.amount} error={isNumber ? undefined : "This is not an amount."} helpText={`At most ${showMoney(preview.suggestion.maximum)}`} />
            <Select
              label="Goes back to"
              options={[
                { label: "How it was paid", value: "original-payment" },
                { label: "Store credit", value: "store-credit", disabled: !preview.canGiveStoreCredit },
              ]}
              value={to}
              onChange={(value) => setTo(value as typeof to)}
            />
          </div>
          {input.lines.length > 0 && <Checkbox label="Put the items back into stock" checked={restock} onChange={setRestock} />}
          <Checkbox label="Shopify sends the customer its refund mail" checked={notify} onChange={setNotify} />
          <TextField label="Reason (only staff sees it)" value={note} onChange={setNote} autoComplete="off" maxLength={500} />
          <dl className={styles.sums}>
            <div>
              <dt>Items and tax</dt>
              <dd>{showMoney(preview.suggestion.subtotal)}</dd>
            </div>
            <div>
              <dt>Shipping</dt>
              <dd>{showMoney(preview.suggestion.shipping)}</dd>
            </div>
            <div className={styles.sum}>
              <dt>Goes back {preview.to ? `to ${preview.to}` : ""}</dt>
              <dd>{sum}</dd>
            </div>
          </dl>
        </>
      )}
    </ActionSheet>
  );
}
