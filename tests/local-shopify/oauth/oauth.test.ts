import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installApp, uninstallApp } from "../acts";
import { signIdToken } from "../signing";
import { CREDENTIALS, exchangeOf, tryLocalShopify, type Trial } from "../testing";

let trial: Trial;
beforeEach(async () => {
  trial = await tryLocalShopify();
});
afterEach(() => trial.stop());

const idToken = (change: Partial<Parameters<typeof signIdToken>[0]> = {}) => signIdToken({ shop: "demo.myshopify.com", ...CREDENTIALS, userId: "82000001", now: trial.clock.now, ...change });
const refresh = (refresh_token: unknown) => trial.oauth({ grant_type: "refresh_token", refresh_token });
const NAME = "{ shop { name } }";

describe("token exchange", () => {
  test("gives an expiring offline token with a refresh token", async () => {
    const { status, body } = await trial.oauth(exchangeOf(idToken()));
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000, scope: expect.stringContaining("read_orders") as string });
    expect((await trial.call(NAME, {}, String(body.access_token))).data).toEqual({ shop: { name: "Linden & Loom" } });
  });

  test("gives an online token with the member of staff who asked", async () => {
    const { body } = await trial.oauth({ ...exchangeOf(idToken({ userId: "82000002" })), requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token" });
    expect(body).toMatchObject({ expires_in: 86_399, associated_user: { id: 82000002, first_name: "Tomás", account_owner: false } });
  });

  test.each([
    ["signed with another secret", () => idToken({ apiSecret: "wrong" })],
    ["made for another app", () => idToken({ apiKey: "other" })],
    ["of another shop", () => idToken({ shop: "other.myshopify.com" })],
    ["that has expired", () => idToken({ seconds: -30 })],
    ["that is no token", () => "nonsense"],
  ])("refuses a session token %s", async (_, token) => {
    const { status, body } = await trial.oauth(exchangeOf(token()));
    expect([status, body.error]).toEqual([400, "invalid_subject_token"]);
  });

  test("refuses a wrong client secret", async () => {
    expect((await trial.oauth({ ...exchangeOf(idToken()), client_secret: "wrong" })).body.error).toBe("invalid_client");
  });
});

describe("an expiring token", () => {
  test("stops working after an hour, and is refreshed", async () => {
    const { body } = await trial.oauth(exchangeOf(idToken()));
    trial.clock.pass(3601);
    expect((await trial.call(NAME, {}, String(body.access_token))).status).toBe(401);
    const fresh = await refresh(body.refresh_token);
    expect(fresh.status).toBe(200);
    expect(fresh.body.refresh_token).not.toBe(body.refresh_token);
    expect((await trial.call(NAME, {}, String(fresh.body.access_token))).status).toBe(200);
  });

  test("can be refreshed again with the old refresh token, until its replacement is used", async () => {
    const { body } = await trial.oauth(exchangeOf(idToken()));
    const first = await refresh(body.refresh_token);
    const second = await refresh(body.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).toBe(first.body.refresh_token);
    expect((await refresh(first.body.refresh_token)).status).toBe(200);
    expect(await refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("has a refresh token that dies after 90 days", async () => {
    const { body } = await trial.oauth(exchangeOf(idToken()));
    trial.clock.pass(7_776_001);
    expect((await refresh(body.refresh_token)).body.error).toBe("invalid_grant");
  });
});

test("after an uninstall no token works, not even to refresh, until the app is installed again", async () => {
  const { body } = await trial.oauth(exchangeOf(idToken()));
  uninstallApp(trial.context);
  expect((await trial.call(NAME, {}, String(body.access_token))).status).toBe(401);
  expect(await refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  expect((await trial.oauth(exchangeOf(idToken()))).body.error).toBe("invalid_subject_token");
  installApp(trial.context);
  expect((await trial.oauth(exchangeOf(idToken()))).status).toBe(200);
});
