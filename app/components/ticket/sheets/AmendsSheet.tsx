import { Checkbox, Select, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { showMoney } from "~/components/show";
import { readAmount } from "~/lib/typed-amount";
import { ActionSheet } from "./ActionSheet";
import styles from "./Sheets.module.css";
import { useOrderAction, type SheetProps } from "./use-order-action";

type Kind = "discount" | "gift-card" | "store-credit";

/** Something to make up for it: a discount code, a gift card or store credit. A code goes straight into the answer. */
export function AmendsSheet(props: SheetProps) {
  const { order, onClose } = props;
  const [kind, setKind] = useState<Kind>("discount");
  const discount = useOrderAction<{ code: string }>("discount", props);
  const giftCard = useOrderAction("gift-card", props);
  const storeCredit = useOrderAction("store-credit", props);
  const [unit, setUnit] = useState<"percent" | "amount">("percent");
  const [typed, setTyped] = useState("10");
  const [code, setCode] = useState("");
  const [days, setDays] = useState("30");
  const [onlyThisCustomer, setOnlyThisCustomer] = useState(true);
  useEffect(() => discount.look(), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, for a code that nobody has
  const suggested = discount.preview?.code;
  useEffect(() => setCode((known) => known || (suggested ?? "")), [suggested]);

  const amount = readAmount(typed);
  const isPercent = kind === "discount" && unit === "percent";
  const isRight = isPercent ? /^\d{1,2}$|^100$/.test(typed.trim()) && Number(typed) > 0 : amount !== null && Number(amount) > 0;
  const worth = !isRight ? "" : isPercent ? `${Number(typed)} %` : showMoney({ amount: amount!, currency: order.currency });
  const action = { discount, "gift-card": giftCard, "store-credit": storeCredit }[kind];
  const lasts = days === "" ? null : Number(days);
  const confirm = () => {
    if (kind === "discount") return discount.confirm({ value: isPercent ? { percent: Number(typed) } : { amount }, code, days: lasts, onlyThisCustomer });
    if (kind === "gift-card") return giftCard.confirm({ amount });
    return storeCredit.confirm({ amount, days: lasts });
  };
  const words = { discount: "Make a code for", "gift-card": "Issue a gift card of", "store-credit": "Give store credit of" }[kind];

  return (
    <ActionSheet title={`Make up for ${order.name}`} confirm={`${words} ${worth || "…"}`} ready={isRight && (kind !== "discount" || code !== "")} busy={action.busy} problems={action.problems} onConfirm={confirm} onClose={onClose}>
      <Select
        label="What"
        options={[
          { label: "Discount code", value: "discount" },
          { label: "Gift card", value: "gift-card" },
          { label: "Store credit", value: "store-credit" },
        ]}
        value={kind}
        onChange={(value) => {
          setKind(value as Kind);
          setTyped(value === "discount" && unit === "percent" ? "10" : "5.00");
        }}
      />
      <div className={styles.pair}>
        <TextField label={kind === "discount" ? "Takes off" : "Amount"} value={typed} onChange={setTyped} autoComplete="off" suffix={isPercent ? "%" : order.currency} error={isRight || typed === "" ? undefined : "This is not an amount."} />
        {kind === "discount" && (
          <Select
            label="Counted in"
            options={[
              { label: "Percent", value: "percent" },
              { label: order.currency, value: "amount" },
            ]}
            value={unit}
            onChange={(value) => setUnit(value as typeof unit)}
          />
        )}
      </div>
      {kind === "discount" && <TextField label="Code" value={code} onChange={(value) => setCode(value.toUpperCase())} autoComplete="off" helpText="Works once. It is written into your answer." />}
      {kind !== "gift-card" && (
        <Select
          label="Ends"
          options={[
            { label: "After 30 days", value: "30" },
            { label: "After 90 days", value: "90" },
            { label: "After a year", value: "365" },
            { label: "Never", value: "" },
          ]}
          value={days}
          onChange={setDays}
        />
      )}
      {kind === "discount" && <Checkbox label="Only this customer can use it" checked={onlyThisCustomer} onChange={setOnlyThisCustomer} />}
    </ActionSheet>
  );
}
