import { Banner, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { TicketData } from "./types";
import styles from "./Ticket.module.css";
import { useAct, type Answer } from "./use-act";
import { COMPOSE } from "./use-ticket-keys";

type Mode = "reply" | "note";
interface NewMessage {
  authorName: string;
  kind: string;
  text: string;
}
type SendAnswer = Answer & { version?: number; newMessages?: NewMessage[] };

/**
 * Where an answer or a note is written; the two look different enough that nobody mixes them up. A reply names the
 * version of the conversation that its writer had read, so that it is refused when somebody wrote meanwhile.
 */
export function Composer({ ticket, restored, onWriting }: { ticket: TicketData; restored: { text: string; at: number } | null; onWriting: () => void }) {
  const [mode, setMode] = useState<Mode>("reply");
  const [text, setText] = useState("");
  /** The version of the conversation that the writer has read; null while nothing is written. */
  const [readVersion, setReadVersion] = useState<number | null>(null);
  const [overtakenBy, setOvertakenBy] = useState<NewMessage[]>([]);
  const nonce = useRef("");
  const firstName = ticket.customerName.split(" ")[0];

  const send = useAct<SendAnswer>((answer) => {
    if (answer.outcome === "queued" || answer.outcome === "already-sent" || answer.outcome === "noted") {
      setText("");
      setReadVersion(null);
      setOvertakenBy([]);
      nonce.current = "";
    }
    if (answer.outcome === "overtaken") setOvertakenBy(answer.newMessages ?? []);
  });

  useEffect(() => {
    const begin = (event: Event) => {
      setMode((event as CustomEvent<Mode>).detail);
      document.getElementById("composer-text")?.focus();
    };
    document.addEventListener(COMPOSE, begin);
    return () => document.removeEventListener(COMPOSE, begin);
  }, []);

  useEffect(() => {
    if (!restored) return;
    setMode("reply");
    setText(restored.text);
    setReadVersion(null);
  }, [restored]);

  const write = (value: string) => {
    setText(value);
    onWriting();
    setReadVersion((known) => (value ? (known ?? ticket.version) : null));
  };
  const submit = (then: string) => {
    nonce.current ||= crypto.randomUUID();
    if (mode === "note") send.act("note", { text });
    else send.act("reply", { text, then, nonce: nonce.current, version: String(readVersion ?? ticket.version) });
  };
  const isOvertaken = mode === "reply" && readVersion !== null && readVersion !== ticket.version;
  const canSend = text.trim() !== "" && !send.busy && !isOvertaken;

  return (
    <section className={`${styles.composer} ${mode === "note" ? styles.composerNote : ""}`} aria-label={mode === "note" ? "Write a note" : "Write a reply"}>
      <div className={styles.composerModes} role="group" aria-label="What to write">
        <Button pressed={mode === "reply"} onClick={() => setMode("reply")} size="slim">
          {`Reply to ${firstName}`}
        </Button>
        <Button pressed={mode === "note"} onClick={() => setMode("note")} size="slim">
          Note
        </Button>
        <Text as="span" variant="bodySm" tone="subdued">
          {mode === "note" ? "Only staff can read this." : ticket.customerEmail ? `Goes to ${ticket.customerEmail}` : "This customer left no address."}
        </Text>
      </div>
      <TextField
        label={mode === "note" ? "Note for staff" : `Reply to ${firstName}`}
        labelHidden
        value={text}
        onChange={write}
        multiline={4}
        maxHeight={260}
        autoComplete="off"
        placeholder={mode === "note" ? "What should colleagues know?" : `Hi ${firstName}, …`}
        id="composer-text"
      />
      {isOvertaken && (
        <Banner tone="warning" title="Somebody wrote since you began">
          {overtakenBy.map((message, index) => (
            <p key={index}>
              <strong>{message.authorName}:</strong> {message.text}
            </p>
          ))}
          {overtakenBy.length === 0 && <p>The new message is above. Read it before you send.</p>}
          <Button size="micro" onClick={() => setReadVersion(ticket.version)}>
            I have read it
          </Button>
        </Banner>
      )}
      {send.problem && (
        <Text as="p" tone="critical" variant="bodySm">
          {send.problem}
        </Text>
      )}
      <InlineStack gap="200" align="end">
        {mode === "reply" && (
          <Button disabled={!canSend} loading={send.busy} onClick={() => submit("closed")}>
            Send and close
          </Button>
        )}
        <Button variant="primary" disabled={!canSend} loading={send.busy} onClick={() => submit("waiting_for_customer")}>
          {mode === "note" ? "Add note" : "Send"}
        </Button>
      </InlineStack>
    </section>
  );
}
