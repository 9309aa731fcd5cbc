/** Stands where something was that belongs to one customer. */
export const TAKEN_OUT = "[…]";

/**
 * What an answer to one customer says to everyone: without greeting and farewell, and with a gap where a name, an
 * order, an address or a parcel of theirs stood. A person reads it before anybody else does.
 *
 * @param theirs  names, order names, tracking numbers and the like, as they may stand in the text
 * @param agent  who wrote it
 */
export function answerForEveryone({ text, theirs, agent }: { text: string; theirs: string[]; agent: string }): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  if (paragraphs.length > 1 && isGreeting(paragraphs[0]!)) paragraphs.shift();
  while (paragraphs.length > 1 && isFarewell(paragraphs.at(-1)!, agent)) paragraphs.pop();
  const words = [...new Set([...theirs, ...theirs.flatMap((each) => each.split(/\s+/))])].filter((word) => word.length >= 3).sort((one, other) => other.length - one.length);
  return words.reduce(
    (rest, word) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "giu"), TAKEN_OUT),
    paragraphs.join("\n\n").replace(/[^\s<>@]+@[^\s<>@]+\.[^\s<>@.,;]+/g, TAKEN_OUT),
  );
}

/** A short line that ends as greetings do: "Hi Ana," "Liebe Frau Vos!" "こんにちは、". */
function isGreeting(paragraph: string): boolean {
  return paragraph.length <= 60 && !paragraph.includes("\n") && /[,，!،、]$/.test(paragraph);
}

/** Short lines of which the last is the writer's name: "Best wishes\nMara". */
function isFarewell(paragraph: string, agent: string): boolean {
  const last = paragraph.split("\n").at(-1)!.trim().toLowerCase();
  return paragraph.length <= 120 && agent.toLowerCase().split(" ").some((name) => last === name || last === agent.toLowerCase());
}
