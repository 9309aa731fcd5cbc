import { connect } from "node:net";
import { expect, test } from "vitest";
import { useBrowser } from "./browser";
import { useApp } from "./run-app";

const app = useApp({ moreShops: ["other.myshopify.com"] });
const browser = useBrowser();

test("the app runs as it does for staff, for each of its shops", async () => {
  const page = await browser.newPage();
  const frame = await app.openAdmin(page, "/app/inbox");
  await frame.getByRole("heading", { name: "Inbox" }).waitFor();
  expect((await app.signedRequest("/app/inbox?_data=routes%2Fapp.inbox._index")).status).toBe(200);
  expect((await app.signedRequest("/app/inbox?_data=routes%2Fapp.inbox._index", { shop: "other.myshopify.com" })).status).toBe(200);
  expect((await app.signedRequest("/app/inbox?_data=routes%2Fapp.inbox._index", { shop: "third.myshopify.com" })).status).not.toBe(200);
});

test("it can be killed, and started again", async () => {
  await app.kill();
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
  await app.restart();
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});

test("neither a connection that says nothing nor one that never rests holds up its end", async () => {
  const silent = connect(Number(new URL(app.url).port), "localhost");
  silent.on("error", () => undefined);
  await new Promise((resolve) => silent.once("connect", resolve));
  let asking = true;
  const asked = (async () => {
    while (asking) await fetch(`${app.url}/healthz`).then((response) => response.text()).catch(() => (asking = false));
  })();
  expect(await app.stop()).toBe(0);
  await asked;
  silent.destroy();
});
