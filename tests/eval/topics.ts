/**
 * npm run -s eval:topics -- --train F --test F
 *
 * Learns topics from F (JSON Lines, {text, label}) with the code that names the topics of real tickets, and prints one
 * JSON line per test line in their order: {label: null|"…", confidence}. null: none of the topics.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { learnTopics, nameTopic, type Example } from "~/domain/tickets/topics/learn-topics";

const { values } = parseArgs({ options: { train: { type: "string" }, test: { type: "string" } } });
if (!values.train || !values.test) {
  process.stderr.write("Usage: npm run -s eval:topics -- --train F --test F\n");
  process.exit(2);
}
const lines = (file: string) => readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "");
const model = learnTopics(lines(values.train).map((line) => JSON.parse(line) as Example));
for (const line of lines(values.test)) {
  const { text } = JSON.parse(line) as { text: string };
  const { label, confidence } = nameTopic(model, text ?? "");
  process.stdout.write(`${JSON.stringify({ label, confidence: Math.round(confidence * 1000) / 1000 })}\n`);
}
