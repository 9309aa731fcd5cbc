import { TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { AddressPreview } from "~/domain/orders/actions/change-address.server";
import { ActionSheet } from "./ActionSheet";
import styles from "./Sheets.module.css";
import { useOrderAction, type SheetProps } from "./use-order-action";

const fields = ["name", "company", "address1", "address2", "zip", "city", "provinceCode", "countryCode", "phone"] as const;
type Field = (typeof fields)[number];
const labels: Record<Field, string> = { name: "Name", company: "Company", address1: "Street and number", address2: "Addition", zip: "Postal code", city: "City", provinceCode: "Province code", countryCode: "Country code", phone: "Phone" };

/** Where it goes, as long as it has not left. */
export function AddressSheet(props: SheetProps) {
  const { order, onClose } = props;
  const action = useOrderAction<AddressPreview>("address", props);
  const [address, setAddress] = useState<Record<Field, string> | null>(null);
  useEffect(() => action.look(), []); // eslint-disable-line react-hooks/exhaustive-deps -- once
  const { preview } = action;
  useEffect(() => {
    if (preview) setAddress(Object.fromEntries(fields.map((field) => [field, preview.before?.[field] ?? ""])) as Record<Field, string>);
  }, [preview]);
  const isComplete = Boolean(address?.name && address.address1 && address.city && /^[A-Za-z]{2}$/.test(address.countryCode));
  return (
    <ActionSheet
      title={`Shipping address of ${order.name}`}
      confirm="Change the address"
      ready={isComplete && preview?.problems.length === 0}
      busy={action.busy}
      loading={!address && action.looking}
      problems={[...(preview?.problems ?? []), ...action.problems]}
      onConfirm={() => action.confirm({ ...address, countryCode: address!.countryCode.toUpperCase() }, preview?.basis)}
      onClose={onClose}
    >
      {address && (
        <div className={styles.pair}>
          {fields.map((field) => (
            <TextField key={field} label={labels[field]} value={address[field]} onChange={(value) => setAddress({ ...address, [field]: value })} autoComplete="off" disabled={(preview?.problems.length ?? 0) > 0} />
          ))}
        </div>
      )}
    </ActionSheet>
  );
}
