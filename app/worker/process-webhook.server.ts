import { mergeCustomers } from "~/domain/customers/merge-customers.server";
import { refreshCustomer } from "~/domain/customers/refresh-customer.server";
import { deleteOrder } from "~/domain/orders/delete-order.server";
import { refreshOrder } from "~/domain/orders/refresh-order.server";
import { changeIn, type ShopChange } from "~/domain/orders/webhook-topics";
import { installShop } from "~/domain/shops/install-shop.server";
import { uninstallShop } from "~/domain/shops/uninstall-shop.server";
import { failWebhook, settleWebhook, takeWebhook, type WebhookToProcess } from "~/domain/shops/webhook-events.server";
import { moveTicketsOfCustomer } from "~/domain/tickets/move-tickets-of-customer.server";
import { adminFor } from "~/shopify/admin-for.server";
import type { AdminClient } from "~/shopify/client.server";
import { findOrderOfPart } from "~/shopify/order-of-part.server";
import { followOrders } from "~/worker/follow-orders.server";
import { latestReadings } from "~/worker/latest-readings";
import { actOnCompliance, isComplianceTopic } from "~/worker/keep-privacy.server";

/**
 * Acts on one kept webhook. A failure is noted and thrown on, so that the queue tries again;
 * after the last try the event waits as "dead" for a person to replay it.
 */
export async function processWebhook({ shopId, eventId }: { shopId: string; eventId: string }): Promise<void> {
  const event = await takeWebhook({ shopId, eventId });
  if (!event) return;
  try {
    await actOn(shopId, event);
    await settleWebhook({ shopId, eventId, now: new Date() });
  } catch (error) {
    const next = await failWebhook({ shopId, eventId, error: (error as Error).message });
    if (next === "again") throw error;
  }
}

async function actOn(shopId: string, { topic, payload, receivedAt }: WebhookToProcess): Promise<unknown> {
  if (isComplianceTopic(topic)) return actOnCompliance({ shopId, topic, payload, receivedAt });
  switch (topic) {
    case "app/uninstalled":
      return uninstallShop({ shopId, now: new Date() });
    case "app/scopes_update": {
      const admin = await adminFor(shopId);
      return admin && installShop({ shopId, admin, now: new Date() });
    }
    default: {
      const change = changeIn(topic, payload);
      return change && applyChange(shopId, change, receivedAt);
    }
  }
}

async function applyChange(shopId: string, change: ShopChange, receivedAt: Date): Promise<unknown> {
  const now = new Date();
  switch (change.change) {
    case "order-deleted":
      return deleteOrder({ shopId, orderId: change.orderId, now });
    case "customers-merged":
      return mergeCustomers({
        shopId,
        keptId: change.keptId,
        goneId: change.goneId,
        alongside: (tx, merged) => moveTicketsOfCustomer(tx, { shopId, ...merged, now }),
      });
    // What Shopify deletes of a customer comes with the order; erasure comes as customers/redact.
    case "customer-deleted":
      return undefined;
    case "customer":
      return withAdmin(shopId, (admin) => refreshCustomer({ shopId, customerId: change.customerId, admin, now }));
    case "order":
      return withAdmin(shopId, (admin) => readAgain(shopId, change.orderId, admin, receivedAt));
    case "part-of-order":
      return withAdmin(shopId, async (admin) => {
        const orderId = await findOrderOfPart(admin, change.partId);
        return orderId && readAgain(shopId, orderId, admin, receivedAt);
      });
  }
}

/** Uninstalled meanwhile: there is nothing to read, and nothing to do for this shop any more. */
async function withAdmin(shopId: string, work: (admin: AdminClient) => Promise<unknown>): Promise<unknown> {
  const admin = await adminFor(shopId);
  return admin && work(admin);
}

const readings = latestReadings();

async function readAgain(shopId: string, orderId: string, admin: AdminClient, receivedAt: Date): Promise<void> {
  const order = `${shopId} ${orderId}`;
  if (readings.cover(order, receivedAt)) return;
  const now = new Date();
  const refreshed = await refreshOrder({ shopId, orderId, admin, now, alongside: followOrders(shopId) });
  if (refreshed.outcome === "unreachable") throw new Error(refreshed.words);
  readings.note(order, now);
}
