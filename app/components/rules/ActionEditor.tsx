import { Button, Select, TextField } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { priorities, type Priority } from "~/domain/tickets/priorities";
import type { RuleAction } from "~/domain/tickets/rules/rule";
import styles from "./Rules.module.css";

type Kind = RuleAction["do"];

const kinds: Record<Kind, string> = { tag: "Add the tag", priority: "Set the priority", assign: "Assign to", topic: "Set the topic", status: "Move to", "no-acknowledgement": "Send no acknowledgement" };

export function newAction(kind: Kind): RuleAction {
  switch (kind) {
    case "tag":
      return { do: kind, tag: "" };
    case "priority":
      return { do: kind, priority: "high" };
    case "assign":
      return { do: kind, to: "round_robin" };
    case "topic":
      return { do: kind, topic: "" };
    case "status":
      return { do: kind, to: "closed" };
    case "no-acknowledgement":
      return { do: kind };
  }
}

interface Props {
  action: RuleAction;
  staff: { id: string; name: string }[];
  topics: string[];
  error: string | undefined;
  onChange: (action: RuleAction) => void;
  onRemove: () => void;
}

export function ActionEditor({ action, staff, topics, error, onChange, onRemove }: Props) {
  return (
    <div className={styles.row}>
      <div className={styles.what}>
        <Select label="What to do" labelHidden options={Object.entries(kinds).map(([value, label]) => ({ value, label }))} value={action.do} onChange={(kind) => onChange(newAction(kind as Kind))} />
      </div>
      <div className={styles.value}>
        <Value action={action} staff={staff} topics={topics} error={error} onChange={onChange} />
      </div>
      <Button icon={XSmallIcon} variant="tertiary" accessibilityLabel={`Do not: ${kinds[action.do]}`} onClick={onRemove} />
    </div>
  );
}

function Value({ action, staff, topics, error, onChange }: Omit<Props, "onRemove">) {
  switch (action.do) {
    case "tag":
      return <TextField label="Tag" labelHidden value={action.tag} error={error} onChange={(tag) => onChange({ do: "tag", tag })} autoComplete="off" maxLength={40} />;
    case "priority":
      return <Select label="Priority" labelHidden options={Object.entries(priorities).map(([value, label]) => ({ value, label }))} value={action.priority} onChange={(priority) => onChange({ do: "priority", priority: priority as Priority })} />;
    case "assign":
      return <Select label="Who" labelHidden options={[{ label: "Everybody in turn", value: "round_robin" }, { label: "Who has least to do", value: "least_load" }, ...staff.map(({ id, name }) => ({ label: name, value: id }))]} value={action.to} onChange={(to) => onChange({ do: "assign", to })} />;
    case "topic":
      return <Select label="Topic" labelHidden options={[{ label: "Choose", value: "" }, ...topics.map((topic) => ({ label: topic, value: topic }))]} value={action.topic} onChange={(topic) => onChange({ do: "topic", topic })} />;
    case "status":
      return (
        <Select
          label="Status"
          labelHidden
          options={[
            { label: "Closed", value: "closed" },
            { label: "Spam", value: "spam" },
          ]}
          value={action.to}
          onChange={(to) => onChange({ do: "status", to: to as "closed" })}
        />
      );
    case "no-acknowledgement":
      return null;
  }
}
