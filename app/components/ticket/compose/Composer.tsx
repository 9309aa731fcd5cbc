import { ActionList, Banner, Button, ButtonGroup, InlineStack, Popover, Select, Text, TextField } from "@shopify/polaris";
import { ChevronDownIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState } from "react";
import { writeSkeleton } from "~/domain/tickets/compose/skeletons";
import { fillMacro, gapsIn } from "~/domain/tickets/macros/fill-macro";
import { describeAction, type MacroAction } from "~/domain/tickets/macros/macro";
import type { RankedMacro } from "~/domain/tickets/macros/rank-macros";
import type { SheetName } from "../sheets/OrderSheets";
import type { TicketData } from "../types";
import { useAct, type Answer } from "../use-act";
import { COMPOSE, INSERT } from "../use-ticket-keys";
import { Files } from "./Files";
import { HelpMenu } from "./HelpMenu";
import { useDraft, type DraftState, type Mode } from "./use-draft";
import { factsFor, useWritingHelp, type Author } from "./use-writing-help";
import type { Writer } from "./writer";
import { WritingField } from "./WritingField";
import styles from "./Compose.module.css";

interface NewMessage {
  authorName: string;
  kind: string;
  text: string;
}
type SendAnswer = Answer & { newMessages?: NewMessage[]; sheets?: SheetName[] };

interface Props {
  ticket: TicketData;
  author: Author;
  base: string;
  onWriting: () => void;
  /** A saved reply wants one of the order's sheets opened. */
  onSheet: (sheet: SheetName, orderId: string) => void;
}

const later = [
  { id: "3-hours", label: "In 3 hours" },
  { id: "tomorrow", label: "Tomorrow at 9:00" },
  { id: "monday", label: "Next Monday at 9:00" },
];

/**
 * Where an answer or a note is written; the two look different enough that nobody mixes them up. A reply names the
 * version of the conversation that its writer had read, so that it is refused when somebody wrote meanwhile.
 */
export function Composer({ ticket, author, base, onWriting, onSheet }: Props) {
  const writer = useRef<Writer | null>(null);
  const { mode, draft, current, saved, write, clear, turnTo, markRead } = useDraft(ticket, `${base}/draft`, (loaded) => writer.current?.replace(loaded));
  const help = useWritingHelp(`${base}/help`);
  const [macro, setMacro] = useState<RankedMacro | null>(null);
  const [orderId, setOrderId] = useState<string | null>(ticket.orders[0]?.id ?? null);
  const [showCc, setShowCc] = useState(draft.cc !== "");
  const [laterOpen, setLaterOpen] = useState(false);
  const nonce = useRef("");
  const firstName = ticket.customerName.split(" ")[0]!;
  const replyTo = ticket.messages.some(({ kind }) => kind !== "note") ? `Reply to ${firstName}` : `Write to ${firstName}`;
  const files = ticket.drafts.find(({ kind }) => kind === mode)?.files ?? [];
  const facts = () => factsFor(ticket, orderId, author, macro?.language ?? "en");

  const send = useAct<SendAnswer>((answer) => {
    if (answer.outcome !== "queued" && answer.outcome !== "already-sent" && answer.outcome !== "noted") return;
    clear(answer.outcome === "noted" ? "note" : "reply");
    setMacro(null);
    nonce.current = "";
    const [sheet] = answer.sheets ?? [];
    if (sheet && orderId) onSheet(sheet, orderId);
  }, { showsProblem: true });

  useEffect(() => {
    const begin = (event: Event) => {
      turnTo((event as CustomEvent<Mode>).detail);
      writer.current?.focus();
    };
    const insert = (event: Event) => writer.current?.insert((event as CustomEvent<string>).detail);
    document.addEventListener(COMPOSE, begin);
    document.addEventListener(INSERT, insert);
    return () => {
      document.removeEventListener(COMPOSE, begin);
      document.removeEventListener(INSERT, insert);
    };
  });

  const gaps = mode === "reply" ? gapsIn(draft.text) : [];
  const isOvertakenAt = ({ version }: DraftState) => mode === "reply" && version !== null && version !== ticket.version;
  const isOvertaken = isOvertakenAt(draft);
  const isReady = (written: DraftState) => (written.text.trim() !== "" || files.length > 0) && !send.busy && !isOvertakenAt(written) && !(mode === "reply" && gapsIn(written.text).length > 0);
  const canSend = isReady(draft);
  const submit = (then: string, sendAt = "") => {
    const written = current();
    if (!isReady(written)) return;
    nonce.current ||= crypto.randomUUID();
    if (mode === "note") send.act("note", { html: written.html, nonce: nonce.current });
    else send.act("reply", { html: written.html, then, sendAt, cc: written.cc, macroId: macro?.id ?? "", nonce: nonce.current, version: String(written.version ?? ticket.version) });
  };
  const takeMacro = (chosen: RankedMacro) => {
    setMacro(chosen);
    if (mode === "note") turnTo("reply");
    writer.current?.insert(fillMacro(chosen.body, factsFor(ticket, orderId, author, chosen.language ?? "en")));
    writer.current?.focus();
  };
  const overtakenBy = send.answer?.newMessages ?? [];
  const ccProblem = (mode === "reply" && send.answer?.field === "cc" && send.problem) || undefined;
  const suggested = mode === "reply" ? (help?.macros.filter(({ because }) => because).slice(0, 2) ?? []) : [];

  return (
    <section
      className={`${styles.composer} ${mode === "note" ? styles.isNote : ""}`}
      aria-label={mode === "note" ? "Write a note" : "Write a reply"}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit("waiting_for_customer");
        }
      }}
    >
      <div className={styles.modes}>
        <ButtonGroup variant="segmented">
          <Button pressed={mode === "reply"} onClick={() => turnTo("reply")} size="slim">
            {replyTo}
          </Button>
          <Button pressed={mode === "note"} onClick={() => turnTo("note")} size="slim">
            Note
          </Button>
        </ButtonGroup>
        <span className={styles.hint}>{mode === "note" ? "Only staff can read this. Write @ and a name to call somebody." : ticket.customerEmail ? `to ${ticket.customerEmail}` : "This customer left no address."}</span>
        {mode === "reply" && !showCc && (
          <Button size="micro" variant="plain" onClick={() => setShowCc(true)}>
            Cc
          </Button>
        )}
        {mode === "reply" && ticket.orders.length > 1 && <Select label="About" labelInline options={ticket.orders.map(({ id, name }) => ({ label: name, value: id }))} value={orderId ?? ""} onChange={setOrderId} />}
      </div>
      {mode === "reply" && showCc && <TextField label="Cc" value={draft.cc} onChange={(cc) => write({ cc })} autoComplete="off" placeholder="anna@example.com, ben@example.com" size="slim" error={ccProblem} />}
      <WritingField
        name={ticket.id}
        html={draft.html}
        text={draft.text}
        label={mode === "note" ? "Note for staff" : replyTo}
        placeholder={mode === "note" ? "What should colleagues know?" : `Hi ${firstName}, …`}
        onWriter={(next) => (writer.current = next)}
        onChange={(html, text) => {
          write({ html, text });
          onWriting();
        }}
      />
      {isOvertaken && (
        <Banner tone="warning" title="Somebody wrote since you began">
          {overtakenBy.map((message, index) => (
            <p key={index}>
              <strong>{message.authorName}:</strong> {message.text}
            </p>
          ))}
          {overtakenBy.length === 0 && <p>The new message is above. Read it before you send.</p>}
          <Button size="micro" onClick={markRead}>
            I have read it
          </Button>
        </Banner>
      )}
      <div aria-live="polite">
        {gaps.length > 0 && (
          <Text as="p" tone="caution" variant="bodySm">
            Still to fill in before it can be sent: {gaps.join("; ")}. Tab goes from one to the next.
          </Text>
        )}
        {send.problem && !ccProblem && !isOvertaken && (
          <Text as="p" tone="critical" variant="bodySm">
            {send.problem}
          </Text>
        )}
        {macro && macro.actions.length > 0 && <AfterSending actions={macro.actions} onSkip={() => setMacro(null)} />}
      </div>
      {/* Its room is there before anything is in it, so that Send never moves. */}
      <div className={styles.beside}>
        {draft.text.trim() === "" && suggested.length > 0 && <span className={styles.hint}>Suggested</span>}
        {draft.text.trim() === "" &&
          suggested.map((each) => (
            <Button key={each.id} size="micro" onClick={() => takeMacro(each)} accessibilityLabel={`Suggested: ${each.name}`}>
              {each.name}
            </Button>
          ))}
        <span className={styles.hint} role="status">
          {saved === "saving" ? "Saving …" : saved === "saved" && draft.text ? "Draft saved" : saved === "not-saved" ? "Draft not saved yet: no connection" : ""}
        </span>
      </div>
      <div className={styles.foot}>
        <InlineStack gap="150" blockAlign="center">
          {mode === "reply" && (
            <HelpMenu
              help={help}
              onMacro={takeMacro}
              onArticle={(text) => writer.current?.insert(text)}
              onSkeleton={(id) => {
                writer.current?.insert(writeSkeleton(id, { facts: facts(), faqAnswer: help?.articles[0]?.text ?? null }));
                writer.current?.focus();
              }}
            />
          )}
          <Files files={files} kind={mode} version={draft.version ?? ticket.version} draftUrl={`${base}/draft`} />
        </InlineStack>
        <InlineStack gap="150" align="end">
          {mode === "reply" && (
            <Button disabled={!canSend} loading={send.busy} onClick={() => submit("closed")}>
              Send and close
            </Button>
          )}
          <ButtonGroup variant="segmented">
            <Button variant="primary" disabled={!canSend} loading={send.busy} onClick={() => submit("waiting_for_customer")}>
              {mode === "note" ? "Add note" : "Send"}
            </Button>
            {mode === "reply" && (
              <Popover
                active={laterOpen}
                onClose={() => setLaterOpen(false)}
                preferredAlignment="right"
                activator={<Button variant="primary" disabled={!canSend} icon={ChevronDownIcon} accessibilityLabel="Send later" onClick={() => setLaterOpen(!laterOpen)} />}
              >
                <ActionList
                  items={later.map(({ id, label }) => ({
                    content: label,
                    onAction: () => {
                      setLaterOpen(false);
                      submit("waiting_for_customer", id);
                    },
                  }))}
                />
              </Popover>
            )}
          </ButtonGroup>
        </InlineStack>
      </div>
    </section>
  );
}

function AfterSending({ actions, onSkip }: { actions: MacroAction[]; onSkip: () => void }) {
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      With sending: {actions.map(describeAction).join(", ")}.{" "}
      <Button variant="plain" size="micro" onClick={onSkip}>
        Not this time
      </Button>
    </Text>
  );
}
