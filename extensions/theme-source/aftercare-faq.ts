import { countHelp, noteOpened, onBlocks, searchList } from "./shared";

onBlocks("[data-aftercare-faq]", (block) => {
  searchList(block);
  countHelp(block);
  // "toggle" does not bubble.
  block.addEventListener(
    "toggle",
    (event) => {
      const details = event.target as HTMLDetailsElement;
      if (details.open) noteOpened(details.querySelector<HTMLFormElement>("[data-aftercare-helped]"));
    },
    true,
  );
});
