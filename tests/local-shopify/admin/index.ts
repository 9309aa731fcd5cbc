/** The Shopify admin as far as the app lives in it: frames the app, switches staff, shows orders, customers and products, places theme blocks. */
import { join } from "node:path";
import express, { Router } from "express";
import type { Area } from "../context";
import { bundle } from "../pages/bundle";
import { bridgeDoors } from "./bridge-doors";
import { frame } from "./frame";
import { rememberStaff } from "./session";
import { shopPages } from "./shop-pages";
import { themeEditor } from "./theme-editor";

export const admin: Area = {
  name: "admin",
  router(context) {
    const router = Router();
    router.get("/admin", (_request, response) => response.redirect("/admin/apps/aftercare"));
    router.get("/admin/client.js", (_request, response) => {
      response.type("js").set("Cache-Control", "no-cache").send(bundle(join(import.meta.dirname, "client/main.ts")));
    });
    router.post("/admin/staff", express.urlencoded({ extended: false }), (request, response) => {
      const { staff = "", back = "" } = request.body as Record<string, string>;
      rememberStaff(response, staff);
      response.redirect(303, /^\/admin(\/|\?|$)/.test(back) ? back : "/admin");
    });
    router.use(bridgeDoors(context), frame(context), themeEditor(context), shopPages(context));
    return router;
  },
};
