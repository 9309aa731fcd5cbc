import type { Api } from "@shopify/ui-extensions/customer-account.order.action.render";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { requestReturn, returnable, type Item, type Returnable } from "./returnable";

declare const shopify: Api;

export default function extension() {
  render(<ReturnItems />, document.body);
}

const say = (key: string, options?: Record<string, string | number>) => shopify.i18n.translate(key, options);
const MOST_WORDS = 300;

/** The s-* element that changed; what it holds has the names of plain fields. */
const fieldOf = (event: Event) => event.currentTarget as unknown as { value: string; checked: boolean };

interface Choice {
  quantity: number;
  reasonId: string;
}

type Sending = { state: "choosing"; problem: string | null } | { state: "sending" } | { state: "requested"; name: string };

/** Choose items, why, how many; the shop hears of it at once and decides. */
function ReturnItems() {
  const [read, setRead] = useState<Returnable | null>(null);
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const [note, setNote] = useState("");
  const [sending, setSending] = useState<Sending>({ state: "choosing", problem: null });
  const load = () => {
    setRead(null);
    void returnable(shopify.orderId).then(setRead);
  };
  useEffect(load, []);

  const choose = (item: Item, choice: Choice | null) => {
    setChosen(({ [item.lineId]: _before, ...others }) => (choice ? { ...others, [item.lineId]: choice } : others));
    setSending({ state: "choosing", problem: null });
  };
  const wanted = Object.entries(chosen);
  const send = async () => {
    if (wanted.length === 0) return setSending({ state: "choosing", problem: say("choose_first") });
    if (wanted.some(([, { reasonId }]) => reasonId === "")) return setSending({ state: "choosing", problem: say("reason_first") });
    setSending({ state: "sending" });
    const asked = await requestReturn(
      shopify.orderId,
      wanted.map(([lineItemId, { quantity, reasonId }], index) => ({ lineItemId, quantity, returnReasonDefinitionId: reasonId, customerNote: index === 0 ? note.trim() || null : null })),
    );
    setSending(asked.outcome === "requested" ? { state: "requested", name: asked.name } : { state: "choosing", problem: asked.problem ?? say("not_sent") });
  };

  const items = read?.outcome === "read" ? read.items : [];
  const isOpen = items.length > 0 && sending.state !== "requested";
  return (
    <s-customer-account-action heading={read?.outcome === "read" ? say("heading", { order: read.orderName }) : say("return_items")}>
      {read === null && <s-spinner accessibilityLabel={say("loading")} />}
      {read?.outcome === "failed" && (
        <s-banner tone="critical">
          <s-stack gap="small">
            <s-text>{say("failed")}</s-text>
            <s-button onClick={load}>{say("again")}</s-button>
          </s-stack>
        </s-banner>
      )}
      {read?.outcome === "read" && items.length === 0 && <s-paragraph>{say("nothing")}</s-paragraph>}
      {sending.state === "requested" && <s-banner tone="success">{say("requested", { name: sending.name })}</s-banner>}
      {isOpen && (
        <s-stack gap="base">
          {sending.state === "choosing" && sending.problem && <s-banner tone="critical">{sending.problem}</s-banner>}
          {items.map((item) => (
            <ItemChoice key={item.lineId} item={item} choice={chosen[item.lineId] ?? null} onChoose={(choice) => choose(item, choice)} />
          ))}
          <s-text-area label={say("note")} value={note} maxLength={MOST_WORDS} rows={2} onChange={(event) => setNote(fieldOf(event).value)} />
        </s-stack>
      )}
      {isOpen && (
        <s-button slot="primary-action" variant="primary" loading={sending.state === "sending"} onClick={() => void send()}>
          {say("send")}
        </s-button>
      )}
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {say("close")}
      </s-button>
    </s-customer-account-action>
  );
}

function ItemChoice({ item, choice, onChoose }: { item: Item; choice: Choice | null; onChoose: (choice: Choice | null) => void }) {
  const day = shopify.i18n.formatDate(new Date(`${item.until}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  return (
    <s-stack gap="small">
      <s-checkbox label={`${item.title} (${say("until", { day })})`} checked={choice !== null} onChange={(event) => onChoose(fieldOf(event).checked ? { quantity: 1, reasonId: "" } : null)} />
      {choice && (
        <s-stack direction="inline" gap="small">
          <s-select label={say("reason")} value={choice.reasonId} placeholder={say("choose_reason")} onChange={(event) => onChoose({ ...choice, reasonId: fieldOf(event).value })}>
            {item.reasons.map(({ id, name }) => (
              <s-option key={id} value={id}>
                {name}
              </s-option>
            ))}
          </s-select>
          {item.quantity > 1 && (
            <s-number-field
              label={say("quantity", { count: item.quantity })}
              value={String(choice.quantity)}
              min={1}
              max={item.quantity}
              step={1}
              onChange={(event) => onChoose({ ...choice, quantity: Math.min(item.quantity, Math.max(1, Math.round(Number(fieldOf(event).value)) || 1)) })}
            />
          )}
        </s-stack>
      )}
    </s-stack>
  );
}
