/**
 * The local Shopify: one shop, one HTTP server. See context.ts for what it offers to its areas, areas.ts for the areas themselves.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { MARA } from "./admin/staff";
import { demoScopes, deployMetafields, deployMetaobjects, readAppConfig } from "./app-config";
import { areas as allAreas } from "./areas";
import type { LocalShopify, LocalShopifyOptions, RunningLocalShopify } from "./context";
import { demoShop } from "./demo-shop";
import { pictureRoutes } from "./demo/pictures";
import { adminApiRoutes } from "./graphql/endpoint";
import { finishOpenJobs } from "./graphql/mutations/orders";
import { oauthRoutes } from "./oauth/token-endpoint";
import { shopperPages } from "./shopper-pages";
import { signIdToken, signProxyQuery } from "./signing";
import { keepSnapshot, readSnapshot } from "./state/snapshot";
import { makeWebhookSender } from "./webhooks/delivery";

/** Starts the server. `stop()` writes the snapshot and closes every connection. */
export async function startLocalShopify(options: LocalShopifyOptions): Promise<RunningLocalShopify> {
  const now = options.now ?? (() => new Date());
  const config = readAppConfig();
  const kept = options.statePath ? readSnapshot(options.statePath) : null;
  const state = kept ?? options.initialState ?? demoShop({ now: now() });
  if (options.scopes || state.installation.scopes.length === 0) state.installation.scopes = [...(options.scopes ?? demoScopes(config))];
  const snapshot = keepSnapshot(options.statePath, state);
  const webhooks = makeWebhookSender({ options, state, now, save: snapshot.save, subscriptions: config.webhooks });

  const context: LocalShopify = {
    options,
    state,
    url: "",
    now,
    save: snapshot.save,
    newId: (type) => `gid://shopify/${type}/${state.counters.id++}`,
    emitWebhook: webhooks.emit,
    settleWebhooks: webhooks.settle,
    mintIdToken: (seconds) => signIdToken({ shop: state.shop.domain, apiKey: options.apiKey, apiSecret: options.apiSecret, userId: MARA.id, now: now(), ...(seconds !== undefined && { seconds }) }),
    signedProxyUrl(path, query = new URLSearchParams(), loggedInCustomerId = null) {
      const full = new URLSearchParams(query);
      full.set("shop", state.shop.domain);
      full.set("logged_in_customer_id", loggedInCustomerId?.split("/").pop() ?? "");
      full.set("path_prefix", `/${config.proxy.prefix}/${config.proxy.subpath}`);
      full.set("timestamp", String(Math.floor(now().getTime() / 1000)));
      return `${new URL(config.proxy.url, options.appUrl).href}${path}?${signProxyQuery(full, options.apiSecret)}`;
    },
    hostParameter: () => Buffer.from(`admin.shopify.com/store/${state.shop.domain.split(".")[0]}`).toString("base64url"),
  };

  deployMetaobjects(context, config);
  deployMetafields(context, config);

  const app = express();
  app.disable("x-powered-by");
  app.use(oauthRoutes(context), adminApiRoutes(context), pictureRoutes(context), shopperPages(context));
  const areas = options.areas ?? allAreas;
  for (const area of areas) app.use(area.router(context));

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  context.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  state.shop.storefrontUrl = context.url;
  const stopAreas: (() => Promise<void>)[] = [];
  for (const area of areas) if (area.start) stopAreas.push(await area.start(context));
  finishOpenJobs(context);
  webhooks.start();
  snapshot.flush();

  return {
    url: context.url,
    state,
    context,
    async stop() {
      await webhooks.stop();
      for (const stop of stopAreas) await stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      snapshot.flush();
    },
  };
}
