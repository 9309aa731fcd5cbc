import { countHelp, noteOpened, onBlocks, searchList } from "./shared";

onBlocks("[data-aftercare-faq]", (block) => {
  searchList(block);
  countHelp(block);
  const note = (details: HTMLDetailsElement) => details.open && noteOpened(details.querySelector<HTMLFormElement>("[data-aftercare-helped]"));
  block.querySelectorAll("details").forEach(note);
  // "toggle" does not bubble.
  block.addEventListener("toggle", (event) => note(event.target as HTMLDetailsElement), true);
});
