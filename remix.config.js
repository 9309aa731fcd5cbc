import { vitePlugin as remix } from "@remix-run/dev";
import { build as bundle } from "esbuild";
import { defineConfig } from "vite";

const aliases = { "~": new URL("./app", import.meta.url).pathname };

/** What runs beside the server bundle, compiled too: the process that starts everything, and the thread that reads mail. */
const besideTheServer = () => ({
  name: "beside-the-server",
  apply: "build",
  async writeBundle({ dir }) {
    if (!dir?.endsWith("server")) return;
    await bundle({
      entryPoints: { start: "app/start.ts", "mail-thread": "app/channels/email/mail-thread.server.ts" },
      outdir: "build",
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node24",
      packages: "external",
      alias: aliases,
    });
  },
});

/** The Vite configuration: `remix vite:build --config remix.config.js`. */
export default defineConfig({
  resolve: { alias: aliases },
  plugins: [
    remix({
      appDirectory: "app",
      ignoredRouteFiles: ["**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: false,
        v3_singleFetch: false,
        v3_routeConfig: false,
      },
    }),
    besideTheServer(),
  ],
  // Icons are taken in one by one: loading all 500 of them costs the server 12 MB.
  ssr: { noExternal: ["@shopify/polaris-icons"] },
  build: { assetsInlineLimit: 0, target: "es2022", sourcemap: false },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris"] },
});
