import { beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { useApp } from "../support/run-app";

const app = useApp();
const shopId = "demo.myshopify.com";
const ROUTE = "/app/settings/sending?_data=routes%2Fapp.settings.sending";

const act = async (fields: Record<string, string>) => {
  const response = await app.signedRequest(ROUTE, { method: "POST", body: new URLSearchParams(fields) });
  return { status: response.status, ...((await response.json()) as { outcome: string; problem?: string; errors?: Record<string, string>; say?: string }) };
};
const server = { host: "smtp.lane.invalid", port: "587", security: "starttls", user: "lane", password: "secret" };

describe("how mail leaves", () => {
  beforeEach(() => changeSettings({ shopId, change: { senderAddress: "" } }));

  test("the page shows by whom, in whose name and how much", async () => {
    const page = await (await app.signedRequest(ROUTE)).json();
    expect(page).toMatchObject({ isOwner: true, sending: { server: null, domain: null, comesFromOwn: false, limits: { level: "good", perDay: expect.any(Number) } } });
  });

  test("a server needs an address of the shop's own, a right form and a real connection", async () => {
    expect(await act({ intent: "save", value: JSON.stringify(server) })).toMatchObject({ status: 422, outcome: "no-address", problem: expect.stringContaining("sender address") });
    await changeSettings({ shopId, change: { senderAddress: "help@lane.invalid" } });
    expect(await act({ intent: "save", value: JSON.stringify({ ...server, port: "0", host: "" }) })).toMatchObject({ status: 422, errors: { host: "Write the name of the server", port: "From 1 to 65535" } });
    expect(await act({ intent: "save", value: JSON.stringify({ ...server, host: "127.0.0.1" }) })).toMatchObject({ status: 422, errors: { host: expect.stringContaining("open Internet") } });
    expect(await act({ intent: "save", value: "{" })).toMatchObject({ status: 422 });
    expect(await inShop(shopId, (tx) => tx.sending.count({ where: { shopId, host: { not: null } } }))).toBe(0);
  });

  test("a key is made once, and its record stands there to copy", async () => {
    await changeSettings({ shopId, change: { senderAddress: "help@lane.invalid" } });
    expect(await act({ intent: "make-key" })).toMatchObject({ status: 200, outcome: "made" });
    expect(await act({ intent: "make-key" })).toMatchObject({ outcome: "there-already" });
    const page = (await (await app.signedRequest(ROUTE)).json()) as { sending: { domain: { key: { name: string; value: string; signs: boolean } } } };
    expect(page.sending.domain.key).toMatchObject({ name: "aftercare._domainkey.lane.invalid", value: expect.stringMatching(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}$/), signs: false });
    expect(JSON.stringify(page)).not.toContain("PRIVATE");
  });
});
