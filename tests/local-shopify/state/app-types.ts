/** The app as this shop knows it: its installation and tokens, webhooks, and how the Admin API behaves to it. */
import type { OrderCancelReason } from "./order-types";

export interface Installation {
  id: string;
  appId: string;
  appTitle: string;
  appHandle: string;
  installed: boolean;
  installedAt: string;
  uninstalledAt: string | null;
  scopes: string[];
  tokens: AccessToken[];
}

export interface AccessToken {
  token: string;
  kind: "offline" | "online";
  scopes: string[];
  /** null = never (tokens asked for without `expiring`) */
  expiresAt: string | null;
  refreshToken: string | null;
  refreshExpiresAt: string | null;
  /** The refresh token that came out of refreshing with this one. */
  replacedBy: string | null;
  replacedAt: string | null;
  /** The replacement was used, so this refresh token is dead. */
  retired: boolean;
  createdAt: string;
}

export interface WebhookState {
  /** Made through the Admin API; the app-specific ones come from the app's TOML. */
  subscriptions: WebhookSubscription[];
  /** Waiting or being retried. */
  queue: WebhookDelivery[];
  /** Most recent finished ones, newest last. */
  log: WebhookDelivery[];
  knobs: WebhookKnobs;
}

export interface WebhookSubscription {
  id: string;
  topic: string;
  uri: string;
  includeFields: string[];
  filter: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WebhookKnobs {
  /** Send each event this many times (at least once is all Shopify promises). */
  copies: number;
  /** Send what waits in random order. */
  shuffle: boolean;
  /** Share of deliveries that get lost for good, 0 to 1. */
  drop: number;
  /** Hold everything back (as when the app is unreachable) until set to false. */
  hold: boolean;
}

export interface WebhookDelivery {
  /** X-Shopify-Webhook-Id, one per delivery of a subscription. */
  webhookId: string;
  /** X-Shopify-Event-Id, one per event. */
  eventId: string;
  topic: string;
  /** As subscribed: a path on the app, or a whole URL. */
  uri: string;
  body: string;
  triggeredAt: string;
  attempts: number;
  nextAttemptAt: string;
  state: "waiting" | "delivered" | "failed" | "dropped";
  lastStatus: number | null;
  lastError: string | null;
}

export interface IdempotentResult {
  fingerprint: string;
  resultId: string | null;
  at: string;
}

/** A cancellation that Shopify has promised and not yet carried out. */
export interface AsyncJob {
  id: string;
  done: boolean;
  orderId: string;
  createdAt: string;
  cancellation: { reason: OrderCancelReason; restock: boolean; refund: boolean; storeCredit: { expiresAt: string | null } | null; staffNote: string | null };
}

/** How the Admin API behaves; tests turn these. */
export interface ApiManners {
  /** Points in the bucket and points per second, by the shop's plan. */
  bucketSize: number;
  restoreRate: number;
  /** What Shopify has approved: 0 nothing of customers, 1 without name, address, email and phone, 2 everything. */
  protectedDataLevel: 0 | 1 | 2;
  /** The next calls are answered with these, one each: 403 for an address that is not on the allow-list, 429, 500, 503 … */
  failures: { status: number; message: string; retryAfter?: number }[];
}
