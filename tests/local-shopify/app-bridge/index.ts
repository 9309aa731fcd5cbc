/** Serves the stand-in for App Bridge at /app-bridge.js. */
import { join } from "node:path";
import { Router } from "express";
import type { Area } from "../context";
import { bundle } from "../pages/bundle";

export const appBridge: Area = {
  name: "app-bridge",
  router() {
    const router = Router();
    router.get("/app-bridge.js", (_request, response) => {
      response.type("js").set("Cache-Control", "no-cache").send(bundle(join(import.meta.dirname, "client/main.ts")));
    });
    return router;
  },
};
