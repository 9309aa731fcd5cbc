/**
 * Holds a Prisma call to one shop: adds `shopId` to what it reads and writes, and refuses another shop's.
 * Pure, so that a test can try every operation.
 */
const readsByWhere = new Set([
  "findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy",
  "update", "updateMany", "updateManyAndReturn", "delete", "deleteMany", "upsert",
]);

type Arguments = { where?: Record<string, unknown>; data?: unknown; create?: unknown; update?: unknown };

/** Throws when the call names a shop other than `shopId`. Models without a shop (Session) pass unchanged. */
export function scopeArguments<T>(shopId: string, model: string, operation: string, args: T): T {
  if (model === "Session") return args;
  const scoped = { ...(args as Arguments) };
  if (readsByWhere.has(operation)) scoped.where = { ...scoped.where, shopId: only(shopId, scoped.where) };
  if (operation.startsWith("create")) scoped.data = Array.isArray(scoped.data) ? scoped.data.map((row) => own(shopId, row)) : own(shopId, scoped.data);
  if (operation === "upsert") scoped.create = own(shopId, scoped.create);
  for (const change of [operation.startsWith("update") ? scoped.data : undefined, scoped.update]) only(shopId, change);
  return scoped as T;
}

function own(shopId: string, row: unknown): object {
  return { ...(row as object), shopId: only(shopId, row) };
}

function only(shopId: string, holder: unknown): string {
  const named = (holder as { shopId?: unknown } | undefined)?.shopId;
  if (named !== undefined && named !== shopId) throw new Error("A query named another shop than the one it runs for.");
  return shopId;
}
