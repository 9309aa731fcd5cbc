/**
 * Delivers webhooks as Shopify does: signed, at least once, in no promised order, retried up to eight times over four hours.
 * The queue is part of the shop's state, so nothing is lost when the local Shopify itself is killed.
 */
import { randomUUID } from "node:crypto";
import type { LocalShopifyOptions } from "../context";
import { signWebhook } from "../signing";
import type { ShopState, WebhookDelivery } from "../state/types";
import { ADMIN_API_VERSION } from "../version";

/** Seconds until the 2nd, 3rd, … attempt. Shopify's spread over 4 hours, but with a quick start so that a demo heals fast. */
const RETRY_AFTER_SECONDS = [2, 10, 60, 300, 900, 1800, 3600, 7200];
const TIMEOUT_MS = 5000;
const AT_ONCE = 4;
const LOG_LENGTH = 300;

const COMPLIANCE = new Set(["customers/data_request", "customers/redact", "shop/redact"]);

export interface WebhookSender {
  emit(topic: string, payload: object): string;
  settle(timeoutMs?: number): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

/** @param random  0 ≤ n < 1, for shuffling and dropping */
export function makeWebhookSender(input: {
  options: LocalShopifyOptions;
  state: ShopState;
  now: () => Date;
  save: () => void;
  /** Subscriptions of the app's TOML; those made through the API are in the state. */
  subscriptions: { topic: string; uri: string }[];
  random?: () => number;
}): WebhookSender {
  const { options, state, now, save } = input;
  const random = input.random ?? Math.random;
  const inFlight = new Map<WebhookDelivery, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let running = false;

  function emit(topic: string, payload: object): string {
    const eventId = randomUUID();
    const always = COMPLIANCE.has(topic) || topic === "app/uninstalled";
    if (!state.installation.installed && !always) return eventId;
    const enumName = topic.toUpperCase().replaceAll("/", "_");
    const uris = [...input.subscriptions.filter((each) => each.topic === topic), ...state.webhooks.subscriptions.filter((each) => each.topic === enumName)].map(({ uri }) => uri);
    const at = now().toISOString();
    for (const uri of uris) {
      for (let copy = 0; copy < Math.max(1, state.webhooks.knobs.copies); copy++) {
        state.webhooks.queue.push({
          webhookId: randomUUID(),
          eventId,
          topic,
          uri,
          body: JSON.stringify(payload),
          triggeredAt: at,
          attempts: 0,
          nextAttemptAt: at,
          state: "waiting",
          lastStatus: null,
          lastError: null,
        });
      }
    }
    save();
    wake();
    return eventId;
  }

  function due(): WebhookDelivery[] {
    if (state.webhooks.knobs.hold) return [];
    const at = now().toISOString();
    const ready = state.webhooks.queue.filter((delivery) => !inFlight.has(delivery) && delivery.nextAttemptAt <= at);
    if (state.webhooks.knobs.shuffle) ready.sort(() => random() - 0.5);
    return ready;
  }

  function wake(afterMs = 0) {
    if (!running) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(pump, afterMs);
  }

  function pump() {
    timer = null;
    for (const delivery of due()) {
      if (inFlight.size >= AT_ONCE) break;
      inFlight.set(
        delivery,
        deliver(delivery).finally(() => {
          inFlight.delete(delivery);
          wake();
        }),
      );
    }
    if (inFlight.size < AT_ONCE && state.webhooks.queue.length > inFlight.size) wake(500);
  }

  async function deliver(delivery: WebhookDelivery): Promise<void> {
    delivery.attempts++;
    if (delivery.attempts === 1 && state.webhooks.knobs.drop > random()) {
      return finish(delivery, "dropped");
    }
    try {
      const response = await fetch(new URL(delivery.uri, options.appUrl), {
        method: "POST",
        body: delivery.body,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          "Content-Type": "application/json",
          "User-Agent": "Shopify-Captain-Hook",
          "X-Shopify-Topic": delivery.topic,
          "X-Shopify-Hmac-Sha256": signWebhook(delivery.body, options.apiSecret),
          "X-Shopify-Shop-Domain": state.shop.domain,
          "X-Shopify-API-Version": ADMIN_API_VERSION,
          "X-Shopify-Webhook-Id": delivery.webhookId,
          "X-Shopify-Event-Id": delivery.eventId,
          "X-Shopify-Triggered-At": delivery.triggeredAt,
        },
      });
      await response.arrayBuffer();
      delivery.lastStatus = response.status;
      delivery.lastError = response.ok ? null : `answered ${response.status}`;
      if (response.ok) finish(delivery, "delivered");
      else retryLater(delivery);
    } catch (error) {
      delivery.lastStatus = null;
      delivery.lastError = error instanceof Error ? error.message : String(error);
      retryLater(delivery);
    }
  }

  function retryLater(delivery: WebhookDelivery) {
    const seconds = RETRY_AFTER_SECONDS[delivery.attempts - 1];
    if (seconds === undefined) return finish(delivery, "failed");
    delivery.nextAttemptAt = new Date(now().getTime() + seconds * 1000).toISOString();
    save();
  }

  function finish(delivery: WebhookDelivery, outcome: "delivered" | "failed" | "dropped") {
    delivery.state = outcome;
    const { queue, log } = state.webhooks;
    queue.splice(queue.indexOf(delivery), 1);
    log.push(delivery);
    log.splice(0, Math.max(0, log.length - LOG_LENGTH));
    save();
  }

  return {
    emit,
    start() {
      running = true;
      wake();
    },
    async settle(timeoutMs = 10_000) {
      const until = Date.now() + timeoutMs;
      const pending = () => state.webhooks.queue.some((delivery) => delivery.attempts === 0 || inFlight.has(delivery));
      while (pending()) {
        if (Date.now() > until) throw new Error(`${state.webhooks.queue.length} webhooks still wait after ${timeoutMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      running = false;
      if (timer) clearTimeout(timer);
      await Promise.all(inFlight.values());
    },
  };
}
