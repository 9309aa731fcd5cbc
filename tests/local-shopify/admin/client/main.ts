/** The admin's own script: the menu on small screens, and everything around the framed app. */
import { createChrome } from "../../app-bridge/chrome";
import { ask } from "../../app-bridge/dialog";
import { envelope, type FromAdmin, type FromApp, type NavItem, opened } from "../../app-bridge/protocol";

interface FrameSettings {
  appOrigin: string;
  /** Path of the app in the admin, "/admin/apps/aftercare". */
  base: string;
  shopName: string;
  appTitle: string;
}

const side = document.getElementById("side");
for (const toggle of document.querySelectorAll<HTMLButtonElement>("[data-toggle=side]")) {
  toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", String(side?.classList.toggle("shown") ?? false)));
}

/** The app has moved on since the server wrote the form. */
const people = document.querySelector<HTMLFormElement>("form.people");
people?.addEventListener("submit", () => {
  const back = people.elements.namedItem("back");
  if (back instanceof HTMLInputElement) back.value = location.pathname + location.search;
});

const settings = document.getElementById("frame")?.textContent;
const app = document.querySelector<HTMLIFrameElement>("iframe.app");
if (settings && app) surround(app, JSON.parse(settings) as FrameSettings);

function surround(app: HTMLIFrameElement, { appOrigin, base, shopName, appTitle }: FrameSettings): void {
  const send = (message: FromAdmin) => app.contentWindow?.postMessage(envelope(message), appOrigin);
  const titleBar = document.querySelector<HTMLElement>("[data-title-bar]");
  const draw = createChrome({ root: document.body, title: titleBar, send });
  const menu = document.querySelector<HTMLElement>("[data-app-nav]");
  let items: NavItem[] = [];
  let unsaved = false;

  window.addEventListener("message", (event) => {
    if (event.source !== app.contentWindow || event.origin !== appOrigin) return;
    const message = opened<FromApp>(event.data);
    if (message) receive(message);
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  // Only now is somebody listening to what the app says.
  app.src = app.dataset.src ?? "";

  function receive(message: FromApp): void {
    draw(message);
    switch (message.type) {
      case "title":
        document.title = `${message.title ? `${message.title} · ` : ""}${appTitle} · ${shopName}`;
        return;
      case "location":
        history.replaceState(null, "", base + message.path);
        drawMenu();
        return;
      case "nav":
        items = message.items;
        drawMenu();
        return;
      case "save-bar":
        unsaved = message.open;
        return;
      case "modal":
        for (const part of document.querySelectorAll<HTMLElement>(".admin > header, .side, .titlebar")) {
          part.inert = message.open;
          part.classList.toggle("covered", message.open);
        }
        return;
      case "open":
        location.assign(message.url);
        return;
      default:
        // The rest is drawn in the frame's own bar (app-bridge/chrome.ts).
    }
  }

  function drawMenu(): void {
    const here = location.pathname.slice(base.length) || "/";
    const current = items.filter(({ href }) => here === href || here.startsWith(`${href.split("?")[0]}/`)).sort((one, other) => other.href.length - one.href.length)[0];
    menu?.replaceChildren(
      ...items.map((item) => {
        const link = document.createElement("a");
        link.href = base + item.href;
        link.textContent = item.label;
        if (item === current) link.setAttribute("aria-current", "page");
        link.addEventListener("click", (event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          void leave(() => send({ type: "navigate", href: item.href }));
        });
        const entry = document.createElement("li");
        entry.append(link);
        return entry;
      }),
    );
  }

  /** Every way out of the page asks first while there are unsaved changes. */
  side?.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || !unsaved) return;
    event.preventDefault();
    void leave(() => location.assign(link.href));
  });

  async function leave(go: () => void): Promise<void> {
    const sure = !unsaved || (await ask({ title: "Leave page with unsaved changes?", text: "Leaving this page will delete all unsaved changes.", yes: "Leave page", no: "Stay", critical: true }));
    if (!sure) return;
    unsaved = false;
    side?.classList.remove("shown");
    go();
  }
}
