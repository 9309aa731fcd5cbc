import { z } from "zod";

/**
 * Which products a chart (or a question) belongs to. Evaluated twice with the same outcome: here, for the exact list
 * of products before saving, and in Liquid (snippets/aftercare-match.liquid) on the storefront, without any product scope.
 */
const gid = (type: string) => z.string().regex(new RegExp(`^gid://shopify/${type}/\\d+$`));

export const conditionSchema = z.object({
  field: z.enum(["type", "vendor", "tag", "collection"]),
  is: z.boolean(),
  /** Words compared without regard to case; for collections gids. Any of them is enough. */
  values: z.array(z.string().trim().min(1).max(255)).min(1).max(50),
});
export type Condition = z.infer<typeof conditionSchema>;

export const ruleSchema = z.object({ mode: z.enum(["any", "all"]), conditions: z.array(conditionSchema).min(1).max(20) });
export type Rule = z.infer<typeof ruleSchema>;

export const assignmentSchema = z.object({
  /** Always these, before any rule of any chart. */
  products: z.array(gid("Product")).max(1000),
  /** Never these. */
  except: z.array(gid("Product")).max(250),
  rule: z.union([z.literal("everything"), ruleSchema]).nullable(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

export const NOWHERE: Assignment = { products: [], except: [], rule: null };
export const EVERYWHERE: Assignment = { products: [], except: [], rule: "everything" };

export interface RuleProduct {
  id: string;
  type: string;
  vendor: string;
  tags: readonly string[];
  collectionIds: readonly string[];
}

/** Does this assignment alone take in the product? */
export function matches(assignment: Assignment, product: RuleProduct): "named" | "rule" | null {
  if (assignment.except.includes(product.id)) return null;
  if (assignment.products.includes(product.id)) return "named";
  const { rule } = assignment;
  if (rule === null) return null;
  if (rule === "everything") return "rule";
  const holds = (condition: Condition): boolean => holdsFor(condition, product);
  return (rule.mode === "all" ? rule.conditions.every(holds) : rule.conditions.some(holds)) ? "rule" : null;
}

function holdsFor(condition: Condition, product: RuleProduct): boolean {
  const wanted = condition.values.map(fold);
  const own = valuesOf(condition.field, product).map(fold);
  return own.some((value) => wanted.includes(value)) === condition.is;
}

function valuesOf(field: Condition["field"], product: RuleProduct): readonly string[] {
  switch (field) {
    case "type":
      return [product.type];
    case "vendor":
      return [product.vendor];
    case "tag":
      return product.tags;
    case "collection":
      return product.collectionIds;
  }
}

/** As `strip | downcase` in Liquid. */
export function fold(value: string): string {
  return value.trim().toLowerCase();
}

export interface AssignedChart {
  id: string;
  assignment: Assignment;
}

export interface ChartMatches {
  /** Chart id → products that show it, in the order given. */
  shown: Map<string, string[]>;
  /** Products that more than one chart asks for, and which one they show. */
  conflicts: { productId: string; chartIds: string[]; winner: string }[];
  /** Products without a chart. */
  without: string[];
}

/**
 * The exact products of each chart. A chart that names the product beats one that takes it in by a rule;
 * among equals the first in the list wins.
 */
export function matchProducts(charts: readonly AssignedChart[], products: readonly RuleProduct[]): ChartMatches {
  const shown = new Map<string, string[]>(charts.map((chart) => [chart.id, []]));
  const conflicts: ChartMatches["conflicts"] = [];
  const without: string[] = [];
  for (const product of products) {
    const claims = charts.flatMap((chart) => {
      const by = matches(chart.assignment, product);
      return by === null ? [] : [{ id: chart.id, by }];
    });
    const winner = claims.find((claim) => claim.by === "named") ?? claims[0];
    if (winner === undefined) {
      without.push(product.id);
      continue;
    }
    shown.get(winner.id)?.push(product.id);
    if (claims.length > 1) conflicts.push({ productId: product.id, chartIds: claims.map((claim) => claim.id), winner: winner.id });
  }
  return { shown, conflicts, without };
}

/** "gid://shopify/Product/42" → "42", the id as Liquid knows it. */
export function numericId(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/**
 * A rule as the blocks read it; `values` already folded, collections as numbers in text. No key is called "size" or "first":
 * Liquid takes those for filters.
 */
export function publishedRule(assignment: Assignment) {
  const { rule } = assignment;
  return {
    products: assignment.products.map(numericId),
    except: assignment.except.map(numericId),
    all: rule === "everything",
    mode: rule === null || rule === "everything" ? "any" : rule.mode,
    conditions:
      rule === null || rule === "everything"
        ? []
        : rule.conditions.map(({ field, is, values }) => ({ field, is, values: values.map((value) => (field === "collection" ? numericId(value) : fold(value))) })),
  };
}
export type PublishedRule = ReturnType<typeof publishedRule>;
