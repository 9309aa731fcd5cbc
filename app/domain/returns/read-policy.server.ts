import { inShop } from "~/db.server";
import { currentPolicy } from "./policy-for-order.server";
import type { PolicyVersion } from "./policy";

export interface PolicyHistory {
  current: PolicyVersion;
  versions: { version: number; validFrom: Date; savedBy: string | null }[];
}

/** The policy for orders placed now, and when it changed before. Version 0: the shop has not saved one yet. */
export async function readPolicy({ shopId, now }: { shopId: string; now: Date }): Promise<PolicyHistory> {
  return inShop(shopId, async (tx) => ({
    current: await currentPolicy(tx, { shopId, now }),
    versions: await tx.returnPolicy.findMany({ where: { shopId }, orderBy: { version: "desc" }, take: 20, select: { version: true, validFrom: true, savedBy: true } }),
  }));
}
