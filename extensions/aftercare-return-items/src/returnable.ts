import { ask } from "./customer-account-api";

export const RETURNABLE = `
  query Returnable($orderId: ID!) {
    order(id: $orderId) {
      name
      promised: metafield(namespace: "$app", key: "return_lines") { jsonValue }
      returnInformation {
        returnableLineItems(first: 100) {
          nodes {
            quantity
            lineItem {
              id
              title
              variantTitle
              image { url altText }
              suggestedReturnReasonDefinitions(first: 20) { nodes { id name } }
            }
          }
        }
      }
    }
  }`;

export const REQUEST_RETURN = `
  mutation RequestReturn($orderId: ID!, $items: [RequestedLineItemInput!]!) {
    orderRequestReturn(orderId: $orderId, requestedLineItems: $items) {
      return { id name status }
      userErrors { code field message }
    }
  }`;

interface ReturnableData {
  order: {
    name: string;
    /** What the app keeps on the order; see ShownReturns in app/domain/returns. */
    promised: { jsonValue: { zone: string; lines: { id: string; quantity: number; until: string }[] } } | null;
    returnInformation: {
      returnableLineItems: {
        nodes: {
          quantity: number;
          lineItem: { id: string; title: string; variantTitle: string | null; image: { url: string; altText: string | null } | null; suggestedReturnReasonDefinitions: { nodes: { id: string; name: string }[] } | null };
        }[];
      };
    };
  } | null;
}

export interface Item {
  lineId: string;
  title: string;
  image: { url: string; altText: string | null } | null;
  /** How many may go back. */
  quantity: number;
  /** Calendar day in the shop's zone. */
  until: string;
  reasons: { id: string; name: string }[];
}

export type Returnable = { outcome: "read"; orderName: string; items: Item[] } | { outcome: "failed" };

/**
 * What of an order the buyer may still send back: what Shopify holds returnable (it arrived, and is not on its way back)
 * and what our policy of the order's day still allows. An order without our dates offers nothing.
 */
export async function returnable(orderId: string): Promise<Returnable> {
  const answer = await ask<ReturnableData>(RETURNABLE, { orderId });
  if (answer.outcome === "failed" || !answer.data.order) return { outcome: "failed" };
  const { name, promised, returnInformation } = answer.data.order;
  const today = promised ? new Intl.DateTimeFormat("en-CA", { timeZone: promised.jsonValue.zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date()) : "";
  const items = returnInformation.returnableLineItems.nodes.flatMap(({ quantity, lineItem }): Item[] => {
    const ours = promised?.jsonValue.lines.find(({ id }) => id === lineItem.id);
    if (!ours || ours.until < today) return [];
    return [
      {
        lineId: lineItem.id,
        title: [lineItem.title, lineItem.variantTitle].filter(Boolean).join(", "),
        image: lineItem.image,
        quantity: Math.min(quantity, ours.quantity),
        until: ours.until,
        reasons: lineItem.suggestedReturnReasonDefinitions?.nodes ?? [],
      },
    ];
  });
  return { outcome: "read", orderName: name, items };
}

export interface Wanted {
  lineItemId: string;
  quantity: number;
  returnReasonDefinitionId: string;
  customerNote: string | null;
}

/** `problem` in Shopify's words, null when there was no answer. */
export type Requested = { outcome: "requested"; name: string } | { outcome: "refused"; problem: string | null };

export async function requestReturn(orderId: string, items: Wanted[]): Promise<Requested> {
  const answer = await ask<{ orderRequestReturn: { return: { id: string; name: string } | null; userErrors: { message: string }[] } | null }>(REQUEST_RETURN, { orderId, items });
  if (answer.outcome === "failed") return { outcome: "refused", problem: null };
  const made = answer.data.orderRequestReturn;
  return made?.return ? { outcome: "requested", name: made.return.name } : { outcome: "refused", problem: made?.userErrors[0]?.message ?? null };
}
