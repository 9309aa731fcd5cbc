import { onBlocks, showOrderStatus } from "./shared";
import { suggestAnswers } from "./suggest";

/** Loaded by the first touch of the help button. Until then, and without it, the panel's questions and forms work as they are. */
onBlocks(".ac-float", (block) => {
  const search = block.querySelector<HTMLElement>(".ac-search");
  const input = search?.querySelector("input");
  const list = block.querySelector<HTMLElement>("[data-suggestions]");
  const form = block.querySelector("form");
  if (search && input && list) {
    const first = [...list.children];
    suggestAnswers(input, list, () => document.documentElement.lang, 1);
    input.addEventListener("input", () => {
      if (input.value.trim() === "") list.replaceChildren(...first);
    });
  }
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void showOrderStatus(form, form.action);
  });
});
