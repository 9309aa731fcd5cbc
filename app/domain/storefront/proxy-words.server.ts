import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The theme extension's own locale files, so that a page of ours says what the block would have said. */
const LOCALES = join(process.cwd(), "extensions/aftercare-theme/locales");

type Words = { [key: string]: string | Words };
let files: Map<string, Words> | undefined;

/** The words of the blocks in the shopper's language (BCP 47): `say("contact.sent")`. Falls back to English. */
export function proxyWords(language: string): (key: string) => string {
  files ??= readFiles();
  const tag = language.toLowerCase();
  const [base = ""] = tag.split("-");
  const names = [...files.keys()];
  const own = names.find((name) => name === tag) ?? names.find((name) => name.split("-")[0] === base) ?? "en";
  const levels = [files.get(own), files.get("en")];
  return (key) => levels.map((words) => find(words, key)).find((text) => text !== null) ?? key;
}

function find(words: Words | undefined, key: string): string | null {
  const found = key.split(".").reduce<string | Words | undefined>((level, step) => (typeof level === "object" ? level[step] : undefined), words);
  return typeof found === "string" ? found : null;
}

function readFiles(): Map<string, Words> {
  const names = readdirSync(LOCALES).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
  return new Map(names.map((name) => [name.replace(/(\.default)?\.json$/, "").toLowerCase(), JSON.parse(readFileSync(join(LOCALES, name), "utf8")) as Words]));
}
