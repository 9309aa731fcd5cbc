import type { MacroAction } from "~/domain/tickets/macros/macro";

interface SuppliedMacro {
  name: string;
  topic: string;
  states?: string[];
  body: string;
  actions?: MacroAction[];
}

/** What a new shop begins with. Merchants change or archive them; nothing of ours ever overwrites theirs. */
export const suppliedMacros: SuppliedMacro[] = [
  {
    name: "Size exchange",
    topic: "Size and fit",
    states: ["Delivered"],
    body: "Hi {{customer.first_name}},\n\nsorry that the size is not right. We have opened an exchange for {{order.items}} from order {{order.name}}. You will get the return label in a separate mail; the new size leaves as soon as your parcel is on its way back.\n\nBest wishes\n{{agent.first_name}}",
    actions: [{ do: "open-sheet", sheet: "return" }, { do: "tag", tag: "size" }],
  },
  {
    name: "On its way",
    topic: "Where is my order",
    states: ["In transit", "Out for delivery", "Fulfilled", "Partly fulfilled"],
    body: "Hi {{customer.first_name}},\n\nyour order {{order.name}} is on its way with {{tracking.company}}. You can follow it here: {{tracking.url}}\n\nIf it has not arrived in three working days, write back and we will look for it.\n\nBest wishes\n{{agent.first_name}}",
  },
  {
    name: "Not sent yet",
    topic: "Where is my order",
    states: ["Unfulfilled", "Payment pending"],
    body: "Hi {{customer.first_name}},\n\nthank you for asking. Order {{order.name}} from {{order.placed_on}} has not left our warehouse yet. You will get a mail with the tracking link as soon as it does.\n\nBest wishes\n{{agent.first_name}}",
  },
  {
    name: "How to return",
    topic: "Return",
    states: ["Delivered"],
    body: "Hi {{customer.first_name}},\n\nof course. You can send back {{order.items}} until {{order.return_by}}. We have opened the return for you; the label comes in a separate mail.\n\nThe money is back on your card a few days after the parcel is with us.\n\nBest wishes\n{{agent.first_name}}",
    actions: [{ do: "open-sheet", sheet: "return" }],
  },
  {
    name: "Refund done",
    topic: "Refund",
    states: ["Refunded", "Cancelled", "Returned"],
    body: "Hi {{customer.first_name}},\n\nwe have refunded {{order.refunded}} for order {{order.name}}. Depending on your bank it shows on your statement within 5 to 10 days.\n\nBest wishes\n{{agent.first_name}}",
  },
  {
    name: "Damaged, send a new one",
    topic: "Damaged or wrong item",
    states: ["Delivered"],
    body: "Hi {{customer.first_name}},\n\nI am sorry that it did not arrive in one piece. We are sending you a new one today at no cost; you need not send anything back.\n\nBest wishes\n{{agent.first_name}}",
    actions: [{ do: "open-sheet", sheet: "replacement" }, { do: "tag", tag: "damaged" }],
  },
  {
    name: "Cancelled as wished",
    topic: "Cancel or change",
    states: ["Unfulfilled", "Cancelled"],
    body: "Hi {{customer.first_name}},\n\norder {{order.name}} is cancelled, and {{order.total}} goes back the way it came.\n\nBest wishes\n{{agent.first_name}}",
  },
  {
    name: "Please prove who you are",
    topic: "Account and data",
    body: "Hi {{customer.first_name}},\n\nto protect our customers we can only talk about an order with the address it was placed from. Please write to us from that address, or send us the confirmation number from your order mail.\n\nBest wishes\n{{agent.first_name}}",
  },
  { name: "Thank you for the praise", topic: "Praise", body: "Hi {{customer.first_name}},\n\nthank you, that made our day! If you like, tell others too with a review on the product’s page.\n\nBest wishes\n{{agent.first_name}}", actions: [{ do: "status", to: "closed" }] },
];
