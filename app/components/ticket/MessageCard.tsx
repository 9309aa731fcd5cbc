import { Badge, Banner, Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { Ago } from "~/components/Ago";
import { showMoment } from "~/components/show";
import { Attachments } from "./Attachments";
import { OriginalHtml } from "./OriginalHtml";
import type { MessageData } from "./types";
import styles from "./Ticket.module.css";
import { useAct } from "./use-act";

interface Props {
  message: MessageData;
  timeZone: string;
  attachmentUrl: (id: string) => string;
  /** It can become a ticket of its own: it is not the first one, and this person may change tickets. */
  canSplit: boolean;
  mayWrite: boolean;
}

const channels: Record<string, string> = { email: "by email", contact_form: "by contact form", account: "in their account" };

/** One message of the conversation: what was newly written; the rest is folded. */
export function MessageCard({ message, timeZone, attachmentUrl, canSplit, mayWrite }: Props) {
  const [original, setOriginal] = useState(false);
  const quoted = quotedPart(message);
  const look = message.kind === "inbound" ? styles.inbound : message.kind === "note" ? styles.note : styles.outbound;
  return (
    <article className={`${styles.message} ${look}`} aria-label={`${message.kind === "note" ? "Note" : "Message"} from ${message.authorName}`}>
      <header className={styles.messageHead}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="bodyMd" fontWeight="semibold">
            {message.authorName}
          </Text>
          {message.kind === "note" && <Badge tone="warning">Note, staff only</Badge>}
          {message.auto && <Badge>Automatic mail</Badge>}
          {message.authorEmail && message.authorEmail !== message.authorName && (
            <Text as="span" tone="subdued" variant="bodySm" breakWord>
              {message.authorEmail}
            </Text>
          )}
        </InlineStack>
        <Text as="span" tone="subdued" variant="bodySm">
          <Ago at={message.sentAt} timeZone={timeZone} /> {channels[message.channel] ?? ""}
        </Text>
      </header>
      {message.cc.length > 0 && (
        <Text as="p" tone="subdued" variant="bodySm" breakWord>
          Copy to {message.cc.join(", ")}
        </Text>
      )}
      {message.kind === "inbound" && message.channel === "email" && message.vouched === "fail" && (
        <Banner tone="critical">The sender’s mail provider says that this address was forged. Do not trust the name above.</Banner>
      )}
      {message.kind === "inbound" && message.channel === "email" && message.vouched === "none" && (
        <Text as="p" tone="caution" variant="bodySm">
          Nobody vouches for this address: the sender may be someone else.
        </Text>
      )}
      <div className={styles.words} dir="auto">
        {message.reply || <em>{message.attachments.length > 0 ? "No words, only files." : "No words."}</em>}
      </div>
      <Attachments message={message} attachmentUrl={attachmentUrl} />
      {quoted && (
        <details className={styles.quoted}>
          <summary>{`${quoted.split("\n").filter((line) => line.trim()).length} quoted lines`}</summary>
          <div className={styles.words}>{quoted}</div>
        </details>
      )}
      {message.html && message.kind === "inbound" && (
        <div>
          <Button variant="plain" onClick={() => setOriginal(!original)} ariaExpanded={original}>
            {original ? "Hide the original" : "Show the original"}
          </Button>
          {original && <OriginalHtml message={message} attachmentUrl={attachmentUrl} />}
        </div>
      )}
      {canSplit && <Split message={message} />}
      {message.delivery && <Delivery message={message} delivery={message.delivery} timeZone={timeZone} />}
      {mayWrite && message.delivery?.status === "sent" && (
        <div className={styles.split}>
          <Button variant="plain" size="micro" url={`/app/storefront/faq/new?answer=${message.id}`}>
            Save as FAQ draft
          </Button>
        </div>
      )}
    </article>
  );
}

function Split({ message }: { message: MessageData }) {
  const { act, busy } = useAct();
  return (
    <div className={styles.split}>
      <Button variant="plain" size="micro" loading={busy} onClick={() => act("split", { messageId: message.id, subject: message.subject })}>
        Make this a ticket of its own
      </Button>
    </div>
  );
}

/** What stands below (or around) the newly written part. */
function quotedPart({ reply, whole }: MessageData): string | null {
  if (!whole) return null;
  const rest = whole.startsWith(reply) ? whole.slice(reply.length) : whole;
  return rest.trim() || null;
}

interface DeliveryProps {
  message: MessageData;
  delivery: NonNullable<MessageData["delivery"]>;
  timeZone: string;
}

/** Where the reply is on its way, with the reason when it is not. */
function Delivery({ message, delivery, timeZone }: DeliveryProps) {
  const left = useSecondsUntil(delivery.status === "queued" ? delivery.dueAt : null);
  const undo = useAct();
  switch (delivery.status) {
    case "queued":
    case "claimed":
    case "transmitting":
      return (
        <InlineStack gap="200" blockAlign="center">
          <Badge tone="info">{left !== null && left > 0 ? (left > 90 ? `Scheduled for ${showMoment(delivery.dueAt, timeZone)}` : `Leaves in ${left} s`) : "Sending"}</Badge>
          {left !== null && left > 0 && (
            <Button size="micro" loading={undo.busy} onClick={() => undo.act("take-back", { messageId: message.id })}>
              Undo
            </Button>
          )}
        </InlineStack>
      );
    case "sent":
      return (
        <div>
          <Badge tone="success">Sent</Badge>
        </div>
      );
    case "in_doubt":
      return (
        <Banner tone="warning">
          The connection broke while this was being handed over: it may or may not have arrived.
          <InlineStack gap="200">
            <Button size="micro" loading={undo.busy} onClick={() => undo.act("settle-doubt", { mailId: delivery.id, decision: "resend" })}>
              Send again
            </Button>
            <Button size="micro" loading={undo.busy} onClick={() => undo.act("settle-doubt", { mailId: delivery.id, decision: "mark-sent" })}>
              It arrived
            </Button>
          </InlineStack>
        </Banner>
      );
    default:
      return (
        <Banner tone="critical" title={delivery.status === "failed" ? "This did not reach the customer" : "This was not sent"}>
          {delivery.reason ?? "No reason was given."}
        </Banner>
      );
  }
}

/** Whole seconds until the instant, counted down; null without an instant or before the page has a clock. */
function useSecondsUntil(at: string | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!at) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at && now !== null ? Math.max(0, Math.ceil((new Date(at).getTime() - now) / 1000)) : null;
}
