import type { StepContent } from "./blocks";
import { variablesIn } from "./liquid";
import { MAIL_VARIABLES } from "./variables";

export interface TemplateProblem {
  /** "subject", "preheader" or "block 3". */
  where: string;
  /** What is wrong, and what to write instead when that can be guessed. */
  words: string;
}

/** What is wrong with a step's words: Liquid that cannot be read, and variables that do not exist, each by name. */
export function validateTemplate(content: StepContent): TemplateProblem[] {
  return textsOf(content).flatMap(({ where, text }) => {
    try {
      return variablesIn(text)
        .filter((path) => !isKnown(path))
        .map((path) => ({ where, words: unknownInWords(path) }));
    } catch (error) {
      return [{ where, words: readableInWords(error as Error) }];
    }
  });
}

/** Every text of a step's words in which Liquid works. */
export function textsOf(content: StepContent): { where: string; text: string }[] {
  return [
    { where: "subject", text: content.subject },
    { where: "preheader", text: content.preheader },
    ...content.blocks.flatMap((block, index) => {
      const where = `block ${index + 1}`;
      switch (block.type) {
        case "heading":
          return [{ where, text: block.text }];
        case "text":
          return [{ where, text: block.html }];
        case "rating":
          return [{ where, text: block.question }];
        case "button":
          return [{ where, text: block.label }, { where, text: block.url }];
        case "image":
          return [{ where, text: block.url }, { where, text: block.alt }, ...(block.link ? [{ where, text: block.link }] : [])];
        case "discount":
          return [{ where, text: block.code }, { where, text: block.words }];
        case "signature":
          return [{ where, text: block.name }];
        default:
          return [];
      }
    }),
  ];
}

/** `return` alone is fine in an `{% if %}`. */
function isKnown(path: string): boolean {
  return MAIL_VARIABLES.some((variable) => variable.path === path || variable.path.startsWith(`${path}.`));
}

function unknownInWords(path: string): string {
  const near = MAIL_VARIABLES.map((variable) => ({ path: variable.path, distance: editDistance(path, variable.path) })).sort((a, b) => a.distance - b.distance)[0]!;
  const guess = near.distance <= Math.max(2, path.length / 3) ? ` Did you mean {{ ${near.path} }}?` : "";
  return `There is no {{ ${path} }}.${guess}`;
}

function readableInWords(error: Error): string {
  const [line = ""] = error.message.split("\n");
  return `This cannot be read: ${line.replace(/, line:\d+.*$/, "")}.`;
}

/** How many letters have to change to get from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const swap = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, swap));
    }
    previous = current;
  }
  return previous[to.length]!;
}
