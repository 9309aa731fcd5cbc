import { randomUUID } from "node:crypto";
import { beforeAll } from "vitest";
import { inShop } from "~/db.server";
import type { ActionRequest } from "~/domain/orders/actions/action";
import { actionLimits } from "~/domain/orders/actions/limits";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";
import { people } from "../../../local-shopify/demo-shop";
import { fulfillOrder } from "../../../local-shopify/shop/fulfillments";
import { findOrder } from "../../../local-shopify/shop/hand";
import { payOrder, placeOrder, type NewOrder } from "../../../local-shopify/shop/orders";
import type { Order } from "../../../local-shopify/state/types";
import { installTestShop } from "../../../support/a-shop";
import type { LocalAdmin } from "../../../support/local-admin";

export const shopId = "demo.myshopify.com";

/** A desk in the demo shop: orders to act on, and somebody who acts. */
export function useDesk(local: LocalAdmin) {
  beforeAll(() => installTestShop(shopId));
  const clock = () => local.context.now();

  async function look(id: string): Promise<OrderSnapshot> {
    const refreshed = await refreshOrder({ shopId, orderId: id, admin: local.admin, now: clock() });
    if (refreshed.outcome !== "refreshed") throw new Error(refreshed.outcome);
    return refreshed.order;
  }

  /** A paid order of Ana's: two of one thing and one of another, shipping 4.90, both recorded. */
  async function anOrderToActOn(change: Partial<NewOrder> & { isShipped?: boolean } = {}): Promise<OrderSnapshot> {
    const [first, second] = local.context.state.products.map((product) => product.variants[0]!);
    const order = placeOrder(local.context, {
      customerId: people.ana.id,
      lines: [
        { variantId: first!.id, quantity: 2 },
        { variantId: second!.id, quantity: 1 },
      ],
      shipping: { title: "Standard", price: "4.90" },
      ...change,
    });
    payOrder(local.context, order);
    if (change.isShipped) fulfillOrder(local.context, order, { tracking: { company: "DHL", number: `JD0146${order.number}0001` } });
    return look(order.id);
  }

  function request(order: OrderSnapshot, change: Partial<ActionRequest> = {}): ActionRequest {
    return {
      shopId,
      admin: local.admin,
      orderId: order.id,
      ticketId: null,
      staff: { id: null, name: "Mara", role: "owner" },
      limits: actionLimits.parse({}),
      key: randomUUID(),
      basis: null,
      clock,
      ...change,
    };
  }

  return {
    clock,
    look,
    anOrderToActOn,
    request,
    /** How the order is in Shopify. */
    inShopify: (order: OrderSnapshot): Order => findOrder(local.context.state, order.id),
    actions: (order: OrderSnapshot) =>
      inShop(shopId, (tx) => tx.orderAction.findMany({ where: { orderShopifyId: order.id }, orderBy: { createdAt: "asc" } })),
  };
}
