import { readFileSync } from "node:fs";

/**
 * Scores decisions against messages with known orders:
 *   npm run -s eval:linking -- --orders F --messages F > decisions.jsonl
 *   tsx tests/eval/score-linking.ts messages.jsonl decisions.jsonl [--wrong]
 * `exact`: the set of orders equals `gold`; precision and recall count single orders. Where a message also carries
 * `outcome`, that has to be right too for `right`.
 */
interface Gold {
  id: string;
  text: string;
  from: string;
  gold: string[];
  outcome?: string;
}

export interface Decision {
  id: string;
  outcome: string;
  status: string | null;
  orders: string[];
}

interface Score {
  messages: number;
  exact: number;
  hits: number;
  named: number;
  gold: number;
}

const [messagesFile, decisionsFile, flag] = process.argv.slice(2);
if (!messagesFile || !decisionsFile) {
  console.error("Usage: tsx tests/eval/score-linking.ts messages.jsonl decisions.jsonl [--wrong]");
  process.exit(2);
}
const decisions = new Map(readLines<Decision>(decisionsFile).map((decision) => [decision.id, decision]));
const scores = new Map<string, Score>();
let wrongOutcomes = 0;
for (const message of readLines<Gold>(messagesFile)) {
  const decision = decisions.get(message.id);
  if (!decision) throw new Error(`No decision for message ${message.id}`);
  const hits = decision.orders.filter((order) => message.gold.includes(order)).length;
  const exact = hits === decision.orders.length && hits === message.gold.length;
  const outcomeIsRight = message.outcome === undefined || message.outcome === decision.outcome;
  if (!outcomeIsRight) wrongOutcomes += 1;
  for (const key of ["all", decision.outcome, ...(decision.status ? [`${decision.outcome}, ${decision.status}`] : [])]) {
    const score = scores.get(key) ?? { messages: 0, exact: 0, hits: 0, named: 0, gold: 0 };
    score.messages += 1;
    score.exact += Number(exact);
    score.hits += hits;
    score.named += decision.orders.length;
    score.gold += message.gold.length;
    scores.set(key, score);
  }
  if (flag === "--wrong" && !(exact && outcomeIsRight)) {
    console.log(JSON.stringify({ ...decision, candidates: undefined, gold: message.gold, wanted: message.outcome, text: message.text.slice(0, 600) }));
  }
}
for (const [key, score] of scores) {
  const share = (part: number, whole: number) => (whole === 0 ? "–" : (part / whole).toFixed(3));
  console.log(`${key.padEnd(24)} ${String(score.messages).padStart(5)} messages   exact ${share(score.exact, score.messages)}   precision ${share(score.hits, score.named)}   recall ${share(score.hits, score.gold)}`);
}
if (wrongOutcomes > 0) console.log(`${wrongOutcomes} outcomes are not the ones wanted`);

function readLines<T>(file: string): T[] {
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as T);
}
