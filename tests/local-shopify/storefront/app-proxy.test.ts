import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTinyProxyApp, type TinyProxyApp } from "../../support/tiny-proxy-app";
import { useStorefront } from "../../support/storefront";

let running: TinyProxyApp | undefined;
beforeAll(async () => {
  running = await startTinyProxyApp("secret");
});
afterAll(() => running?.stop());
const app = (): TinyProxyApp => {
  if (!running) throw new Error("the app is not running");
  return running;
};
const shop = useStorefront({ appUrl: () => app().url });
beforeEach(() => app().forget());

describe("a request to the app proxy", () => {
  test("reaches the app signed, with the shop, the prefix and the address of the shopper, and without cookies", async () => {
    await fetch(`${shop.url()}/apps/aftercare/faq.json?q=wash%20linen&tag=a&tag=b`, { headers: { cookie: "cart=1; secret=2", "accept-language": "nl" } });
    const [request] = app().requests;
    expect(request).toMatchObject({ method: "GET", path: "/proxy/faq.json", signed: true });
    expect(request?.query.get("q")).toBe("wash linen");
    expect(request?.query.getAll("tag")).toEqual(["a", "b"]);
    expect(request?.query.get("shop")).toBe("demo.myshopify.com");
    expect(request?.query.get("path_prefix")).toBe("/apps/aftercare");
    expect(request?.query.get("logged_in_customer_id")).toBe("");
    expect(request?.headers).toMatchObject({ "accept-language": "nl", "x-forwarded-for": expect.stringMatching(/127\.0\.0\.1|::1/) as string });
    expect(request?.headers.cookie).toBeUndefined();
  });

  test("says who is logged in", async () => {
    const customer = shop.state().customers[3];
    const login = await fetch(`${shop.url()}/account/login?customer=${encodeURIComponent(customer?.email ?? "")}`, { redirect: "manual" });
    expect(login.status).toBe(303);
    await fetch(`${shop.url()}/apps/aftercare/order-status`, { headers: { cookie: login.headers.get("set-cookie")?.split(";")[0] ?? "" } });
    expect(app().requests[0]?.query.get("logged_in_customer_id")).toBe(customer?.id.split("/").pop());
    expect(app().requests[0]?.signed).toBe(true);
  });

  test("carries a body of any kind, byte for byte", async () => {
    const form = new FormData();
    form.set("message", "größer ✓");
    form.set("photo", new Blob([new Uint8Array([0, 255, 10, 13, 0])], { type: "image/png" }), "a.png");
    await fetch(`${shop.url()}/apps/aftercare/contact`, { method: "POST", body: form });
    const [request] = app().requests;
    expect(request?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(request?.body).toContain("\u0000\u00ff\n\r\u0000");
    expect(Buffer.from(request?.body ?? "", "latin1").toString("utf8")).toContain("größer ✓");
  });

  test("brings the answer back without its cookies; Liquid is drawn in the theme", async () => {
    app().answer("/proxy/a", {}, { status: 422, headers: { "set-cookie": "x=1", "cache-control": "no-store" } });
    const plain = await fetch(`${shop.url()}/apps/aftercare/a`);
    expect([plain.status, plain.headers.get("set-cookie"), plain.headers.get("cache-control")]).toEqual([422, null, "no-store"]);
    app().answer("/proxy/b", {}, { type: "application/liquid", body: "<h1>Thank you</h1>" });
    const page = await (await fetch(`${shop.url()}/apps/aftercare/b`)).text();
    expect(page).toContain("<h1>Thank you</h1>");
    expect(page).toContain("Linden &amp; Loom");
    app().answer("/proxy/c", {}, { type: "application/liquid", body: "{% layout none %}<p>bare</p>" });
    expect(await (await fetch(`${shop.url()}/apps/aftercare/c`)).text()).toBe("<p>bare</p>");
  });

  test("ends at the shop when the app is not installed", async () => {
    shop.state().installation.installed = false;
    expect((await fetch(`${shop.url()}/apps/aftercare/faq.json`)).status).toBe(404);
    shop.state().installation.installed = true;
    expect(app().requests).toEqual([]);
  });
});

describe("pages of the shop", () => {
  test.each([["/", 200], ["/products/linen-shirt", 200], ["/collections/clothing", 200], ["/pages/contact", 200], ["/account/login", 200], ["/products/nothing", 404], ["/nowhere", 404]])("%s answers %i", async (path, status) => {
    expect((await fetch(shop.url() + path)).status).toBe(status);
  });
  test("?without=blocks is the page as it would be without the app", async () => {
    expect(await (await fetch(`${shop.url()}/products/linen-shirt?without=blocks`)).text()).not.toMatch(/aftercare/);
  });
  test("a redirect after logging in stays in the shop", async () => {
    const response = await fetch(`${shop.url()}/localization?locale=de&back=//evil.example`, { redirect: "manual" });
    expect(response.headers.get("location")).toBe("/");
  });
});
