/**
 * What every area of the local Shopify is given: the shop's state, the clock, and the few things only Shopify can do
 * (sign tokens and proxy requests, send webhooks).
 */
import type { Router } from "express";
import type { ShopState } from "./state/types";

export interface LocalShopifyOptions {
  /** 0 = any free port. */
  port: number;
  /** Where the SMTP sink of the mailbox listens; 0 = any free port, undefined = no sink. */
  smtpPort?: number | undefined;
  /** Where the app runs, for example "http://localhost:4401". */
  appUrl: string;
  apiKey: string;
  apiSecret: string;
  /** The JSON snapshot of the shop; without it nothing outlives the process. */
  statePath?: string | undefined;
  /** The clock; by default the real one. */
  now?: (() => Date) | undefined;
  /** Begin with this state instead of the demo shop (a snapshot at `statePath` wins). */
  initialState?: ShopState | undefined;
  /** What the merchant has granted the app; by default what its TOML asks for (see app-config.ts). */
  scopes?: string[] | undefined;
  /** Areas to mount; by default all (see areas.ts). */
  areas?: Area[] | undefined;
}

export interface LocalShopify {
  options: LocalShopifyOptions;
  state: ShopState;
  /** Address of this server, without a slash at the end. */
  url: string;
  now(): Date;
  /** Say that the state was changed; it is written to disk soon after. */
  save(): void;
  /** A new gid, for example `newId("Order")` → "gid://shopify/Order/6500000012345". */
  newId(type: string): string;
  /**
   * Queue one event for the app. Nothing is sent when the app is not installed (but `app/uninstalled` and the compliance topics).
   * @param topic  "orders/create"
   * @param payload  the body as Shopify words it (see webhooks/payloads)
   * @returns the event id
   */
  emitWebhook(topic: string, payload: object): string;
  /** Wait until nothing is left to deliver, or every waiting delivery has failed at least once. */
  settleWebhooks(timeoutMs?: number): Promise<void>;
  /** A session token as App Bridge hands it out: a JWT (HS256, one minute) for the app. `seconds` moves the expiry. */
  mintIdToken(seconds?: number): string;
  /**
   * The URL on the app for a request to the shop's app proxy, signed as Shopify signs it.
   * @param path  the part after /apps/aftercare, for example "/contact"
   * @param query  the shopper's own query parameters
   * @param loggedInCustomerId  gid or null
   */
  signedProxyUrl(path: string, query?: URLSearchParams, loggedInCustomerId?: string | null): string;
  /** `host` parameter of an embedded app: base64("admin.shopify.com/store/demo"). */
  hostParameter(): string;
}

/** One area (admin frame, panel, mailbox, storefront): its pages, and what must be started and stopped with the server. */
export interface Area {
  name: string;
  router(context: LocalShopify): Router;
  /** For an area that listens on something of its own; returns how to stop it. */
  start?(context: LocalShopify): Promise<() => Promise<void>>;
}

export interface RunningLocalShopify {
  url: string;
  state: ShopState;
  context: LocalShopify;
  stop(): Promise<void>;
}
