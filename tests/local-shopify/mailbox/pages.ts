/** The mailbox as pages: the list, one mail with a form to answer it, and what goes wrong on purpose. */
import type { LocalShopify } from "../context";
import { type Html, html, type Renderable, trusted } from "../pages/html";
import { moment, notice, toolPage } from "../pages/layout";
import { customerName } from "../pages/orders";
import type { StoredMail } from "../state/area-types";
import { oneClickUnsubscribe, replyAddress, replySubject } from "./compose";
import { quoteStyles } from "./quote";
import { headerOf, type Person, type ReadMail, shown } from "./read-mail";
import { presets, type SinkRule } from "./rules";

export const VIEWS = ["html", "text", "headers", "raw"] as const;
export type View = (typeof VIEWS)[number];

const PAGE_SIZE = 50;

export interface ListParts {
  mails: StoredMail[];
  to: string;
  page: number;
  rules: SinkRule[];
  done?: string | undefined;
  problem?: string | undefined;
}

export function listPage(context: LocalShopify, { mails, to, page, rules, done, problem }: ListParts): string {
  const shownMails = mails.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(mails.length / PAGE_SIZE));
  const address = (number: number) => `/mailbox?${new URLSearchParams({ ...(to && { to }), page: String(number) })}`;
  return toolPage(context, {
    title: "Mailbox",
    current: "mailbox",
    body: html`
${notice(done)}${notice(problem, "problem")}
<div class="row apart">
  <h1>Mailbox</h1>
  <a class="button" href="/panel#write">Write to the shop</a>
</div>
<p class="quiet">Everything the shop sends by mail arrives here, whoever it is for. SMTP on port ${context.options.smtpPort ?? "–"}.</p>
<form class="row" role="search" method="get" action="/mailbox">
  <label class="visually-hidden" for="to">Recipient</label>
  <input id="to" type="search" name="to" value="${to}" placeholder="Recipient, for example ana" style="max-width:20rem">
  <button>Find</button>
</form>
<hr>
${
  shownMails.length === 0
    ? html`<div class="card"><p>${to ? `No mail to “${to}”.` : "No mail yet."}</p><p class="quiet">Place and pay an order on the <a href="/panel">panel</a>, or answer a ticket in the <a href="/admin">admin</a>.</p></div>`
    : html`<div class="card scroll" tabindex="0" role="region" aria-label="Mails"><table>
<thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Arrived</th></tr></thead>
<tbody>${shownMails.map((mail) => listRow(context, mail))}</tbody></table></div>`
}
${
  pages > 1 &&
  html`<nav class="row" aria-label="Pages">${page > 1 && html`<a class="button" href="${address(page - 1)}">Newer</a>`} <span class="quiet">Page ${page} of ${pages}, ${mails.length} mails</span> ${page < pages && html`<a class="button" href="${address(page + 1)}">Older</a>`}</nav><hr>`
}
${rulesCard(rules)}
<form method="post" action="/mailbox/clear"><button class="danger">Empty the mailbox</button></form>`,
  });
}

function listRow(context: LocalShopify, mail: StoredMail): Html {
  const subject = mail.subject || "(no subject)";
  return html`<tr>
<td>${mail.to.join(", ")}</td>
<td><a href="/mailbox/${mail.id}">${mail.read ? subject : html`<strong>${subject}</strong>`}</a>${!mail.read && html` <span class="badge good">new</span>`}</td>
<td class="small">${moment(context, mail.receivedAt)}</td></tr>`;
}

function rulesCard(rules: SinkRule[]): Html {
  const words = ({ stage, act, code, to, times, delayMs, text }: SinkRule) =>
    `${to ? `To “${to}”: ` : ""}at ${stage}, ${act === "answer" ? `answer ${code} ${text}` : act === "close" ? "hang up" : `wait ${delayMs / 1000} s`}${times === null ? "" : ` (${times} left)`}`;
  return html`<details class="card" ${rules.length > 0 ? trusted("open") : null}>
<summary><strong>Make delivery fail</strong> ${rules.length > 0 && html`<span class="badge warn">${rules.length} on</span>`}</summary>
<hr>
<form class="row" method="post" action="/mailbox/rules">
  <div><label for="preset">What goes wrong</label><select id="preset" name="preset">${Object.entries(presets).map(([key, { label }]) => html`<option value="${key}">${label}</option>`)}</select></div>
  <div><label for="rule-to">Only to (part of an address)</label><input id="rule-to" name="to" placeholder="everybody"></div>
  <div><label for="rule-times">How often</label><input id="rule-times" name="times" type="number" min="1" placeholder="always"></div>
  <button>Switch on</button>
</form>
${rules.length > 0 && html`<hr><ul>${rules.map((rule) => html`<li>${words(rule)}</li>`)}</ul><form method="post" action="/mailbox/rules/clear"><button>Everything works again</button></form>`}
</details>`;
}

export interface MailParts {
  stored: StoredMail;
  mail: ReadMail;
  raw: Buffer;
  view: View;
  done?: string | undefined;
  problem?: string | undefined;
}

export function mailPage(context: LocalShopify, { stored, mail, raw, view, done, problem }: MailParts): string {
  const link = (name: View, label: string) =>
    html`<a class="button" href="/mailbox/${stored.id}?view=${name}" ${name === view ? trusted('aria-current="page"') : null}>${label}</a>`;
  const people = (list: Person[]) => list.map(shown).join(", ") || "–";
  return toolPage(context, {
    title: mail.subject || "(no subject)",
    current: "mailbox",
    head: html`<style>.mail-frame { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; resize: vertical; } a.button[aria-current] { background: #dfe8e4; }</style>`,
    body: html`
${notice(done)}${notice(problem, "problem")}
<p><a href="/mailbox">‹ Mailbox</a></p>
<article class="card" aria-labelledby="subject">
<h1 id="subject">${mail.subject || "(no subject)"}</h1>
<dl class="facts">
<dt>From</dt><dd>${mail.from ? shown(mail.from) : "–"}</dd>
<dt>To</dt><dd>${people(mail.to)}</dd>
${mail.cc.length > 0 && html`<dt>Cc</dt><dd>${people(mail.cc)}</dd>`}
<dt>Reply to</dt><dd>${replyAddress(mail)}</dd>
<dt>Arrived</dt><dd>${moment(context, stored.receivedAt)}</dd>
<dt>Envelope</dt><dd class="small quiet">from ${stored.from || "<>"} to ${stored.to.join(", ")}</dd>
</dl>
<hr>
<nav class="row" aria-label="Ways to see this mail">${link("html", "HTML")} ${link("text", "Plain text")} ${link("headers", "Headers")} ${link("raw", "Source")}</nav>
<hr>
${viewOf(stored, mail, raw, view)}
${mail.attachments.length > 0 && html`<hr><h2>Attachments</h2><ul>${mail.attachments.map((file, index) => html`<li><a href="/mailbox/${stored.id}/attachments/${index}">${file.filename}</a> <span class="quiet">${file.mimeType}, ${file.bytes} bytes</span></li>`)}</ul>`}
</article>
${replyCard(context, stored, mail)}
${otherAnswers(stored, mail)}`,
  });
}

function viewOf(stored: StoredMail, mail: ReadMail, raw: Buffer, view: View): Renderable {
  switch (view) {
    case "html":
      return mail.html === null
        ? html`<p class="quiet">This mail has no HTML.</p>`
        : html`<iframe class="mail-frame" title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${stored.id}/body.html"></iframe>`;
    case "text":
      return mail.text === null ? html`<p class="quiet">This mail has no plain text.</p>` : html`<pre tabindex="0">${mail.text}</pre>`;
    case "headers":
      return html`<div class="scroll" tabindex="0" role="region" aria-label="Headers"><table><tbody>${mail.headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td style="overflow-wrap:anywhere">${value}</td></tr>`)}</tbody></table></div>`;
    case "raw":
      return html`<pre tabindex="0">${raw.toString("utf8")}</pre>`;
  }
}

/** Whose mailbox this is: the person the mail was written to, under the name they have as a customer when the mail gives none. */
export function reader({ state }: LocalShopify, stored: StoredMail, mail: ReadMail): Person {
  const { name, address } = mail.to[0] ?? { name: "", address: stored.to[0] ?? "" };
  const customer = state.customers.find(({ email }) => email?.toLowerCase() === address.toLowerCase());
  return { name: name || (customer ? customerName(customer) : ""), address };
}

function replyCard(context: LocalShopify, stored: StoredMail, mail: ReadMail): Html {
  const me = reader(context, stored, mail);
  return html`<form class="card" method="post" action="/mailbox/${stored.id}/reply" enctype="multipart/form-data" aria-labelledby="reply-title">
<h2 id="reply-title">Reply</h2>
<div class="fields">
  <div class="field"><label for="name">Your name</label><input id="name" name="name" value="${me.name}"></div>
  <div class="field"><label for="address">Your address</label><input id="address" name="address" type="email" required value="${me.address}"></div>
  <div class="field"><label for="reply-to">To</label><input id="reply-to" value="${replyAddress(mail)}" readonly></div>
</div>
<p class="small quiet">Subject: ${replySubject(mail.subject)}</p>
<div class="field"><label for="text">Message</label><textarea id="text" name="text" required></textarea></div>
<div class="fields">
  <div class="field"><label for="style">Written with</label><select id="style" name="style">${Object.entries(quoteStyles).map(([key, label]) => html`<option value="${key}">${label}</option>`)}</select></div>
  <div class="field"><label for="authentication">Sender verified by the provider</label>${authenticationSelect()}</div>
  <div class="field"><label for="files">Attachments</label><input id="files" type="file" name="files" multiple></div>
</div>
<button class="primary">Send reply</button>
</form>`;
}

export function authenticationSelect(): Html {
  return html`<select id="authentication" name="authentication"><option value="pass">Yes (DMARC pass)</option><option value="fail">No, forged (DMARC fail)</option><option value="none">Not checked</option></select>`;
}

function otherAnswers(stored: StoredMail, mail: ReadMail): Html {
  const button = (action: string, label: string) => html`<form method="post" action="/mailbox/${stored.id}/${action}"><button>${label}</button></form>`;
  return html`<div class="card"><h2>Answer without a person</h2><div class="row">
${button("auto-reply", "Out of office")}
${button("bounce", "Bounce: no such user")}
${button("delay", "Bounce: mailbox full")}
${oneClickUnsubscribe(mail) && button("unsubscribe", "Unsubscribe by one click")}
</div>${headerOf(mail, "List-Unsubscribe") && html`<p class="small quiet">List-Unsubscribe: ${headerOf(mail, "List-Unsubscribe")}</p>`}</div>`;
}
