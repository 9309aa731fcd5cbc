import { COMPLIANCE_TOPICS, readCompliance } from "~/domain/privacy/compliance";
import { keepRetentionJob } from "~/domain/privacy/jobs.server";
import { keepRetention } from "~/domain/privacy/keep-retention.server";
import { recordDataRequest } from "~/domain/privacy/record-data-request.server";
import { redactPerson } from "~/domain/privacy/redact-person.server";
import { redactShop } from "~/domain/privacy/redact-shop.server";
import { enqueueForShop } from "~/domain/shops/enqueue-for-shop.server";
import { listShops } from "~/domain/shops/list-shops.server";
import { dropEmptyConversations } from "~/domain/tickets/begin-conversation.server";
import { log } from "~/lib/log.server";

export const isComplianceTopic = (topic: string): boolean => (COMPLIANCE_TOPICS as readonly string[]).includes(topic);

/** Acts on one of Shopify's privacy notices. Needs no token: it works for a shop that is long gone. */
export async function actOnCompliance({ shopId, topic, payload, receivedAt }: { shopId: string; topic: string; payload: unknown; receivedAt: Date }): Promise<void> {
  const notice = readCompliance(topic, payload);
  const now = new Date();
  switch (notice?.notice) {
    case "data-request":
      await recordDataRequest({ shopId, requestId: notice.requestId, person: notice.person, now: receivedAt });
      return;
    case "customer-redact": {
      const redacted = await redactPerson({ shopId, person: notice.person, now });
      if (redacted.outcome === "mail-on-its-way") throw new Error("A mail to this person is being handed over; it is tried again.");
      log.info({ shop: shopId, tickets: redacted.tickets, mails: redacted.mails, orders: redacted.orders }, "a customer was redacted");
      return;
    }
    case "shop-redact": {
      const redacted = await redactShop({ shopId, askedAt: receivedAt });
      log.info({ shop: shopId, outcome: redacted.outcome }, "a shop was redacted");
      return;
    }
    default:
      return;
  }
}

/** By the clock, once a day. */
export async function sweepRetention(): Promise<void> {
  for (const shopId of await listShops()) await enqueueForShop(shopId, keepRetentionJob);
}

export async function runRetention({ shopId }: { shopId: string }): Promise<void> {
  const now = new Date();
  await dropEmptyConversations({ shopId, now });
  const ended = await keepRetention({ shopId, now });
  if (Object.values(ended).some((count) => count > 0)) log.info({ shop: shopId, ended }, "kept long enough");
}
