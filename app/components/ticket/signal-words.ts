import type { CandidateData } from "./types";

/** Why an order is among the candidates, in a few words. */
export function signalWords(signals: CandidateData["signals"]): string {
  return [...new Set(signals.map(words))].filter(Boolean).slice(0, 4).join(", ");
}

function words(signal: CandidateData["signals"][number]): string {
  switch (signal.kind) {
    case "order_name":
    case "confirmation_number":
    case "tracking_number":
      return `“${signal.written}” in the message`;
    case "nearly_order_name":
      return `nearly “${signal.written}”`;
    case "sender_email":
    case "sender_phone":
    case "sender_customer":
      return "the sender’s";
    case "sender_name":
      return "same name";
    case "written_email":
    case "written_phone":
      return "address in the message";
    case "item":
      return `“${signal.words}”`;
    case "amount":
    case "date":
    case "place":
      return `“${signal.written}”`;
    case "state":
      return signal.weight < 0 ? "" : signal.state.replace("_", " ");
    case "recency":
      return signal.days === 0 ? "today" : `${Math.round(signal.days)} days old`;
    default:
      return "";
  }
}
