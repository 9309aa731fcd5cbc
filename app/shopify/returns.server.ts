import { ask, type AdminClient } from "./client.server";
import type { Page } from "./order-fields";
import { adminMutation, adminQuery } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

interface ReturnPayload {
  return: { id: string; name: string; status: string } | null;
  userErrors: UserError[];
}

const RETURN_PAYLOAD = `{
      return { id name status }
      userErrors { field message code }
    }`;

interface ReturnableFulfillment {
  fulfillment: { id: string; name: string };
  returnableFulfillmentLineItems: {
    nodes: {
      quantity: number;
      fulfillmentLineItem: { id: string; lineItem: { id: string; title: string; variantTitle: string | null } };
    }[];
  };
}

export const RETURNABLE_LINES = adminQuery<
  { returnableFulfillments: Page<ReturnableFulfillment> },
  { orderId: string; after: string | null }
>(`
  query ReturnableLines($orderId: ID!, $after: String) {
    returnableFulfillments(orderId: $orderId, first: 8, after: $after) {
      nodes {
        fulfillment { id name }
        returnableFulfillmentLineItems(first: 30) {
          nodes { quantity fulfillmentLineItem { id lineItem { id title variantTitle } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`);

export const RETURN_REASONS = adminQuery<{
  returnReasonDefinitions: { nodes: { id: string; handle: string; name: string; deleted: boolean }[] };
}>(`
  query ReturnReasons {
    returnReasonDefinitions(first: 250) { nodes { id handle name deleted } }
  }`);

export const CREATE_RETURN = adminMutation<{ returnCreate: ReturnPayload | null }, { input: Record<string, unknown> }>(
  `
  mutation CreateReturn($input: ReturnInput!) {
    returnCreate(returnInput: $input) ${RETURN_PAYLOAD}
  }`,
  "once",
);

export const APPROVE_RETURN = adminMutation<
  { returnApproveRequest: ReturnPayload | null },
  { input: { id: string; notifyCustomer: boolean } }
>(
  `
  mutation ApproveReturn($input: ReturnApproveRequestInput!) {
    returnApproveRequest(input: $input) ${RETURN_PAYLOAD}
  }`,
  "once",
);

export const DECLINE_RETURN = adminMutation<
  { returnDeclineRequest: ReturnPayload | null },
  { input: { id: string; declineReason: DeclineReason; declineNote: string | null; notifyCustomer: boolean } }
>(
  `
  mutation DeclineReturn($input: ReturnDeclineRequestInput!) {
    returnDeclineRequest(input: $input) ${RETURN_PAYLOAD}
  }`,
  "once",
);

export const CLOSE_RETURN = adminMutation<{ returnClose: ReturnPayload | null }, { id: string }>(
  `
  mutation CloseReturn($id: ID!) {
    returnClose(id: $id) ${RETURN_PAYLOAD}
  }`,
  "once",
);

export const CANCEL_RETURN = adminMutation<{ returnCancel: ReturnPayload | null }, { id: string }>(
  `
  mutation CancelReturn($id: ID!) {
    returnCancel(id: $id) ${RETURN_PAYLOAD}
  }`,
  "once",
);

export type DeclineReason = "FINAL_SALE" | "RETURN_PERIOD_ENDED" | "OTHER";

export interface ReturnableLine {
  fulfillmentLineId: string;
  lineId: string;
  title: string;
  variantTitle: string | null;
  /** How many of it can still be returned. */
  quantity: number;
  /** "#1042-F1" */
  fulfillmentName: string;
}

/** What of an order was delivered and can still be returned, by Shopify's reckoning. */
export async function listReturnableLines(admin: AdminClient, orderId: string): Promise<ReturnableLine[]> {
  const lines: ReturnableLine[] = [];
  let after: string | null = null;
  do {
    const page: Page<ReturnableFulfillment> = (await ask(admin, RETURNABLE_LINES, { orderId, after })).data
      .returnableFulfillments;
    for (const each of page.nodes) {
      for (const { quantity, fulfillmentLineItem } of each.returnableFulfillmentLineItems.nodes) {
        const { id, lineItem } = fulfillmentLineItem;
        lines.push({
          fulfillmentLineId: id,
          lineId: lineItem.id,
          title: lineItem.title,
          variantTitle: lineItem.variantTitle,
          quantity,
          fulfillmentName: each.fulfillment.name,
        });
      }
    }
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return lines;
}

export interface ReturnReason {
  id: string;
  handle: string;
  name: string;
}

/** The shop's reasons for a return, as Shopify keeps them today. */
export async function listReturnReasons(admin: AdminClient): Promise<ReturnReason[]> {
  const { data } = await ask(admin, RETURN_REASONS, {});
  return data.returnReasonDefinitions.nodes
    .filter((reason) => !reason.deleted)
    .map(({ id, handle, name }) => ({ id, handle, name }));
}

export type ReturnChanged = { outcome: "changed"; returnId: string; name: string; status: string } | Refused;

/** Opens a return on delivered items. `reasonId` is one of `listReturnReasons`. */
export async function createReturn(
  admin: AdminClient,
  request: {
    orderId: string;
    lines: { fulfillmentLineId: string; quantity: number; reasonId: string; note: string }[];
    requestedAt: Date;
  },
): Promise<ReturnChanged> {
  const { data } = await ask(admin, CREATE_RETURN, {
    input: {
      orderId: request.orderId,
      requestedAt: request.requestedAt.toISOString(),
      returnLineItems: request.lines.map((line) => ({
        fulfillmentLineItemId: line.fulfillmentLineId,
        quantity: line.quantity,
        returnReasonNote: line.note,
        returnReasonDefinitionId: line.reasonId,
      })),
    },
  });
  return changed(data.returnCreate);
}

/** Approves what a buyer asked for: REQUESTED becomes OPEN. */
export async function approveReturn(
  admin: AdminClient,
  request: { returnId: string; notifyCustomer: boolean },
): Promise<ReturnChanged> {
  const { data } = await ask(admin, APPROVE_RETURN, {
    input: { id: request.returnId, notifyCustomer: request.notifyCustomer },
  });
  return changed(data.returnApproveRequest);
}

/** Declines what a buyer asked for: REQUESTED becomes DECLINED. `note` goes to the buyer when they are notified. */
export async function declineReturn(
  admin: AdminClient,
  request: { returnId: string; reason: DeclineReason; note: string | null; notifyCustomer: boolean },
): Promise<ReturnChanged> {
  const { data } = await ask(admin, DECLINE_RETURN, {
    input: {
      id: request.returnId,
      declineReason: request.reason,
      declineNote: request.note,
      notifyCustomer: request.notifyCustomer,
    },
  });
  return changed(data.returnDeclineRequest);
}

/** Marks a return as finished: OPEN becomes CLOSED. */
export async function closeReturn(admin: AdminClient, returnId: string): Promise<ReturnChanged> {
  const { data } = await ask(admin, CLOSE_RETURN, { id: returnId });
  return changed(data.returnClose);
}

/** Takes a return back before anything was done about it: OPEN becomes CANCELED. */
export async function cancelReturn(admin: AdminClient, returnId: string): Promise<ReturnChanged> {
  const { data } = await ask(admin, CANCEL_RETURN, { id: returnId });
  return changed(data.returnCancel);
}

function changed(payload: ReturnPayload | null): ReturnChanged {
  const refused = refusal(payload?.userErrors);
  if (refused) return refused;
  if (!payload?.return) throw new Error("Shopify brought neither a return nor an error");
  const { id, name, status } = payload.return;
  return { outcome: "changed", returnId: id, name, status };
}
