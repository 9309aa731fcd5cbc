import { ActionList, Badge, Button, Popover, Tag, TextField } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { priorities, type Priority } from "~/domain/tickets/priorities";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

interface Props {
  ticket: TicketData;
  topics: string[];
  mayWrite: boolean;
}

/** What the ticket is about, how soon it wants an answer, and its tags. */
export function TicketMarks({ ticket, topics, mayWrite }: Props) {
  const { act, busy } = useAct();
  const [open, setOpen] = useState<"topic" | "priority" | "tag" | null>(null);
  const [tag, setTag] = useState("");
  const pick = (intent: string, fields: Record<string, string>) => {
    setOpen(null);
    act(intent, fields);
  };
  if (!mayWrite) {
    return (
      <div className={styles.marks}>
        {ticket.topic && <Badge>{ticket.topic}</Badge>}
        {ticket.tags.map((each) => (
          <Badge key={each}>{each}</Badge>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.marks}>
      <Popover
        active={open === "topic"}
        onClose={() => setOpen(null)}
        activator={
          <Button size="micro" disclosure disabled={busy} onClick={() => setOpen(open === "topic" ? null : "topic")} accessibilityLabel={`Topic: ${ticket.topic ?? "none"}`}>
            {ticket.topic ? `${ticket.topic}${ticket.topicIsGuess ? " ?" : ""}` : "Topic"}
          </Button>
        }
      >
        <ActionList items={[...topics.map((topic) => ({ content: topic, active: topic === ticket.topic, onAction: () => pick("topic", { topic }) })), ...(ticket.topic ? [{ content: "No topic", onAction: () => pick("topic", { topic: "" }) }] : [])]} />
      </Popover>
      <Popover
        active={open === "priority"}
        onClose={() => setOpen(null)}
        activator={
          <Button size="micro" disclosure disabled={busy} tone={ticket.priority === "urgent" ? "critical" : undefined} onClick={() => setOpen(open === "priority" ? null : "priority")} accessibilityLabel={`Priority: ${priorities[ticket.priority as Priority]}`}>
            {`${priorities[ticket.priority as Priority]} priority`}
          </Button>
        }
      >
        <ActionList items={Object.entries(priorities).map(([id, label]) => ({ content: label, active: id === ticket.priority, onAction: () => pick("priority", { priority: id }) }))} />
      </Popover>
      {ticket.mood === "upset" && <Badge tone="critical">Upset</Badge>}
      {ticket.tags.map((each) => (
        <Tag key={each} onRemove={() => act("tag", { remove: each })}>
          {each}
        </Tag>
      ))}
      <Popover active={open === "tag"} onClose={() => setOpen(null)} sectioned activator={<Button size="micro" icon={PlusIcon} accessibilityLabel="Add a tag" onClick={() => setOpen(open === "tag" ? null : "tag")} />}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (tag.trim()) pick("tag", { add: tag });
            setTag("");
          }}
        >
          <TextField label="Tag" value={tag} onChange={setTag} autoComplete="off" autoFocus connectedRight={<Button submit>Add</Button>} />
        </form>
      </Popover>
    </div>
  );
}
