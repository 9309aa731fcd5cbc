import { BlockStack, Button, ButtonGroup, Checkbox, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import type { ContactReason, ContactSettings } from "~/domain/storefront/contact-settings";
import { errorAt, type FormErrors } from "~/lib/form-errors";
import { reasonName } from "./reason-names";
import styles from "../Lists.module.css";

interface Props {
  reasons: readonly ContactReason[];
  /** In the shop's own language. */
  names: Record<string, string>;
  errors: FormErrors;
  change: (next: (settings: ContactSettings) => ContactSettings, field?: string) => void;
}

const MOST_REASONS = 12;

/** Why people write, in the order they are offered, and what each reason asks for. */
export function Reasons({ reasons, names, errors, change }: Props) {
  const [added, setAdded] = useState("");
  const set = (at: number, part: Partial<ContactReason>) => change((old) => ({ ...old, reasons: old.reasons.map((reason, index) => (index === at ? { ...reason, ...part } : reason)) }));
  const move = (from: number, to: number) =>
    change((old) => {
      const rest = old.reasons.filter((_, index) => index !== from);
      rest.splice(to, 0, old.reasons[from]!);
      return { ...old, reasons: rest };
    });
  const add = () => {
    const name = added.trim();
    if (name === "") return;
    change((old) => {
      const key = freeKey(name, old.reasons);
      const { primary, byLanguage } = old.texts;
      const main = byLanguage[primary] ?? { answerTime: "", reasons: {}, hints: {} };
      return {
        ...old,
        reasons: [...old.reasons, { key, order: "optional", item: false, photo: false }],
        texts: { primary, byLanguage: { ...byLanguage, [primary]: { ...main, reasons: { ...main.reasons, [key]: name } } } },
      };
    });
    setAdded("");
  };

  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Why people write
      </Text>
      <ol className={styles.rows}>
        {reasons.map((reason, index) => {
          const name = reasonName(reason.key, names);
          return (
            <li key={reason.key} className={styles.row} style={{ paddingInline: 0 }}>
              <div className={styles.words}>
                <Text as="span" fontWeight="semibold">
                  {name}
                </Text>
              </div>
              <InlineStack gap="300" blockAlign="center" wrap>
                <div className={styles.choice}>
                  <Select label={`Order number for “${name}”`} labelHidden value={reason.order} onChange={(order) => set(index, { order: order as ContactReason["order"] })} options={[{ label: "Order: required", value: "required" }, { label: "Order: if they have it", value: "optional" }, { label: "No order", value: "no" }]} />
                </div>
                <Checkbox label="Item" checked={reason.item} onChange={(item) => set(index, { item })} />
                <Checkbox label="Photo" checked={reason.photo} onChange={(photo) => set(index, { photo })} />
                <ButtonGroup variant="segmented">
                  <Button size="micro" icon={ArrowUpIcon} disabled={index === 0} accessibilityLabel={`Move “${name}” up`} onClick={() => move(index, index - 1)} />
                  <Button size="micro" icon={ArrowDownIcon} disabled={index === reasons.length - 1} accessibilityLabel={`Move “${name}” down`} onClick={() => move(index, index + 1)} />
                  <Button size="micro" icon={DeleteIcon} disabled={reasons.length === 1} accessibilityLabel={`Remove “${name}”`} onClick={() => change((old) => ({ ...old, reasons: old.reasons.filter((_, at) => at !== index) }))} />
                </ButtonGroup>
              </InlineStack>
            </li>
          );
        })}
      </ol>
      {errorAt(errors, "reasons") && (
        <Text as="p" tone="critical">
          {errorAt(errors, "reasons")}
        </Text>
      )}
      {reasons.length < MOST_REASONS && (
        <TextField label="Another reason" value={added} onChange={setAdded} maxLength={80} autoComplete="off" placeholder="Press and wholesale" connectedRight={<Button onClick={add} disabled={added.trim() === ""}>Add</Button>} />
      )}
    </BlockStack>
  );
}

function freeKey(name: string, reasons: readonly ContactReason[]): string {
  const base = name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 36) || "reason";
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!reasons.some((reason) => reason.key === key)) return key;
  }
}
