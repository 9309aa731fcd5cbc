/**
 * npm run -s eval:suggest -- --articles F --questions F
 *
 * Ranks articles (JSON Lines, {id, title, body}) for each question ({id, text}) with the code that suggests answers to
 * agents, and prints one JSON line per question: {id, ranked: [article id…]}, best first.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { prepareArticles, type Article } from "~/domain/knowledge/rank-articles";

const { values } = parseArgs({ options: { articles: { type: "string" }, questions: { type: "string" } } });
if (!values.articles || !values.questions) {
  process.stderr.write("Usage: npm run -s eval:suggest -- --articles F --questions F\n");
  process.exit(2);
}
const lines = (file: string) => readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "");
const rank = prepareArticles(
  lines(values.articles).map((line) => {
    const { id, title = "", body = "" } = JSON.parse(line) as Partial<Article> & { id: string };
    return { id, title, body };
  }),
);
for (const line of lines(values.questions)) {
  const { id, text = "" } = JSON.parse(line) as { id: string; text?: string };
  process.stdout.write(`${JSON.stringify({ id, ranked: rank(text).map((article) => article.id) })}\n`);
}
