/** Questions and boxes over the page, in a shadow tree so that the page's styles and theirs do not meet. */

/** The dialog itself, and what stands in it. `dialog` is the selector of the first. */
export const boxStyle = (dialog: string): string => `
${dialog} { border: 0; padding: 0; border-radius: 14px; width: min(38rem, calc(100vw - 1.5rem)); max-height: calc(100dvh - 1.5rem); background: #fff; color: #1c2321; box-shadow: 0 12px 40px #0005; font: 14px/1.45 system-ui, sans-serif; overflow: hidden; }
${dialog}[open] { display: flex; flex-direction: column; }
${dialog}.small { width: min(25rem, calc(100vw - 1.5rem)); }
${dialog}.large { width: min(61rem, calc(100vw - 1.5rem)); }
${dialog}.max { width: calc(100vw - 1rem); height: calc(100dvh - 1rem); max-width: none; max-height: none; }
${dialog}::backdrop { background: #1c232199; }
`;

export const PARTS_STYLE = `
header { display: flex; gap: .75rem; align-items: center; justify-content: space-between; padding: .75rem 1rem; background: #f2f4f3; border-bottom: 1px solid #d9dfdc; }
header h2 { font-size: 1rem; margin: 0; }
.content { overflow: auto; flex: 1; min-height: 0; }
.content.padded { padding: 1rem; }
.content iframe { border: 0; width: 100%; height: 100%; min-height: 60dvh; display: block; }
footer { display: flex; flex-wrap: wrap; gap: .5rem; justify-content: flex-end; padding: .75rem 1rem; border-top: 1px solid #d9dfdc; }
footer:empty { display: none; }
button { font: inherit; font-weight: 600; padding: .4rem .85rem; border: 1px solid #8a9691; border-radius: 7px; background: #fff; color: #1c2321; cursor: pointer; }
button.primary { background: #1f5d4c; border-color: #1f5d4c; color: #fff; }
button.critical { color: #a3231b; border-color: #a3231b; }
button.primary.critical { background: #a3231b; color: #fff; }
button.close { border: 0; background: none; font-size: 1.3rem; line-height: 1; padding: .2rem .5rem; }
button:disabled { opacity: .5; cursor: default; }
button:focus-visible, input:focus-visible { outline: 2px solid #1a66d9; outline-offset: 2px; }
input[type=search] { font: inherit; width: 100%; padding: .5rem .65rem; border: 1px solid #8a9691; border-radius: 7px; box-sizing: border-box; }
ul { list-style: none; margin: 0; padding: 0; }
li { border-bottom: 1px solid #e5e9e7; }
li label { display: flex; gap: .7rem; align-items: center; padding: .55rem .25rem; cursor: pointer; }
li img { width: 36px; height: 36px; object-fit: cover; border-radius: 6px; background: #f2f4f3; }
li .data { margin-left: auto; color: #5b6662; display: flex; gap: .75rem; }
li.variant { padding-left: 2.5rem; }
p { margin: 0 0 .6rem; }
`;

export interface Box {
  dialog: HTMLDialogElement;
  content: HTMLElement;
  footer: HTMLElement;
  /** Closes and removes it. */
  close(): void;
}

/** Opens a box with a title and a close button. `onClose` runs once, however it was closed. */
export function openBox(options: { title: string; size?: "small" | "base" | "large"; onClose(): void }): Box {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = boxStyle("dialog") + PARTS_STYLE;
  const dialog = document.createElement("dialog");
  dialog.className = options.size ?? "base";
  const header = document.createElement("header");
  const heading = document.createElement("h2");
  heading.id = "title";
  heading.textContent = options.title;
  dialog.setAttribute("aria-labelledby", "title");
  header.append(heading, closeButton(() => dialog.close()));
  const content = document.createElement("div");
  content.className = "content padded";
  const footer = document.createElement("footer");
  dialog.append(header, content, footer);
  root.append(style, dialog);
  document.body.append(host);
  dialog.addEventListener("close", () => {
    host.remove();
    options.onClose();
  });
  dialog.showModal();
  return { dialog, content, footer, close: () => dialog.close() };
}

export function closeButton(act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "close";
  button.textContent = "×";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", act);
  return button;
}

export function textButton(label: string, className: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

/** A yes-or-no question. Escape and the cross mean no. */
export function ask(question: { title: string; text: string; yes: string; no: string; critical?: boolean }): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const box = openBox({ title: question.title, size: "small", onClose: () => resolve(answer) });
    const text = document.createElement("p");
    text.textContent = question.text;
    box.content.append(text);
    const yes = textButton(question.yes, question.critical ? "primary critical" : "primary", () => {
      answer = true;
      box.close();
    });
    box.footer.append(textButton(question.no, "", () => box.close()), yes);
  });
}
