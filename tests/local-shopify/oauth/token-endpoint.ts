/**
 * POST /admin/oauth/access_token: token exchange (a session token for an access token) and refresh.
 * Offline tokens asked for with `expiring` live 3600 s, their refresh tokens 90 days. A refresh gives a new pair; the refresh token
 * just used can be tried again (a lost answer) until its replacement is used, for 30 days at most.
 */
import { randomBytes } from "node:crypto";
import express, { Router } from "express";
import { associatedUser, staffMember } from "../admin/staff";
import type { LocalShopify } from "../context";
import { readIdToken } from "../signing";
import type { AccessToken } from "../state/types";

const ACCESS_SECONDS = 3600;
const ONLINE_SECONDS = 86_399;
const REFRESH_SECONDS = 7_776_000;
const RETRY_SECONDS = 30 * 86_400;

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

type Answer = { status: number; body: Record<string, unknown> };

const refuse = (error: string, error_description: string): Answer => ({ status: 400, body: { error, error_description } });

export function oauthRoutes(context: LocalShopify): Router {
  const router = Router();
  router.post("/admin/oauth/access_token", express.json(), express.urlencoded({ extended: false }), (request, response) => {
    const { status, body } = answer(context, (request.body ?? {}) as Record<string, unknown>);
    response.status(status).json(body);
  });
  return router;
}

function answer(context: LocalShopify, body: Record<string, unknown>): Answer {
  const { options } = context;
  if (body.client_id !== options.apiKey) return refuse("application_cannot_be_found", "The app with this client id does not exist.");
  if (body.client_secret !== options.apiSecret) return refuse("invalid_client", "The client secret is wrong.");
  if (body.grant_type === TOKEN_EXCHANGE) return exchange(context, body);
  if (body.grant_type === "refresh_token") return refresh(context, String(body.refresh_token ?? ""));
  return refuse("unsupported_grant_type", `grant_type ${String(body.grant_type)} is not supported`);
}

function exchange(context: LocalShopify, body: Record<string, unknown>): Answer {
  const { state, options } = context;
  const now = context.now();
  if (body.subject_token_type !== ID_TOKEN) return refuse("invalid_request", "subject_token_type is missing or invalid");
  const claims = readIdToken(String(body.subject_token ?? ""), { shop: state.shop.domain, apiKey: options.apiKey, apiSecret: options.apiSecret, now });
  if ("refused" in claims) return refuse("invalid_subject_token", `The session token is not valid: ${claims.refused}`);
  if (!state.installation.installed) return refuse("invalid_subject_token", "The app is not installed on this shop.");
  if (body.requested_token_type === ONLINE) {
    const token = keep(context, { kind: "online", expires: ONLINE_SECONDS, refreshToken: null });
    const associated_user = associatedUser(staffMember(claims.sub));
    return ok({ ...wire(token, now), associated_user_scope: token.scopes.join(","), associated_user });
  }
  if (body.requested_token_type !== OFFLINE) return refuse("invalid_request", "requested_token_type is missing or invalid");
  const expiring = body.expiring === "1" || body.expiring === 1 || body.expiring === true;
  return ok(wire(keep(context, { kind: "offline", expires: expiring ? ACCESS_SECONDS : null, refreshToken: expiring ? newRefreshToken() : null }), now));
}

function refresh(context: LocalShopify, refreshToken: string): Answer {
  const { tokens, installed } = context.state.installation;
  const now = context.now();
  const used = tokens.find((token) => token.refreshToken === refreshToken);
  const expired = used?.refreshExpiresAt && used.refreshExpiresAt <= now.toISOString();
  if (!used || !installed || expired || used.retired || retryIsOver(used, now)) {
    return refuse("invalid_grant", "The refresh token is not valid: it has expired, was revoked or was replaced.");
  }
  for (const token of tokens) if (token.replacedBy === refreshToken) token.retired = true;
  const next = used.replacedBy ?? newRefreshToken();
  if (!used.replacedBy) {
    for (const token of tokens) if (token.refreshToken === refreshToken) Object.assign(token, { replacedBy: next, replacedAt: now.toISOString() });
  }
  return ok(wire(keep(context, { kind: "offline", expires: ACCESS_SECONDS, refreshToken: next }), now));
}

function retryIsOver(token: AccessToken, now: Date): boolean {
  return token.replacedAt !== null && Date.parse(token.replacedAt) + RETRY_SECONDS * 1000 < now.getTime();
}

const newRefreshToken = () => `shprt_${randomBytes(16).toString("hex")}`;

function keep(context: LocalShopify, wanted: { kind: "offline" | "online"; expires: number | null; refreshToken: string | null }): AccessToken {
  const { installation } = context.state;
  const now = context.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  const token: AccessToken = {
    token: `${wanted.kind === "online" ? "shpua" : "shpat"}_${randomBytes(16).toString("hex")}`,
    kind: wanted.kind,
    scopes: [...installation.scopes],
    expiresAt: wanted.expires === null ? null : after(wanted.expires),
    refreshToken: wanted.refreshToken,
    refreshExpiresAt: wanted.refreshToken === null ? null : after(REFRESH_SECONDS),
    replacedBy: null,
    replacedAt: null,
    retired: false,
    createdAt: now.toISOString(),
  };
  const dead = (old: AccessToken) => (old.refreshExpiresAt ?? old.expiresAt ?? "9") < now.toISOString();
  installation.tokens = [...installation.tokens.filter((old) => !dead(old)), token];
  context.save();
  return token;
}

function wire(token: AccessToken, now: Date): Record<string, unknown> {
  const seconds = (instant: string) => Math.round((Date.parse(instant) - now.getTime()) / 1000);
  return {
    access_token: token.token,
    scope: token.scopes.join(","),
    ...(token.expiresAt && { expires_in: seconds(token.expiresAt) }),
    ...(token.refreshToken && token.refreshExpiresAt && { refresh_token: token.refreshToken, refresh_token_expires_in: seconds(token.refreshExpiresAt) }),
  };
}

const ok = (body: Record<string, unknown>): Answer => ({ status: 200, body });
