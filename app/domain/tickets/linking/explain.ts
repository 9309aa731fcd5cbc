import type { Concern } from "./reading/concerns";
import type { LinkDecision, LinkedOrder, OrderState, RankedOrder, Signal } from "./types";

/**
 * Why a message is linked to an order, or is not, in one plain sentence for the person who answers it.
 * English: the admin shows it to staff, beside the orders it speaks of.
 */
export function explainDecision(decision: LinkDecision): string {
  switch (decision.outcome) {
    case "linked":
    case "claimed": {
      const [only, ...more] = decision.links;
      if (only && more.length === 0) return explainLink(only);
      return decision.links.map((link) => explainLink(link)).join(" ");
    }
    case "ambiguous":
      return explainChoice(decision.plausible, decision.unseenNames);
    case "none":
      if (decision.unseenNames.length > 0) return `${list(decision.unseenNames)} is named, but no order that we can see has that name.`;
      if (decision.losers.length > 0) return `The message does not seem to be about an order; the sender's newest is ${decision.losers[0]!.orderName}.`;
      return "No order is named, and the sender has none that we can see.";
  }
}

/** One sentence for one link. `link` may also be a stored link's signals with its name and status. */
export function explainLink(link: Pick<LinkedOrder, "orderName" | "status" | "signals">): string {
  const { orderName, status, signals } = link;
  const order = `Order ${orderName}`;
  if (has(signals, "reply_token")) return `The message answers our mail about order ${orderName}.`;
  const named = naming(signals);
  const owner = ownerPhrase(signals);
  if (status === "claimed") return claimedSentence(order, named, signals);
  if (named) return `${order} is ${named} and belongs to ${owner}.`;
  const reasons = reasonPhrases(signals);
  const almost = signals.find((signal) => signal.kind === "nearly_order_name");
  if (almost) return `${order} belongs to ${owner}, and its name is one slip away from “${almost.written}”.`;
  if (has(signals, "only_order")) return `${order} is the only order of ${owner}${reasons.length ? `; ${list(reasons)}` : ""}.`;
  return reasons.length ? `Of the orders of ${owner}, ${orderName} fits best: ${list(reasons)}.` : `Of the orders of ${owner}, ${orderName} fits best.`;
}

function claimedSentence(order: string, named: string | null, signals: Signal[]): string {
  const unverified = signals.find((signal) => signal.kind === "unverified_sender");
  const what = named ? `${order} is ${named}` : `${order} may be meant`;
  if (unverified) {
    const doubt = unverified.authentication === "fail" ? "the sender's address failed its provider's check and may be forged" : "nobody vouches for the sender's address";
    return `${what}, but ${doubt}: reveal nothing of it.`;
  }
  const written = signals.find((signal) => signal.kind === "written_email" || signal.kind === "written_phone");
  const alike = has(signals, "sender_name") ? ", though the names are the same" : "";
  if (written) {
    const contact = written.kind === "written_email" ? written.address : written.phone;
    return `${what}: the message mentions ${contact}, but was not sent from there${alike}: reveal nothing of it.`;
  }
  return `${what}, but the sender does not own it${alike}: reveal nothing of it.`;
}

function explainChoice(plausible: RankedOrder[], unseenNames: string[]): string {
  const names = plausible.slice(0, 4).map((order) => order.orderName);
  const more = plausible.length > 4 ? ` or ${plausible.length - 4} more` : "";
  const unseen = unseenNames.length > 0 ? `${list(unseenNames)} is named, but no order that we can see has that name. ` : "";
  const written = plausible[0]?.signals.find((signal) => signal.kind === "order_name");
  if (written && plausible.length > 1) return `${unseen}“${written.written}” may be ${either(names)}${more}: ask which.`;
  if (plausible.length === 1) return `${unseen}Order ${names[0]} may be meant, but too little says so.`;
  return `${unseen}Any of ${either(names)}${more} may be meant: choose, or ask.`;
}

function naming(signals: Signal[]): string | null {
  for (const signal of signals) {
    if (signal.kind === "order_name") {
      return {
        form: "named in the form",
        subject: "named in the subject",
        reply_subject: "named in the subject",
        written: "named in the message",
        signature: "named in the message",
        forwarded: "named in the forwarded text",
        quoted: "named in the quoted text",
      }[signal.place];
    }
    if (signal.kind === "confirmation_number") return `named by its confirmation number ${signal.written}`;
    if (signal.kind === "tracking_number") return `named by its tracking number ${signal.written}`;
  }
  return null;
}

function ownerPhrase(signals: Signal[]): string {
  for (const signal of signals) {
    if (signal.kind === "sender_customer") return "the logged-in customer";
    if (signal.kind === "sender_email") return signal.address;
    if (signal.kind === "sender_phone") return signal.phone;
  }
  return "the sender";
}

const CONCERN_WORDS: Record<Concern, string> = {
  not_arrived: "something that has not arrived",
  marked_delivered: "a parcel marked as delivered",
  when_shipped: "shipping",
  damaged: "damage",
  wrong_item: "a wrong item",
  wrong_size: "a wrong size",
  missing_item: "something missing",
  return: "a return",
  exchange: "an exchange",
  refund_status: "a refund",
  refund_of_cancelled: "a refund of what was cancelled",
  cancel: "cancelling",
  was_cancelled: "a cancelled order",
  change: "a change",
  received: "something that arrived",
};

const STATE_WORDS: Record<OrderState, string> = {
  cancelled: "was cancelled",
  refunded: "was refunded",
  unfulfilled: "has not been shipped",
  in_transit: "is on its way",
  partly_fulfilled: "is partly shipped",
  fulfilled: "has been shipped",
  delivered: "has arrived",
  returning: "is being returned",
};

/** The strongest reasons first, at most three. */
function reasonPhrases(signals: Signal[]): string[] {
  return signals
    .filter((signal) => "weight" in signal && signal.weight > 0.3)
    .sort((a, b) => ("weight" in b ? b.weight : 0) - ("weight" in a ? a.weight : 0))
    .slice(0, 3)
    .map((signal) => {
      switch (signal.kind) {
        case "item":
          return `“${signal.words}” is its ${signal.title}`;
        case "amount":
          return `${signal.written} is a sum of it`;
        case "date":
          return `“${signal.written}” fits its dates`;
        case "place":
          return `${signal.written} is where it went`;
        case "state":
          return `${signal.concern ? `the message is about ${CONCERN_WORDS[signal.concern]} and ` : ""}it ${STATE_WORDS[signal.state]}`;
        default:
          return "it is the one that the message calls so";
      }
    });
}

function has(signals: Signal[], kind: Signal["kind"]): boolean {
  return signals.some((signal) => signal.kind === kind);
}

function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function either(words: string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
