import { expect, test } from "vitest";
import { acrossShops, inShop } from "~/db.server";
import { useDatabase } from "../support/database";

useDatabase();

const a = "a.myshopify.com";
const b = "b.myshopify.com";
const chart = (shopId: string, handle: string) => ({ shopId, handle, title: handle, draft: {} });

test("a shop sees its own rows and no others", async () => {
  await inShop(a, (tx) => tx.sizeChart.create({ data: chart(a, "shirts") }));
  await inShop(b, (tx) => tx.sizeChart.create({ data: chart(b, "shoes") }));
  expect(await inShop(a, (tx) => tx.sizeChart.findMany({ where: { shopId: a }, select: { handle: true } }))).toEqual([{ handle: "shirts" }]);
  expect(await inShop(b, (tx) => tx.sizeChart.count())).toBe(1);
  expect(await acrossShops((tx) => tx.sizeChart.count())).toBe(2);
});

test("naming another shop in a query is refused", async () => {
  await expect(inShop(a, (tx) => tx.sizeChart.findMany({ where: { shopId: b } }))).rejects.toThrow("another shop");
  await expect(inShop(a, (tx) => tx.sizeChart.create({ data: chart(b, "x") }))).rejects.toThrow("another shop");
});

test("raw SQL cannot reach past the shop either: row level security holds it", async () => {
  const rows = await inShop(a, (tx) => tx.$queryRaw<{ shopId: string }[]>`SELECT "shopId" FROM "SizeChart"`);
  expect(rows.map((row) => row.shopId)).toEqual([a]);
  expect(await inShop(a, (tx) => tx.$executeRaw`UPDATE "SizeChart" SET title = 'taken' WHERE "shopId" = ${b}`)).toBe(0);
  await expect(inShop(a, (tx) => tx.$executeRaw`INSERT INTO "AccessLog" (id, "shopId", "staffName", what, "subjectId") VALUES (gen_random_uuid(), ${b}, 'x', 'x', 'x')`)).rejects.toThrow(/row-level security/);
});

test("every table with a shop is under forced row level security", async () => {
  const open = await acrossShops(
    (tx) => tx.$queryRaw<{ table: string }[]>`
      SELECT c.relname AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT IN ('Session', '_prisma_migrations')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  expect(open).toEqual([]);
});
