/** The app's UI extensions, run as Shopify would run them: on the order page of the admin, after checkout, in the customer's account. */
import { Router } from "express";
import type { Area } from "../context";
import { buyerPages } from "./buyer-pages";
import { customerAccountApi } from "./customer-account-api";
import { frameRoutes } from "./frames";

export const uiExtensions: Area = {
  name: "ui-extensions",
  router(context) {
    const router = Router();
    router.use(frameRoutes(context), customerAccountApi(context), buyerPages(context));
    return router;
  },
};
