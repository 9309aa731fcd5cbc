/**
 * What the admin draws for the app: title bar with its buttons, contextual save bar, toasts, the loading line.
 * Used by the admin page around the frame, and by the app's own page when it is opened without one.
 */
import type { BarAction, BarButton, FromAdmin, FromApp } from "./protocol";
import { ask } from "./dialog";

interface ChromeOptions {
  /** Where save bar and toasts are put. */
  root: HTMLElement | ShadowRoot;
  /** Where the title bar is put; null = none. */
  title: HTMLElement | null;
  send(message: FromAdmin): void;
}

const STYLE = `
.ls-bar, .ls-toasts, .ls-loading { font: 14px/1.4 system-ui, sans-serif; }
.ls-bar { position: fixed; z-index: 2147483000; inset: 0 0 auto 0; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: space-between; padding: .5rem 1rem; min-height: 3rem; background: #16201d; color: #fff; box-shadow: 0 2px 8px #0004; }
.ls-bar[hidden], .ls-loading[hidden] { display: none; }
.ls-bar span.text { font-weight: 600; }
.ls-bar div { display: flex; gap: .5rem; }
.ls-bar button { font: inherit; font-weight: 600; padding: .35rem .8rem; border-radius: 7px; border: 1px solid #6d7b76; background: #33403b; color: #fff; cursor: pointer; }
.ls-bar button.primary { background: #fff; color: #16201d; }
.ls-bar button:disabled { opacity: .55; cursor: default; }
.ls-bar button:focus-visible, .ls-toast button:focus-visible { outline: 2px solid #8ab8ff; outline-offset: 2px; }
.ls-toasts { position: fixed; z-index: 2147483001; left: 50%; bottom: 1.25rem; transform: translateX(-50%); display: grid; gap: .5rem; justify-items: center; width: max-content; max-width: calc(100vw - 2rem); }
.ls-toast { display: flex; gap: .75rem; align-items: center; padding: .55rem .9rem; border-radius: 9px; background: #16201d; color: #fff; box-shadow: 0 4px 14px #0005; }
.ls-toast.error { background: #8e1f17; }
.ls-toast button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; padding: .1rem .3rem; }
.ls-toast button.action { font-weight: 600; text-decoration: underline; }
.ls-loading { position: fixed; z-index: 2147483002; inset: 0 0 auto 0; height: 3px; background: #35b58c; animation: ls-run 1.2s infinite linear; transform-origin: left; }
@keyframes ls-run { from { transform: scaleX(0); } to { transform: scaleX(1); } }
@media (prefers-reduced-motion: reduce) { .ls-loading { animation: none; } }
`;

/** @returns what takes in the app's messages; those that are not about drawing are left alone */
export function createChrome({ root, title, send }: ChromeOptions): (message: FromApp) => void {
  const saveBar = element("div", { className: "ls-bar", hidden: true });
  saveBar.setAttribute("role", "region");
  saveBar.setAttribute("aria-label", "Unsaved changes");
  const toasts = element("div", { className: "ls-toasts" });
  toasts.setAttribute("role", "status");
  toasts.setAttribute("aria-live", "polite");
  const loading = element("div", { className: "ls-loading", hidden: true });
  root.append(element("style", { textContent: STYLE }), saveBar, toasts, loading);

  return (message) => {
    switch (message.type) {
      case "title":
        if (title) drawTitle(title, message, send);
        return;
      case "save-bar":
        drawSaveBar(saveBar, message, send);
        return;
      case "toast":
        drawToast(toasts, message, send);
        return;
      case "toast-hide":
        toasts.querySelector(`[data-id="${CSS.escape(message.id)}"]`)?.remove();
        return;
      case "loading":
        loading.hidden = !message.on;
        return;
      default:
        // The rest is the admin's around the frame (admin/client/main.ts).
    }
  };
}

function drawSaveBar(bar: HTMLElement, state: Extract<FromApp, { type: "save-bar" }>, send: ChromeOptions["send"]): void {
  bar.hidden = !state.open;
  if (!state.open) {
    bar.replaceChildren();
    return;
  }
  const press = (on: "save" | "discard") => send({ type: "press", on, key: "" });
  const discard = barButton(state.discard, async () => {
    const sure = !state.confirmDiscard || (await ask({ title: "Discard all unsaved changes?", text: "Everything you changed since you last saved will be lost.", yes: "Discard changes", no: "Continue editing", critical: true }));
    if (sure) press("discard");
  });
  const save = barButton(state.save, () => press("save"));
  save.className = "primary";
  const focused = bar.contains(bar.ownerDocument.activeElement) ? bar.ownerDocument.activeElement?.textContent : null;
  const buttons = element("div", {});
  buttons.append(discard, save);
  bar.replaceChildren(element("span", { className: "text", textContent: "Unsaved changes" }), buttons);
  // A redraw must not throw the keyboard out of the bar.
  for (const button of [discard, save]) if (focused === button.textContent) button.focus();
}

function barButton(state: BarButton, act: () => unknown): HTMLButtonElement {
  const button = element("button", { type: "button", textContent: state.label, disabled: state.disabled || state.loading });
  if (state.loading) button.setAttribute("aria-busy", "true");
  button.addEventListener("click", act);
  return button;
}

function drawToast(toasts: HTMLElement, toast: Extract<FromApp, { type: "toast" }>, send: ChromeOptions["send"]): void {
  const box = element("div", { className: toast.isError ? "ls-toast error" : "ls-toast" });
  box.dataset.id = toast.id;
  box.append(element("span", { textContent: toast.message }));
  const close = (why: "toast-action" | "toast-dismiss") => {
    if (!box.isConnected) return;
    box.remove();
    send({ type: why, id: toast.id });
  };
  if (toast.action) {
    const action = element("button", { type: "button", className: "action", textContent: toast.action });
    action.addEventListener("click", () => close("toast-action"));
    box.append(action);
  }
  const dismiss = element("button", { type: "button", textContent: "×" });
  dismiss.setAttribute("aria-label", "Dismiss");
  dismiss.addEventListener("click", () => close("toast-dismiss"));
  box.append(dismiss);
  toasts.append(box);
  setTimeout(() => close("toast-dismiss"), toast.duration);
}

function drawTitle(bar: HTMLElement, state: Extract<FromApp, { type: "title" }>, send: ChromeOptions["send"]): void {
  const press = (key: string) => send({ type: "press", on: "title", key });
  const heading = element("div", { className: "heading" });
  if (state.back !== null) {
    const back = element("button", { type: "button", textContent: "‹", className: "back" });
    back.setAttribute("aria-label", "Back");
    back.addEventListener("click", () => press("back"));
    heading.append(back);
  }
  heading.append(element("span", { textContent: state.title || "Aftercare" }));

  const actions = element("div", { className: "actions" });
  for (const group of new Set(state.actions.map((action) => action.group))) {
    const members = state.actions.filter((action) => action.group === group);
    if (group === null) actions.append(...members.map((action) => actionButton(action, press)));
    else actions.append(actionMenu(group, members, press));
  }
  bar.replaceChildren(heading, actions);
}

function actionButton(action: BarAction, press: (key: string) => void): HTMLButtonElement {
  const button = element("button", { type: "button", textContent: action.label, disabled: action.disabled || action.loading });
  if (action.primary) button.classList.add("primary");
  if (action.critical) button.classList.add("danger");
  if (action.loading) button.setAttribute("aria-busy", "true");
  button.addEventListener("click", () => press(action.key));
  return button;
}

function actionMenu(label: string, actions: BarAction[], press: (key: string) => void): HTMLElement {
  const menu = element("details", { className: "menu" });
  const items = element("div", { className: "items" });
  items.append(
    ...actions.map((action) =>
      actionButton(action, (key) => {
        menu.open = false;
        press(key);
      }),
    ),
  );
  menu.append(element("summary", { textContent: `${label} ▾`, className: "button" }), items);
  return menu;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
