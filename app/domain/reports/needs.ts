/** Something that a person has to look at. One row on the home page, worst first. */
export type Need =
  | { kind: "mail"; failed: number; inDoubt: number }
  | { kind: "parked"; count: number }
  | { kind: "mailbox"; problem: string }
  | { kind: "webhooks"; count: number }
  | { kind: "order-actions"; count: number; ticketId: string | null }
  | { kind: "data-requests"; count: number; dueAt: string }
  | { kind: "unpublished"; what: "chart" | "question"; count: number }
  | { kind: "no-chart"; product: string; people: number }
  | { kind: "contradiction"; words: string; more: number }
  | { kind: "importing"; orders: number }
  | { kind: "paused"; since: string }
  | { kind: "horizon" };

export interface NeedInWords {
  key: string;
  sentence: string;
  button: string;
  url: string;
  tone: "critical" | "warning" | "info";
}

const several = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the row says and where its button leads. Pure. */
export function needInWords(need: Need): NeedInWords {
  switch (need.kind) {
    case "mail": {
      const parts = [
        ...(need.failed > 0 ? [`${several(need.failed, "mail", "mails")} could not be delivered`] : []),
        ...(need.inDoubt > 0 ? [`of ${several(need.inDoubt, "mail", "mails")} it is not certain whether ${need.inDoubt === 1 ? "it" : "they"} arrived`] : []),
      ];
      return { key: "mail", sentence: upper(`${parts.join(", ")}.`), button: "See why", url: "/app/mail", tone: "critical" };
    }
    case "parked":
      return { key: "parked", sentence: `${several(need.count, "incoming message", "incoming messages")} could not be read.`, button: need.count === 1 ? "Look at it" : "Look at them", url: "/app/mail#incoming", tone: "critical" };
    case "mailbox":
      return { key: "mailbox", sentence: `Your mailbox cannot be read: ${need.problem}`, button: "Settings", url: "/app/settings#mailbox", tone: "critical" };
    case "webhooks":
      return { key: "webhooks", sentence: `${several(need.count, "notice", "notices")} from Shopify could not be acted on.`, button: need.count === 1 ? "Look at it" : "Look at them", url: "/app/mail#notices", tone: "critical" };
    case "order-actions":
      return { key: "order-actions", sentence: `Of ${several(need.count, "action on an order", "actions on orders")} it is not certain whether Shopify carried ${need.count === 1 ? "it" : "them"} out.`, button: "Open the ticket", url: need.ticketId ? `/app/inbox/${need.ticketId}` : "/app/inbox", tone: "critical" };
    case "data-requests":
      return { key: "data-requests", sentence: `${need.count === 1 ? "A customer has" : `${need.count} customers have`} asked what you know of them. Send it by ${day(need.dueAt)}.`, button: "Download it", url: "/app/settings/privacy", tone: "warning" };
    case "unpublished":
      return need.what === "chart"
        ? { key: "unpublished-chart", sentence: `${several(need.count, "size chart", "size charts")} could not be published.`, button: "See why", url: "/app/storefront", tone: "critical" }
        : { key: "unpublished-question", sentence: `${several(need.count, "FAQ answer", "FAQ answers")} could not be published.`, button: "See why", url: "/app/storefront/faq", tone: "critical" };
    case "no-chart":
      return { key: `no-chart-${need.product}`, sentence: `${several(need.people, "person", "people")} asked about the size of the ${need.product} this week; it has no chart.`, button: "Add a chart", url: "/app/storefront", tone: "warning" };
    case "contradiction":
      return { key: "contradiction", sentence: need.more > 0 ? `${need.words} ${several(need.more, "more text contradicts", "more texts contradict")} the policy.` : need.words, button: "Compare", url: "/app/returns", tone: "warning" };
    case "importing":
      return { key: "importing", sentence: `Your orders are coming in: ${need.orders.toLocaleString("en-GB")} so far. Tickets find their order as soon as it is here.`, button: "", url: "", tone: "info" };
    case "paused":
      return { key: "paused", sentence: `Everything automatic is paused since ${day(need.since)}: no journey sends anything.`, button: "Settings", url: "/app/settings", tone: "warning" };
    case "horizon":
      return { key: "horizon", sentence: "Shopify shows us your orders of the last 60 days only. Questions about older ones stay unlinked until the app may read all orders.", button: "How to change that", url: "/app/settings#orders", tone: "info" };
  }
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const day = (instant: string): string => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(instant));
