import { beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { checkDomain } from "~/domain/sending/check-domain.server";
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

  test("going back to our server looks at the domain at once, and says from where mail comes meanwhile", async () => {
    await changeSettings({ shopId, change: { senderAddress: "help@lane.invalid" } });
    await inShop(shopId, (tx) => tx.sending.upsert({ where: { shopId }, create: { shopId, host: "smtp.lane.invalid" }, update: { host: "smtp.lane.invalid" } }));
    const dns = { mx: async () => ["mx.lane.invalid"], txt: async (name: string) => [name.startsWith("_dmarc.") ? "v=DMARC1; p=none" : "v=spf1 a ~all"] };
    expect(await checkDomain({ shopId, dns, replyDomain: "reply.example", now: new Date("2026-01-01T00:00:00Z") })).toMatchObject({ inOrder: true });
    expect(await act({ intent: "use-ours" })).toEqual({ status: 200, outcome: "dropped", say: "Mail leaves by our server again, and from our address until lane.invalid is in order" });
    const { sending } = (await (await app.signedRequest(ROUTE)).json()) as { sending: { comesFromOwn: boolean; domain: { inOrder: boolean; checkedAt: string; findings: unknown[] } } };
    expect(sending).toMatchObject({ server: null, comesFromOwn: false, domain: { inOrder: false } });
    expect(sending.domain.findings).toHaveLength(4);
    expect(Date.parse(sending.domain.checkedAt)).toBeGreaterThan(Date.now() - 120_000);
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
