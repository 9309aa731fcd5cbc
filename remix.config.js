import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** The Vite configuration: `remix vite:build --config remix.config.js`. */
export default defineConfig({
  resolve: { alias: { "~": new URL("./app", import.meta.url).pathname } },
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
  ],
  build: { assetsInlineLimit: 0, target: "es2022", sourcemap: false },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris"] },
});
