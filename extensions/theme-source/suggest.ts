import type { FaqAnswer } from "../../app/domain/storefront/proxy-contract";

const SHOWN = 3;

/** Answers that match what is being typed, shown before the message is sent. Asked once typing rests, from `fromWords` words on. */
export function suggestAnswers(input: HTMLInputElement | HTMLTextAreaElement, target: HTMLElement, locale: () => string, fromWords = 3): void {
  let timer: number | undefined;
  let asked = "";
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const words = input.value.trim().slice(0, 300);
      if (words === asked || words.split(/\s+/).filter(Boolean).length < fromWords) return;
      asked = words;
      try {
        const response = await fetch(`/apps/aftercare/faq.json?${new URLSearchParams({ q: words, locale: locale() })}`);
        const { items } = (await response.json()) as Partial<FaqAnswer>;
        // A later question may have overtaken this one.
        if (asked === words) show(target, items ?? []);
      } catch {
        show(target, []);
      }
    }, 600);
  });
}

function show(target: HTMLElement, items: FaqAnswer["items"]): void {
  const shown = items.slice(0, SHOWN).map(({ question, answer }) => {
    const details = document.createElement("details");
    details.className = "ac-details";
    const summary = document.createElement("summary");
    const label = document.createElement("span");
    label.textContent = question;
    summary.append(label);
    const body = document.createElement("div");
    body.className = "ac-answer";
    body.append(
      ...answer.split("\n").map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    details.append(summary, body);
    return details;
  });
  if (shown.length === 0 || !target.dataset.heading) {
    target.replaceChildren(...shown);
    return;
  }
  const heading = document.createElement("p");
  heading.textContent = target.dataset.heading;
  target.replaceChildren(heading, ...shown);
}
