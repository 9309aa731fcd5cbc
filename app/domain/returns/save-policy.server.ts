import { inShop } from "~/db.server";
import { readTyped } from "~/lib/form-errors";
import { policySchema } from "./policy";

export type PolicySaved =
  | { outcome: "saved"; version: number }
  | { outcome: "unchanged"; version: number }
  /** Somebody saved another version since this one was opened. */
  | { outcome: "overtaken"; version: number }
  /** Path of the field ("fallbackDays", "holidays.0.orderedTo") and what is wrong with it. */
  | { outcome: "invalid"; issues: { field: string; message: string }[] };

/**
 * Saves the return policy as a new version, valid for orders placed from `now` on. Orders placed before keep theirs.
 * `basedOn` is the version that the form showed; 0 when there was none.
 */
export async function savePolicy({
  shopId,
  rules,
  basedOn,
  savedBy,
  now,
}: {
  shopId: string;
  rules: unknown;
  basedOn: number;
  savedBy: string | null;
  now: Date;
}): Promise<PolicySaved> {
  const parsed = readTyped(policySchema, rules);
  if (!parsed.success) {
    return { outcome: "invalid", issues: parsed.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message })) };
  }
  return inShop(shopId, async (tx) => {
    // Two saves at once would both read the same newest version.
    await tx.$queryRaw`SELECT "shopId" FROM "Shop" WHERE "shopId" = ${shopId} FOR UPDATE`;
    const newest = await tx.returnPolicy.findFirst({ where: { shopId }, orderBy: { version: "desc" } });
    const version = newest?.version ?? 0;
    if (version !== basedOn) return { outcome: "overtaken", version };
    if (newest && JSON.stringify(policySchema.parse(newest.rules)) === JSON.stringify(parsed.data)) return { outcome: "unchanged", version };
    await tx.returnPolicy.create({ data: { shopId, version: version + 1, rules: parsed.data, validFrom: now, savedBy, createdAt: now } });
    return { outcome: "saved", version: version + 1 };
  });
}
