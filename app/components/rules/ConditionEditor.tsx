import { Button, InlineStack, Select, TextField } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import type { RuleCondition } from "~/domain/tickets/rules/rule";
import styles from "./Rules.module.css";

type Kind = RuleCondition["is"];

const kinds: Record<Kind, string> = {
  words: "It says one of these words",
  sender: "It is from one of these addresses",
  topic: "The topic is",
  channel: "It came by",
  upset: "The customer is upset",
  language: "The language is",
  "order-state": "The order is",
  "order-total": "The order is worth at least",
  "customer-spent": "The customer has spent at least",
  "customer-tag": "The customer is tagged",
  link: "The link to the order is",
  sku: "The order has a SKU that begins with",
  "closed-hours": "It came outside opening hours",
  tag: "The ticket is tagged",
};

export function newCondition(is: Kind): RuleCondition {
  switch (is) {
    case "channel":
      return { is, channel: "email" };
    case "upset":
    case "closed-hours":
      return { is };
    case "order-total":
    case "customer-spent":
      return { is, atLeast: 100 };
    case "link":
      return { is, status: "claimed" };
    default:
      return { is, anyOf: [] };
  }
}

interface Props {
  condition: RuleCondition;
  topics: string[];
  error: string | undefined;
  onChange: (condition: RuleCondition) => void;
  onRemove: () => void;
}

export function ConditionEditor({ condition, topics, error, onChange, onRemove }: Props) {
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <Select label="Condition" labelHidden options={Object.entries(kinds).map(([value, label]) => ({ value, label }))} value={condition.is} onChange={(is) => onChange(newCondition(is as Kind))} />
      </div>
      <div className={styles.value}>
        <Value condition={condition} topics={topics} error={error} onChange={onChange} />
      </div>
      <Button icon={XSmallIcon} variant="tertiary" accessibilityLabel={`Remove the condition: ${kinds[condition.is]}`} onClick={onRemove} />
    </div>
  );
}

function Value({ condition, topics, error, onChange }: Omit<Props, "onRemove">) {
  switch (condition.is) {
    case "upset":
    case "closed-hours":
      return null;
    case "channel":
      return (
        <Select
          label="Channel"
          labelHidden
          options={[
            { label: "Email", value: "email" },
            { label: "Contact form", value: "contact_form" },
            { label: "Customer account", value: "account" },
          ]}
          value={condition.channel}
          onChange={(channel) => onChange({ is: "channel", channel: channel as "email" })}
        />
      );
    case "link":
      return <Select label="Link" labelHidden options={["proven", "probable", "claimed", "ambiguous", "none"].map((value) => ({ label: value, value }))} value={condition.status} onChange={(status) => onChange({ is: "link", status: status as "proven" })} />;
    case "order-total":
    case "customer-spent":
      return <TextField label="Amount" labelHidden type="number" min={0} value={String(condition.atLeast)} onChange={(amount) => onChange({ ...condition, atLeast: Math.max(0, Number(amount) || 0) })} autoComplete="off" />;
    case "topic":
      return <Select label="Topic" labelHidden options={[{ label: "Choose", value: "" }, ...topics.map((topic) => ({ label: topic, value: topic }))]} value={condition.anyOf[0] ?? ""} error={error} onChange={(topic) => onChange({ is: "topic", anyOf: topic ? [topic] : [] })} />;
    default:
      return (
        <InlineStack>
          <div className={styles.wide}>
            <TextField label="Any of these, separated by commas" labelHidden placeholder="separated by commas" value={condition.anyOf.join(", ")} error={error} onChange={(typed) => onChange({ ...condition, anyOf: typed.split(",").map((word) => word.replace(/^\s+/, "")) })} onBlur={() => onChange({ ...condition, anyOf: condition.anyOf.map((word) => word.trim()).filter(Boolean) })} autoComplete="off" />
          </div>
        </InlineStack>
      );
  }
}
