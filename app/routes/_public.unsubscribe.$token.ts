import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findLinkedMail } from "~/domain/outbox/find-linked-mail.server";
import { unsubscribe } from "~/domain/outbox/unsubscribe.server";
import { escapeHtml, publicPage, unknownLinkPage } from "~/mail/public-page";
import { PUBLIC_WORDS } from "~/mail/public-words";

/** Asks once more. Mail scanners open every link, so opening it changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const mail = await findLinkedMail(params.token ?? "");
  if (!mail) return unknownLinkPage(request);
  const words = PUBLIC_WORDS[mail.locale].unsubscribe;
  const body = `<p>${escapeHtml(words.ask(mail.shopName))}</p>
<p class="quiet">${escapeHtml(words.stays)}</p>
<form method="post"><button>${escapeHtml(words.button)}</button></form>`;
  return publicPage({ locale: mail.locale, title: words.title, body });
}

/** The page's button, and the one click of a mail program (RFC 8058): no cookie, no redirect, effect at once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const mail = await findLinkedMail(token);
  if (!mail || (await unsubscribe({ token, now: new Date() })).outcome === "unknown_link") return unknownLinkPage(request);
  const words = PUBLIC_WORDS[mail.locale].unsubscribe;
  return publicPage({ locale: mail.locale, title: words.doneTitle, body: `<p>${escapeHtml(words.done(mail.shopName))}</p>` });
}
