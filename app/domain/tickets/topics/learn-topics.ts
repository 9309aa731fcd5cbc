import { featuresOf, type Features } from "~/lib/text-features";

export interface Example {
  text: string;
  label: string;
}

/** What was learnt, as plain data: it is kept as JSON. */
export interface TopicModel {
  labels: string[];
  /** How telling a feature is: rare ones count for more. */
  idf: Record<string, number>;
  /** Weight of each feature for each label, in the order of `labels`. */
  weights: Record<string, number[]>;
  bias: number[];
  /** Below this confidence no label is named. */
  threshold: number;
}

export interface NamedTopic {
  label: string | null;
  /** 0 to 1. */
  confidence: number;
}

const ROUNDS = 60;
const RATE = 0.5;
const REGULARISATION = 1e-5;
/** Of the examples that a model has not seen, this share may fall below the threshold. */
const MAY_BE_MISSED = 0.08;
/** A model that is sure of everything it knows is still asked no more than this. */
const MOST_CONFIDENCE = 0.55;

/**
 * Learns topics from examples: a linear model (softmax regression) over weighted features. The threshold below which a
 * text has no topic is set by trying the model on examples that it was not shown.
 */
export function learnTopics(examples: Example[]): TopicModel {
  const model = train(examples);
  const unseen = crossValidated(examples);
  const sorted = unseen.filter(({ right }) => right).map(({ confidence }) => confidence).sort((a, b) => a - b);
  model.threshold = Math.min(MOST_CONFIDENCE, sorted[Math.floor(sorted.length * MAY_BE_MISSED)] ?? 0);
  return model;
}

export function nameTopic(model: TopicModel, text: string): NamedTopic {
  const best = bestOf(model, text);
  return best.confidence >= model.threshold ? best : { label: null, confidence: best.confidence };
}

function bestOf(model: TopicModel, text: string): { label: string | null; confidence: number } {
  if (model.labels.length === 0) return { label: null, confidence: 0 };
  const { vector, known } = vectorOf(featuresOf(text), model.idf);
  if (vector.length === 0) return { label: null, confidence: 0 };
  const scores = Float64Array.from(model.labels, (_, label) => vector.reduce((sum, [feature, value]) => sum + value * (model.weights[feature]?.[label] ?? 0), model.bias[label]!));
  softmax(scores);
  const at = scores.indexOf(Math.max(...scores));
  // Words never seen say nothing for any label: they lower what the known ones promise.
  return { label: model.labels[at]!, confidence: scores[at]! * Math.sqrt(known) };
}

/** A text as the positions of its features and their values; length 1. */
interface Row {
  at: Int32Array;
  values: Float64Array;
  label: number;
}

function train(examples: Example[]): TopicModel {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const texts = examples.map(({ text }) => featuresOf(text));
  const idf = idfOf(texts);
  const features = Object.keys(idf);
  const position = new Map(features.map((feature, index) => [feature, index]));
  const rows = texts.map((text, index): Row => {
    const { vector } = vectorOf(text, idf);
    return { at: Int32Array.from(vector, ([feature]) => position.get(feature)!), values: Float64Array.from(vector, ([, value]) => value), label: labels.indexOf(examples[index]!.label) };
  });
  const { weights, bias } = descend(rows, features.length, labels.length);
  return {
    labels,
    idf,
    weights: Object.fromEntries(features.map((feature, index) => [feature, Array.from(weights.subarray(index * labels.length, (index + 1) * labels.length), (weight) => Math.round(weight * 1e4) / 1e4)])),
    bias: [...bias],
    threshold: 0,
  };
}

/** Stochastic gradient descent, the same on every run. `weights`: feature by feature, in each the labels. */
function descend(rows: Row[], features: number, labels: number): { weights: Float64Array; bias: Float64Array } {
  const weights = new Float64Array(features * labels);
  const bias = new Float64Array(labels);
  const scores = new Float64Array(labels);
  // A label with few examples should not drown.
  const counts = rows.reduce((sum, { label }) => ((sum[label]! += 1), sum), new Float64Array(labels));
  const weigh = Array.from(counts, (count) => Math.min(3, Math.sqrt(rows.length / labels / count)));
  const rounds = Math.max(12, Math.min(ROUNDS, Math.round(120_000 / rows.length)));
  const order = rows.map((_, index) => index);
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < rounds; round++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      [order[index], order[other]] = [order[other]!, order[index]!];
    }
    const rate = RATE / (1 + round / 10);
    for (const index of order) {
      const { at, values, label } = rows[index]!;
      scores.set(bias);
      for (let n = 0; n < at.length; n++) for (let each = 0, from = at[n]! * labels; each < labels; each++) scores[each]! += values[n]! * weights[from + each]!;
      softmax(scores);
      for (let each = 0; each < labels; each++) {
        const error = ((each === label ? 1 : 0) - scores[each]!) * weigh[label]!;
        scores[each] = Math.abs(error) < 1e-4 ? 0 : error;
        bias[each]! += rate * scores[each]! * 0.1;
      }
      for (let n = 0; n < at.length; n++) {
        const step = rate * 4 * values[n]!;
        for (let each = 0, from = at[n]! * labels; each < labels; each++) weights[from + each]! += step * scores[each]! - rate * REGULARISATION * weights[from + each]!;
      }
    }
  }
  return { weights, bias };
}

function crossValidated(examples: Example[]): { right: boolean; confidence: number }[] {
  const folds = examples.length > 3_000 ? 2 : 5;
  const found: { right: boolean; confidence: number }[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = examples.filter((_, index) => index % folds !== fold);
    const rest = examples.filter((_, index) => index % folds === fold);
    if (seen.length === 0) continue;
    const model = train(seen);
    for (const { text, label } of rest) {
      const best = bestOf(model, text);
      found.push({ right: best.label === label, confidence: best.confidence });
    }
  }
  return found;
}

function idfOf(texts: Features[]): Record<string, number> {
  const seen: Record<string, number> = {};
  for (const features of texts) for (const feature of features.keys()) seen[feature] = (seen[feature] ?? 0) + 1;
  return Object.fromEntries(Object.entries(seen).map(([feature, count]) => [feature, Math.log((1 + texts.length) / (1 + count)) + 1]));
}

/** Length 1; `known`: the share of the words' weight that was ever seen. */
function vectorOf(features: Features, idf: Record<string, number>): { vector: [string, number][]; known: number } {
  const vector: [string, number][] = [];
  let known = 0;
  let all = 0;
  let square = 0;
  for (const [feature, count] of features) {
    const isWord = feature.startsWith("w ");
    if (isWord) all++;
    const weight = idf[feature];
    if (weight === undefined) continue;
    if (isWord) known++;
    const value = count * weight * (isWord ? 1.5 : 1);
    vector.push([feature, value]);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  return { vector: vector.map(([feature, value]) => [feature, value / length]), known: all === 0 ? 0 : known / all };
}

/** In place. */
function softmax(scores: Float64Array): void {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let each = 0; each < scores.length; each++) sum += scores[each] = Math.exp(scores[each]! - most);
  for (let each = 0; each < scores.length; each++) scores[each]! /= sum;
}
