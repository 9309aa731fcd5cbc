import type { ShopTx } from "~/db.server";
import { policySchema, STARTING_POLICY, versionFor, type PolicyVersion } from "./policy";

/** All versions of the shop's policy, oldest first. Without any: the one a shop starts with, as version 0. */
export async function readPolicyVersions(tx: ShopTx, shopId: string): Promise<PolicyVersion[]> {
  const rows = await tx.returnPolicy.findMany({ where: { shopId }, orderBy: { version: "asc" } });
  if (rows.length === 0) return [{ version: 0, validFrom: new Date(0).toISOString(), policy: STARTING_POLICY }];
  return rows.map((row) => ({ version: row.version, validFrom: row.validFrom.toISOString(), policy: policySchema.parse(row.rules) }));
}

/** The version in force when the order was placed (`placedAt`: ISO instant). Later versions never touch it. */
export async function policyForOrder(tx: ShopTx, { shopId, placedAt }: { shopId: string; placedAt: string }): Promise<PolicyVersion> {
  return versionFor(placedAt, await readPolicyVersions(tx, shopId))!;
}

/** The version that an order placed at this moment falls under. */
export async function currentPolicy(tx: ShopTx, { shopId, now }: { shopId: string; now: Date }): Promise<PolicyVersion> {
  return policyForOrder(tx, { shopId, placedAt: now.toISOString() });
}
