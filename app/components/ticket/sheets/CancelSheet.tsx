import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { showMoney } from "~/components/show";
import type { CancelPreview } from "~/domain/orders/actions/cancel-order.server";
import { ActionSheet } from "./ActionSheet";
import { useOrderAction, type SheetProps } from "./use-order-action";

const reasons = [
  { label: "The customer wishes it", value: "CUSTOMER" },
  { label: "Not in stock", value: "INVENTORY" },
  { label: "Fraud", value: "FRAUD" },
  { label: "Payment declined", value: "DECLINED" },
  { label: "A mistake of ours", value: "STAFF" },
  { label: "Something else", value: "OTHER" },
];

export function CancelSheet(props: SheetProps) {
  const { order, onClose } = props;
  const action = useOrderAction<CancelPreview>("cancel", props);
  const [reason, setReason] = useState("CUSTOMER");
  const [refund, setRefund] = useState("original-payment");
  const [restock, setRestock] = useState(true);
  const [notify, setNotify] = useState(true);
  const [staffNote, setStaffNote] = useState("");
  const input = { reason, refund, restock, notifyCustomer: notify, staffNote };
  useEffect(() => action.look(input), [refund]); // eslint-disable-line react-hooks/exhaustive-deps -- only what changes the money

  const { preview } = action;
  const givesBack = Number(preview?.amount.amount ?? 0) > 0;
  return (
    <ActionSheet
      title={`Cancel ${order.name}`}
      confirm={preview && givesBack ? `Cancel the order and refund ${showMoney(preview.amount)}` : "Cancel the order"}
      ready={Boolean(preview) && preview!.problems.length === 0}
      busy={action.busy}
      loading={!preview && action.looking}
      problems={[...(preview?.problems ?? []), ...(preview?.warnings ?? []), ...action.problems]}
      destructive
      onConfirm={() => action.confirm(input, preview?.basis)}
      onClose={onClose}
    >
      <Select label="Why" options={reasons} value={reason} onChange={setReason} />
      <Select
        label="Money"
        options={[
          { label: "Back the way it was paid", value: "original-payment" },
          { label: "As store credit", value: "store-credit" },
          { label: "Refund later", value: "later" },
        ]}
        value={refund}
        onChange={setRefund}
      />
      <Checkbox label="Put the items back into stock" checked={restock} onChange={setRestock} />
      <Checkbox label="Shopify sends the customer its cancellation mail" checked={notify} onChange={setNotify} />
      <TextField label="Note for staff" value={staffNote} onChange={setStaffNote} autoComplete="off" maxLength={255} />
    </ActionSheet>
  );
}
