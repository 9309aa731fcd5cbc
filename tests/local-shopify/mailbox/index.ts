/** The mailbox: an SMTP sink, pages to read it as shoppers do, and JSON for tests (/mailbox/messages.json). */
import express, { type Response, Router } from "express";
import { z } from "zod";
import type { Area, LocalShopify } from "../context";
import { caught } from "../pages/caught";
import { fileFields, formData, textField } from "../pages/form-data";
import type { StoredMail } from "../state/area-types";
import { composeAutoReply, composeBounce, composeReply, oneClickUnsubscribe } from "./compose";
import { deliverToApp } from "./inbound-door";
import { listPage, mailPage, reader, VIEWS } from "./pages";
import { quoteStyles } from "./quote";
import { type ReadMail, readMail } from "./read-mail";
import { presets, sinkRule } from "./rules";
import { startSmtpSink } from "./smtp-sink";
import { type MailStore, mailStore } from "./store";

const JSON_LIMIT = 100;

export const replyFields = z.object({
  authentication: z.enum(["pass", "fail", "none"]).catch("pass"),
  style: z.enum(Object.keys(quoteStyles) as [keyof typeof quoteStyles, ...(keyof typeof quoteStyles)[]]).catch("gmail"),
});

export const mailbox: Area = {
  name: "mailbox",
  start: startSmtpSink,
  router(context) {
    const store = mailStore(context);
    const router = Router();
    router.use("/mailbox", lists(context, store), forTests(store), oneMail(context, store));
    return router;
  },
};

function lists(context: LocalShopify, store: MailStore): Router {
  const router = Router();
  router.get("/", (request, response) => {
    const to = String(request.query.to ?? "");
    const page = Math.max(1, Number(request.query.page) || 1);
    response.send(listPage(context, { mails: store.list({ to }), to, page, rules: store.rules, ...messages(request.query) }));
  });
  router.post("/clear", caught(async (_request, response) => {
    await store.clear();
    back(response, "/mailbox", { done: "The mailbox is empty." });
  }));
  router.post("/rules", express.urlencoded({ extended: false }), (request, response, next) => {
    if (request.is("json")) return next();
    const { preset = "", to = "", times } = request.body as Record<string, string>;
    const chosen = presets[preset];
    if (!chosen) return back(response, "/mailbox", { problem: "There is no such failure." });
    store.rules.push(sinkRule.parse({ ...chosen.rule, to, ...(times && { times: Number(times) }) }));
    back(response, "/mailbox", { done: `From now on: ${chosen.label}.` });
  });
  router.post("/rules/clear", (_request, response) => {
    store.rules.splice(0);
    back(response, "/mailbox", { done: "Every mail is accepted again." });
  });
  return router;
}

/** `GET messages.json?to=&since=&limit=` newest first; `?summary=1` leaves the contents out and has no limit. */
function forTests(store: MailStore): Router {
  const router = Router();
  router.get("/messages.json", caught(async (request, response) => {
    const mails = store.list({ to: String(request.query.to ?? ""), since: String(request.query.since ?? "") });
    if (request.query.summary) return response.json({ total: mails.length, messages: mails });
    const limit = Math.min(JSON_LIMIT, Number(request.query.limit) || JSON_LIMIT);
    response.json({ total: mails.length, messages: await Promise.all(mails.slice(0, limit).map((mail) => whole(store, mail))) });
  }));
  router.delete("/messages.json", caught(async (_request, response) => {
    await store.clear();
    response.json({ total: 0, messages: [] });
  }));
  router.get("/rules.json", (_request, response) => response.json(store.rules));
  router.put("/rules.json", express.json(), (request, response) => {
    const rules = z.array(sinkRule).safeParse(request.body);
    if (!rules.success) return response.status(400).json({ error: z.prettifyError(rules.error) });
    store.rules.splice(0, store.rules.length, ...rules.data);
    response.json(store.rules);
  });
  return router;
}

/** A stored mail with everything in it, as the JSON for tests has it. */
export async function whole(store: MailStore, stored: StoredMail) {
  const { attachments, ...mail } = await readMail(await store.raw(stored));
  return { id: stored.id, receivedAt: stored.receivedAt, envelope: { from: stored.from, to: stored.to }, ...mail, attachments: attachments.map(({ content: _content, ...file }) => file) };
}

function oneMail(context: LocalShopify, store: MailStore): Router {
  const router = Router();
  router.use("/:id", caught(async (request, response, next) => {
    const stored = store.find(String(request.params.id).replace(/\.json$/, ""));
    if (!stored) {
      response.status(404);
      return response.send(listPage(context, { mails: store.list(), to: "", page: 1, rules: store.rules, problem: "There is no such mail; it may have been cleared away." }));
    }
    const raw = await store.raw(stored);
    Object.assign(response.locals, { opened: { stored, raw, mail: await readMail(raw) } satisfies Opened });
    next();
  }));
  router.get("/:id", caught(async (request, response) => {
    const { stored, raw, mail } = opened(response);
    if (String(request.params.id).endsWith(".json")) return response.json(await whole(store, stored));
    if (!stored.read) {
      stored.read = true;
      context.save();
    }
    const view = VIEWS.find((name) => name === request.query.view) ?? (mail.html === null ? "text" : "html");
    response.send(mailPage(context, { stored, mail, raw, view, ...messages(request.query) }));
  }));
  router.get("/:id/raw.eml", (_request, response) => response.type("text/plain").send(opened(response).raw));
  router.get("/:id/body.html", (_request, response) => {
    // A mail is somebody else's page: no scripts, no frames, no forms, not even when opened outside its frame.
    response.set("Content-Security-Policy", "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src http: https: data:");
    response.type("html").send(readable(opened(response).mail));
  });
  router.get("/:id/attachments/:index", (request, response) => {
    const file = opened(response).mail.attachments[Number(request.params.index)];
    if (!file) return response.status(404).send("There is no such attachment.");
    response.attachment(file.filename).set("X-Content-Type-Options", "nosniff").type(file.mimeType).send(Buffer.from(file.content));
  });
  router.post("/:id/reply", caught(async (request, response) => {
    const { mail } = opened(response);
    const form = await formData(request);
    const raw = await composeReply(mail, {
      ...replyFields.parse({ authentication: textField(form, "authentication"), style: textField(form, "style") }),
      from: { name: textField(form, "name"), address: textField(form, "address") },
      text: textField(form, "text"),
      attachments: await fileFields(form, "files"),
      date: context.now(),
      timezone: context.state.shop.timezone,
    });
    await handOver(response, raw, "The reply is with the shop.");
  }));
  router.post("/:id/auto-reply", caught(async (_request, response) => {
    const { stored, mail } = opened(response);
    await handOver(response, await composeAutoReply(mail, reader(context, stored, mail), stored.from, context.now()), "An out-of-office answer is with the shop.");
  }));
  for (const [action, status] of [["bounce", "5.1.1"], ["delay", "4.2.2"]] as const) {
    router.post(`/:id/${action}`, caught(async (_request, response) => {
      const { stored, mail, raw } = opened(response);
      await handOver(response, composeBounce(mail, raw, stored.to[0] ?? "", stored.from, status, context.now()), "The delivery report is with the shop.");
    }));
  }
  router.post("/:id/unsubscribe", caught(async (_request, response) => {
    const { stored, mail } = opened(response);
    const url = oneClickUnsubscribe(mail);
    if (!url) return back(response, `/mailbox/${stored.id}`, { problem: "This mail offers no one-click unsubscribe." });
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "manual" });
    back(response, `/mailbox/${stored.id}`, answer.ok ? { done: "Unsubscribed." } : { problem: `The app answered ${answer.status}.` });
  }));

  async function handOver(response: Response, raw: Buffer, done: string): Promise<void> {
    const delivery = await deliverToApp(context, raw);
    back(response, `/mailbox/${opened(response).stored.id}`, delivery.delivered ? { done } : { problem: delivery.why });
  }
  return router;
}

interface Opened {
  stored: StoredMail;
  raw: Buffer;
  mail: ReadMail;
}

const opened = (response: Response): Opened => response.locals.opened as Opened;

/** The HTML of a mail with its own pictures put in, and links that open a new tab. */
function readable(mail: ReadMail): string {
  const pictures = (mail.html ?? "").replace(/cid:([^"'\s)>]+)/g, (whole, id: string) => {
    const file = mail.attachments.find(({ contentId }) => contentId === decodeURIComponent(id));
    return file ? `data:${file.mimeType};base64,${Buffer.from(file.content).toString("base64")}` : whole;
  });
  return `<base target="_blank">${pictures}`;
}

/** After a form: to a page that says what happened. */
function back(response: Response, path: string, message: { done?: string; problem?: string }): void {
  response.redirect(303, `${path}?${new URLSearchParams(message)}`);
}

function messages(query: Record<string, unknown>): { done?: string | undefined; problem?: string | undefined } {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { done: text(query.done), problem: text(query.problem) };
}

