import { ActionList, Button, InlineStack, Popover, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { priorities } from "~/domain/tickets/priorities";
import { snoozeChoices } from "~/domain/tickets/snooze-choices";
import type { Choices } from "./types";
import styles from "./Inbox.module.css";

interface Props {
  count: number;
  busy: boolean;
  choices: Choices;
  act: (change: Record<string, string>) => void;
  onClear: () => void;
}

/** What can be done with the selected tickets at once. */
export function BulkBar({ count, busy, choices, act, onClear }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const [tag, setTag] = useState("");
  const pick = (change: Record<string, string>) => {
    setOpen(null);
    act(change);
  };
  const menu = (name: string, content: ReactNode) => (
    <Popover
      active={open === name}
      onClose={() => setOpen(null)}
      activator={
        <Button size="slim" disclosure disabled={busy} onClick={() => setOpen(open === name ? null : name)}>
          {name}
        </Button>
      }
    >
      {content}
    </Popover>
  );
  return (
    <div className={styles.bulk} role="toolbar" aria-label={`${count} selected`}>
      <strong>{count} selected</strong>
      <InlineStack gap="150">
        {menu("Assign", <ActionList items={[...choices.staff.map(({ id, name }) => ({ content: name, onAction: () => pick({ change: "assign", assigneeId: id }) })), { content: "Nobody", onAction: () => pick({ change: "assign", assigneeId: "" }) }]} />)}
        {menu("Snooze", <ActionList items={snoozeChoices.map(({ id, label }) => ({ content: label, onAction: () => pick({ change: "snooze", until: id }) }))} />)}
        {menu("Priority", <ActionList items={Object.entries(priorities).map(([id, label]) => ({ content: label, onAction: () => pick({ change: "priority", priority: id }) }))} />)}
        {menu(
          "Tag",
          <div className={styles.tagBox}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (tag.trim()) pick({ change: "tag", tag });
                setTag("");
              }}
            >
              <TextField label="Add a tag" value={tag} onChange={setTag} autoComplete="off" autoFocus connectedRight={<Button submit>Add</Button>} />
            </form>
          </div>,
        )}
        <Button size="slim" loading={busy} onClick={() => pick({ change: "status", to: "closed" })}>
          Close
        </Button>
        <Button size="slim" loading={busy} onClick={() => pick({ change: "status", to: "spam" })}>
          Spam
        </Button>
        <Button size="slim" variant="plain" onClick={onClear}>
          Clear selection
        </Button>
      </InlineStack>
    </div>
  );
}
