import { z } from "zod";
import { assignmentSchema } from "./chart-rules";
import { shopTextsSchema } from "./shop-texts";
import { UNITS } from "./units";

/**
 * A size chart as the merchant means it: sizes down, measures and label systems across, every cell typed.
 * Labels ("EU 38") are words and never converted; measures hold exact amounts (see units.ts) and say
 * whether they are of the body or of the garment, because mixing the two is how charts mislead.
 */
const id = z.string().regex(/^[a-z0-9_-]{1,40}$/);
const amount = z.number("Write a number.").int("This number is too large.").positive("A measure is more than 0.").max(9e14, "This number is too large.");

export const cellSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("empty") }),
  /** Written as a decimal. */
  z.object({ kind: z.literal("number"), amount }),
  /** Written as a whole number and a fraction: 34 1/2. */
  z.object({ kind: z.literal("fraction"), amount }),
  z
    .object({ kind: z.literal("range"), min: amount, max: amount, written: z.enum(["decimal", "fraction"]) })
    .refine(({ min, max }) => min < max, "A range goes from the smaller to the larger number."),
  z.object({ kind: z.literal("label"), text: z.string().trim().min(1).max(60) }),
]);
export type Cell = z.infer<typeof cellSchema>;

/** Measures that the theme extension can name in every language it speaks. */
export const KNOWN_MEASURES = [
  "height", "chest", "bust", "underbust", "waist", "hips", "seat", "thigh", "inseam", "outseam", "rise", "hem", "neck",
  "shoulders", "sleeve", "arm", "length", "width", "head", "hand", "finger", "wrist", "foot_length", "foot_width", "calf",
  "girth", "back", "weight", "diameter", "circumference", "strap",
] as const;
export type KnownMeasure = (typeof KNOWN_MEASURES)[number];

export const columnSchema = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("system"), system: z.string().trim().min(1).max(20) }),
  z.object({
    id,
    kind: z.literal("measure"),
    of: z.enum(["body", "garment"]),
    unit: z.enum(UNITS),
    measure: z.enum(KNOWN_MEASURES).nullable(),
    /** The merchant's own name, which wins over `measure`; per language in the texts. */
    label: z.string().trim().max(60),
  }),
  z.object({ id, kind: z.literal("text"), label: z.string().trim().max(60) }),
]);
export type Column = z.infer<typeof columnSchema>;
export type MeasureColumn = Extract<Column, { kind: "measure" }>;

export const rowSchema = z.object({
  size: z.string().trim().min(1).max(40),
  /** Other spellings of the size among the variants: "Medium" for M. */
  aliases: z.array(z.string().trim().min(1).max(40)).max(10),
  /** One per column, in the order of the columns. */
  cells: z.array(cellSchema),
});
export type Row = z.infer<typeof rowSchema>;

/** Shopify's Liquid goes through at most 50 entries of a list: no more rows, comparisons or values than that. */
export const gridSchema = z
  .object({ columns: z.array(columnSchema).min(1).max(16), rows: z.array(rowSchema).min(1).max(50) })
  .superRefine(({ columns, rows }, context) => {
    if (new Set(columns.map((column) => column.id)).size !== columns.length) {
      context.addIssue({ code: "custom", path: ["columns"], message: "Two columns have the same id." });
    }
    rows.forEach((row, index) => {
      if (row.cells.length !== columns.length) {
        context.addIssue({ code: "custom", path: ["rows", index], message: `"${row.size}" has ${row.cells.length} cells for ${columns.length} columns.` });
      }
    });
    const seen = new Set<string>();
    rows.forEach((row, index) => {
      const name = row.size.toLowerCase();
      if (seen.has(name)) context.addIssue({ code: "custom", path: ["rows", index, "size"], message: `"${row.size}" stands twice.` });
      seen.add(name);
    });
  });
/** Sizes from the smallest to the largest, as they stand in the chart. */
export type Grid = z.infer<typeof gridSchema>;

export const FIGURES = ["none", "torso", "legs", "full", "foot", "hand", "head", "tee"] as const;
export type Figure = (typeof FIGURES)[number];

const chartTexts = z.object({
  title: z.string().trim().max(120).default(""),
  /** On the button; empty = "Size chart" in the shopper's language. */
  button: z.string().trim().max(60).default(""),
  note: z.string().trim().max(600).default(""),
  /** How to measure, a step per measure. */
  how: z.array(z.object({ term: z.string().trim().max(60), text: z.string().trim().max(400) })).max(12).default([]),
  /** Column id → heading. */
  columns: z.record(z.string(), z.string().trim().max(60)).default({}),
});
export type ChartTexts = z.infer<typeof chartTexts>;

export const sizeChartDraftSchema = z.object({
  grid: gridSchema,
  texts: shopTextsSchema(chartTexts),
  assignment: assignmentSchema,
  /** Shown to shoppers as a sentence; the count behind it is for the merchant only. */
  fitNote: z.enum(["none", "runs_small", "true_to_size", "runs_large"]).default("none"),
  figure: z.enum(FIGURES).default("none"),
  /** https address of the merchant's own picture for "how to measure", on Shopify's CDN. */
  picture: z.object({ url: z.string().url().startsWith("https://"), width: z.number().int().positive(), height: z.number().int().positive() }).nullable().default(null),
  /** "I wear M in Acme" → our L. */
  comparisons: z.array(z.object({ brand: z.string().trim().min(1).max(60), theirs: z.string().trim().min(1).max(40), ours: z.string().trim().min(1).max(40) })).max(50).default([]),
});
export type SizeChartDraft = z.infer<typeof sizeChartDraftSchema>;
