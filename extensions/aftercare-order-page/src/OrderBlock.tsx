import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";

declare const shopify: Api;

/** What the app's door /app/orders/NUMBER/tickets answers. */
interface Listed {
  mayWrite: boolean;
  /** How many older ones are not listed. */
  more: number;
  tickets: {
    id: string;
    subject: string;
    status: "waiting_for_us" | "waiting_for_customer" | "snoozed" | "closed";
    claimed: boolean;
    lastMessage: { from: "customer" | "staff"; name: string; words: string; at: string } | null;
  }[];
}

type State = { state: "loading" } | { state: "failed" } | ({ state: "listed" } & Listed);

const TONES = { waiting_for_us: "warning", waiting_for_customer: "info", snoozed: "neutral", closed: "success" } as const;
const PATIENCE_MS = 10_000;

export default function extension() {
  render(<OrderBlock />, document.body);
}

const say = (key: string, options?: Record<string, string | number>) => shopify.i18n.translate(key, options);

/** The conversations about the order on whose page this stands. */
function OrderBlock() {
  const number = shopify.data.selected[0]?.id.split("/").pop() ?? "";
  const [shown, setShown] = useState<State>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    setShown({ state: "loading" });
    read(number, stop.signal)
      .then((listed) => setShown({ state: "listed", ...listed }))
      .catch(() => setShown({ state: "failed" }))
      .finally(() => clearTimeout(timer));
    return () => clearTimeout(timer);
  }, [number, attempt]);

  return (
    <s-admin-block heading={say("heading")} collapsedSummary={shown.state === "listed" ? summaryOf(shown) : say("heading")}>
      {shown.state === "loading" && <s-spinner accessibilityLabel={say("loading")} />}
      {shown.state === "failed" && (
        <s-banner tone="critical">
          <s-stack gap="small">
            <s-text>{say("failed")}</s-text>
            <s-button onClick={() => setAttempt(attempt + 1)}>{say("again")}</s-button>
          </s-stack>
        </s-banner>
      )}
      {shown.state === "listed" && (
        <s-stack gap="base">
          {shown.tickets.length === 0 && <s-paragraph>{say("empty")}</s-paragraph>}
          {shown.tickets.map((ticket) => (
            <Ticket key={ticket.id} ticket={ticket} />
          ))}
          {shown.more > 0 && <s-text color="subdued">{say("more", { count: shown.more })}</s-text>}
          {shown.mayWrite && (
            <s-stack direction="inline">
              <s-button href={`app:app/orders/${number}/write`}>{say("write")}</s-button>
            </s-stack>
          )}
        </s-stack>
      )}
    </s-admin-block>
  );
}

function Ticket({ ticket }: { ticket: Listed["tickets"][number] }) {
  const { subject, status, claimed, lastMessage } = ticket;
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-text type="strong">{subject}</s-text>
        <s-badge tone={TONES[status]}>{say(`status.${status}`)}</s-badge>
        {claimed && <s-badge tone="critical">{say("claimed")}</s-badge>}
        <s-link href={`app:app/inbox/${ticket.id}`} accessibilityLabel={say("open_named", { subject })}>
          {say("open")}
        </s-link>
      </s-stack>
      {lastMessage ? (
        <s-paragraph color="subdued">{`${lastMessage.name}, ${shopify.i18n.formatDate(new Date(lastMessage.at), { dateStyle: "medium", timeStyle: "short" })}: ${lastMessage.words}`}</s-paragraph>
      ) : (
        <s-paragraph color="subdued">{say("nothing_sent")}</s-paragraph>
      )}
    </s-stack>
  );
}

/** Shopify adds the session token to requests to the app's own address. */
async function read(number: string, signal: AbortSignal): Promise<Listed> {
  const response = await fetch(`/app/orders/${number}/tickets`, { signal, headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The app answered ${response.status}`);
  return (await response.json()) as Listed;
}

function summaryOf({ tickets, more }: Listed): string {
  const waiting = tickets.filter(({ status }) => status === "waiting_for_us").length;
  return waiting > 0 ? say("summary_waiting", { count: waiting }) : say("summary", { count: tickets.length + more });
}
