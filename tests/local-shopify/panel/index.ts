/** The panel: buttons to act as shoppers and carriers, to write to the shop, and to make Shopify's deliveries difficult. */
import express, { type Request, type Response, Router } from "express";
import * as acts from "../acts";
import type { Area, LocalShopify } from "../context";
import { composeMail } from "../mailbox/compose";
import { deliverToApp } from "../mailbox/inbound-door";
import { caught } from "../pages/caught";
import { fileFields, formData, textField } from "../pages/form-data";
import { customerName, numberOf } from "../pages/orders";
import type { Order } from "../state/types";
import { backDated, type Fields, orderActs } from "./order-acts";
import { orderPage, panelPage } from "./pages";

export const panel: Area = {
  name: "panel",
  router(context) {
    const router = Router();
    const fields = express.urlencoded({ extended: false, limit: "1mb" });

    router.get("/panel", (request, response) => response.send(panelPage(context, request)));
    router.get("/panel/orders/:number", (request, response) => {
      const order = findOrder(context, request.params.number);
      if (!order) return back(response, "/panel", { problem: "There is no such order." });
      response.send(orderPage(context, request, order));
    });

    router.post("/panel/place", fields, (request, response) => attempt(response, "/panel", () => place(context, request.body as Fields)));
    router.post("/panel/orders/:number/:act", fields, (request, response) => {
      const { back: page = "", daysAgo, ...rest } = request.body as Fields;
      const target = /^\/(panel|admin)(\/|\?|$)/.test(page) ? page : "/panel";
      const order = findOrder(context, String(request.params.number));
      const act = orderActs.find(({ key }) => key === request.params.act);
      if (!order || !act) return back(response, "/panel", { problem: "There is no such order." });
      // The page of a deleted order is gone with it.
      const after = act.key !== "delete" ? target : target.startsWith("/admin") ? "/admin/orders" : "/panel";
      attempt(response, after, () => {
        if (!act.possible(order)) throw new Error(`“${act.label}” makes no sense for ${order.name} now.`);
        return act.run(backDated(context, daysAgo), order, rest);
      });
    });
    router.post("/panel/write", caught((request, response) => write(context, request, response)));
    router.post("/panel/webhooks", fields, (request, response) => attempt(response, "/panel", () => setKnobs(context, request.body as Fields)));
    router.post("/panel/customers", fields, (request, response) => attempt(response, "/panel", () => privacy(context, request.body as Fields)));
    return router;
  },
};

const findOrder = (context: LocalShopify, number: string): Order | undefined => context.state.orders.find(({ id }) => numberOf(id) === number);

function place(context: LocalShopify, fields: Fields): string {
  const { state } = context;
  const customer = state.customers.find(({ id }) => id === fields.customer) ?? null;
  if (!customer && !fields.email) throw new Error("A guest needs an email address.");
  const lines = [1, 2, 3].flatMap((index) => {
    const variantId = fields[`variant${index}`];
    return variantId ? [{ variantId, quantity: Math.max(1, Number(fields[`quantity${index}`]) || 1) }] : [];
  });
  if (lines.length === 0) throw new Error("Choose at least one item.");
  const order = acts.placeOrder(backDated(context, fields.daysAgo), {
    customerId: customer?.id ?? null,
    ...(fields.email && { email: fields.email }),
    lines,
    unpaid: fields.paid !== "on",
  });
  return `${order.name} was placed${fields.paid === "on" ? " and paid" : ""}.`;
}

async function write(context: LocalShopify, request: Request, response: Response): Promise<void> {
  const { state } = context;
  const form = await formData(request);
  const customer = state.customers.find(({ id }) => id === textField(form, "customer"));
  const address = textField(form, "address") || customer?.email || "";
  if (!address) return back(response, "/panel", { problem: "The writer needs an email address." }, "write");
  const order = textField(form, "order");
  const subject = textField(form, "subject") || "Question";
  const authentication = textField(form, "authentication");
  const raw = await composeMail({
    from: { name: textField(form, "name") || (customer ? customerName(customer) : ""), address },
    to: textField(form, "to") || state.shop.contactEmail,
    subject: order ? `${subject} (${order})` : subject,
    text: textField(form, "text"),
    attachments: await fileFields(form, "files"),
    authentication: authentication === "fail" || authentication === "none" ? authentication : "pass",
    date: context.now(),
  });
  const delivery = await deliverToApp(context, raw);
  back(response, "/panel", delivery.delivered ? { done: `The mail from ${address} is with the shop.` } : { problem: delivery.why }, "write");
}

function setKnobs(context: LocalShopify, fields: Fields): string {
  const { knobs } = context.state.webhooks;
  knobs.copies = Math.min(5, Math.max(1, Number(fields.copies) || 1));
  knobs.shuffle = fields.shuffle === "on";
  knobs.drop = Math.min(1, Math.max(0, (Number(fields.drop) || 0) / 100));
  knobs.hold = fields.hold === "on";
  context.save();
  return "Shopify delivers events in this way from now on.";
}

function privacy(context: LocalShopify, fields: Fields): string {
  if (fields.act === "shop-redact") {
    acts.redactShop(context);
    return "Shopify asked the app to forget the whole shop.";
  }
  const customer = context.state.customers.find(({ id }) => id === fields.customer);
  if (!customer) throw new Error("Choose a customer.");
  const name = customerName(customer);
  if (fields.act === "data-request") {
    acts.requestCustomerData(context, customer);
    return `Shopify passed on ${name}’s request to see their data.`;
  }
  acts.redactCustomer(context, customer);
  return `Shopify asked the app to forget ${name}.`;
}

/** Runs an act and goes back to `page` with what happened, or with why it could not. */
function attempt(response: Response, page: string, act: () => string): void {
  try {
    back(response, page, { done: act() });
  } catch (error) {
    back(response, page, { problem: error instanceof Error ? error.message : String(error) });
  }
}

function back(response: Response, page: string, message: { done?: string; problem?: string }, anchor = ""): void {
  response.redirect(303, `${page}?${new URLSearchParams(message)}${anchor && `#${anchor}`}`);
}
