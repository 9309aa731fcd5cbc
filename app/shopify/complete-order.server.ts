import { ask, type AdminClient } from "./client.server";
import {
  FULFILLMENT_FIELDS,
  FULFILLMENT_LINE_FIELDS,
  LINE_FIELDS,
  REFUND_FIELDS,
  REFUND_LINE_FIELDS,
  RETURN_FIELDS,
  RETURN_LINE_FIELDS,
  TRACKING_FIELDS,
  type AdminFulfillment,
  type AdminFulfillmentLine,
  type AdminOrder,
  type AdminOrderLine,
  type AdminRefund,
  type AdminRefundLine,
  type AdminReturn,
  type AdminReturnLine,
  type AdminTracking,
  type OrderLimits,
  type Page,
} from "./order-fields";
import { adminQuery, type AdminOperation } from "./operation";

interface After {
  id: string;
  after: string | null;
}

const PAGE_END = `pageInfo { hasNextPage endCursor }`;

export const ORDER_LINES = adminQuery<{ order: { lineItems: Page<AdminOrderLine> } | null }, After>(`
  query OrderLines($id: ID!, $after: String) {
    order(id: $id) { lineItems(first: 50, after: $after) { nodes ${LINE_FIELDS} ${PAGE_END} } }
  }`);

// Shopify gives fulfillments and refunds without cursors: all of them at once, then the lines of each.
export const ORDER_FULFILLMENTS = adminQuery<
  { order: { fulfillments: Omit<AdminFulfillment, "trackingInfo" | "fulfillmentLineItems">[] } | null },
  { id: string }
>(`
  query OrderFulfillments($id: ID!) {
    order(id: $id) { fulfillments(first: 250) { ${FULFILLMENT_FIELDS} } }
  }`);

export const FULFILLMENT_LINES = adminQuery<
  { fulfillment: { trackingInfo: AdminTracking[]; fulfillmentLineItems: Page<AdminFulfillmentLine> } | null },
  After
>(`
  query FulfillmentLines($id: ID!, $after: String) {
    fulfillment(id: $id) {
      trackingInfo(first: 100) ${TRACKING_FIELDS}
      fulfillmentLineItems(first: 250, after: $after) { nodes ${FULFILLMENT_LINE_FIELDS} ${PAGE_END} }
    }
  }`);

export const ORDER_REFUNDS = adminQuery<
  { order: { refunds: Omit<AdminRefund, "refundLineItems">[] } | null },
  { id: string }
>(`
  query OrderRefunds($id: ID!) {
    order(id: $id) { refunds(first: 250) { ${REFUND_FIELDS} } }
  }`);

export const REFUND_LINES = adminQuery<{ refund: { refundLineItems: Page<AdminRefundLine> } | null }, After>(`
  query RefundLines($id: ID!, $after: String) {
    refund(id: $id) { refundLineItems(first: 250, after: $after) { nodes ${REFUND_LINE_FIELDS} ${PAGE_END} } }
  }`);

export const ORDER_RETURNS = adminQuery<
  { order: { returns: Page<Omit<AdminReturn, "returnLineItems">> } | null },
  After
>(`
  query OrderReturns($id: ID!, $after: String) {
    order(id: $id) { returns(first: 100, after: $after) { nodes { ${RETURN_FIELDS} } ${PAGE_END} } }
  }`);

export const RETURN_LINES = adminQuery<{ return: { returnLineItems: Page<AdminReturnLine> } | null }, After>(`
  query ReturnLines($id: ID!, $after: String) {
    return(id: $id) { returnLineItems(first: 150, after: $after) { nodes ${RETURN_LINE_FIELDS} ${PAGE_END} } }
  }`);

/** True when one of the order's lists was cut at `limits`, so that something may be missing from it. */
export function isCut(order: AdminOrder, limits: OrderLimits): boolean {
  return (
    order.lineItems.pageInfo.hasNextPage ||
    fulfillmentsAreCut(order.fulfillments, limits) ||
    refundsAreCut(order.refunds, limits) ||
    returnsAreCut(order.returns)
  );
}

/** The same order with every list whole. Asks nothing of Shopify when none was cut. */
export async function completeOrder(admin: AdminClient, order: AdminOrder, limits: OrderLimits): Promise<AdminOrder> {
  if (!isCut(order, limits)) return order;
  return {
    ...order,
    lineItems: await allLines(admin, order),
    fulfillments: fulfillmentsAreCut(order.fulfillments, limits)
      ? await allFulfillments(admin, order.id)
      : order.fulfillments,
    refunds: refundsAreCut(order.refunds, limits) ? await allRefunds(admin, order.id) : order.refunds,
    returns: returnsAreCut(order.returns) ? await allReturns(admin, order.id) : order.returns,
  };
}

function fulfillmentsAreCut(fulfillments: AdminFulfillment[], limits: OrderLimits): boolean {
  return (
    fulfillments.length >= limits.fulfillments ||
    fulfillments.some(
      (each) =>
        each.fulfillmentLineItems.pageInfo.hasNextPage || each.trackingInfo.length >= limits.trackingNumbers,
    )
  );
}

function refundsAreCut(refunds: AdminRefund[], limits: OrderLimits): boolean {
  return refunds.length >= limits.refunds || refunds.some((each) => each.refundLineItems.pageInfo.hasNextPage);
}

function returnsAreCut(returns: AdminOrder["returns"]): boolean {
  if (!returns) return false;
  return returns.pageInfo.hasNextPage || returns.nodes.some((each) => each.returnLineItems.pageInfo.hasNextPage);
}

async function allLines(admin: AdminClient, order: AdminOrder): Promise<Page<AdminOrderLine>> {
  const { nodes, pageInfo } = order.lineItems;
  if (!pageInfo.hasNextPage) return order.lineItems;
  const rest = await allNodes(admin, ORDER_LINES, order.id, (data) => data.order?.lineItems, pageInfo.endCursor);
  return whole([...nodes, ...rest]);
}

async function allFulfillments(admin: AdminClient, orderId: string): Promise<AdminFulfillment[]> {
  const { data } = await ask(admin, ORDER_FULFILLMENTS, { id: orderId });
  const fulfillments: AdminFulfillment[] = [];
  for (const each of data.order?.fulfillments ?? []) {
    let trackingInfo: AdminTracking[] = [];
    const lines = await allNodes(admin, FULFILLMENT_LINES, each.id, (part) => {
      trackingInfo = part.fulfillment?.trackingInfo ?? [];
      return part.fulfillment?.fulfillmentLineItems;
    });
    fulfillments.push({ ...each, trackingInfo, fulfillmentLineItems: whole(lines) });
  }
  return fulfillments;
}

async function allRefunds(admin: AdminClient, orderId: string): Promise<AdminRefund[]> {
  const { data } = await ask(admin, ORDER_REFUNDS, { id: orderId });
  const refunds: AdminRefund[] = [];
  for (const each of data.order?.refunds ?? []) {
    const lines = await allNodes(admin, REFUND_LINES, each.id, (part) => part.refund?.refundLineItems);
    refunds.push({ ...each, refundLineItems: whole(lines) });
  }
  return refunds;
}

async function allReturns(admin: AdminClient, orderId: string): Promise<Page<AdminReturn>> {
  const returns: AdminReturn[] = [];
  for (const each of await allNodes(admin, ORDER_RETURNS, orderId, (part) => part.order?.returns)) {
    const lines = await allNodes(admin, RETURN_LINES, each.id, (part) => part.return?.returnLineItems);
    returns.push({ ...each, returnLineItems: whole(lines) });
  }
  return whole(returns);
}

async function allNodes<Data, Node>(
  admin: AdminClient,
  operation: AdminOperation<Data, After>,
  id: string,
  pageIn: (data: Data) => Page<Node> | undefined,
  after: string | null = null,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (;;) {
    const { data } = await ask(admin, operation, { id, after });
    const page = pageIn(data);
    nodes.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

function whole<Node>(nodes: Node[]): Page<Node> {
  return { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}
