/** The way to whoever draws title bar, save bar and toasts: the admin around the frame, or, on a page of its own, this page itself. */
import { createChrome } from "../chrome";
import { envelope, type FromAdmin, type FromApp, opened } from "../protocol";
import { framed, localShopify } from "./config";

const listeners = new Set<(message: FromAdmin) => void>();

export function onAdmin(listener: (message: FromAdmin) => void): void {
  listeners.add(listener);
}

function receive(message: FromAdmin): void {
  for (const listener of listeners) listener(message);
}

let draw: ((message: FromApp) => void) | null = null;

export function tellAdmin(message: FromApp): void {
  if (framed) window.parent.postMessage(envelope(message), localShopify);
  else if (draw || mustBeSeen(message)) (draw ??= ownChrome())(message);
}

/** Nothing is put into the page before it has to be: the app's framework may still be taking over the server's HTML. */
function mustBeSeen(message: FromApp): boolean {
  return message.type === "toast" || (message.type === "save-bar" && message.open) || (message.type === "loading" && message.on);
}

if (framed) {
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== localShopify) return;
    const message = opened<FromAdmin>(event.data);
    if (message) receive(message);
  });
}

/** Without a frame, only what cannot be done without is drawn: save bar and toasts. */
function ownChrome(): (message: FromApp) => void {
  const host = document.createElement("div");
  host.dataset.localShopify = "";
  const root = host.attachShadow({ mode: "open" });
  document.documentElement.append(host);
  return createChrome({ root, title: null, send: receive });
}
