import fs from "node:fs";
import { expect, test } from "vitest";

const models = fs.readdirSync("prisma/schema").flatMap((file) => {
  const text = fs.readFileSync(`prisma/schema/${file}`, "utf8");
  return [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map((match) => ({ name: match[1]!, body: match[2]! }));
});

test("every model but Session belongs to a shop", () => {
  expect(models.length).toBeGreaterThan(20);
  expect(models.filter(({ name, body }) => name !== "Session" && !/^\s+shopId\s+String/m.test(body)).map(({ name }) => name)).toEqual([]);
});

test("every unique key and index leads with the shop, but for sweeps and random keys", () => {
  const free = /^(token|inboundKey)$|^status, /;
  const wrong = models.flatMap(({ name, body }) =>
    [...body.matchAll(/@@(?:unique|index)\(\[([^\]]+)\]/g)].map((match) => match[1]!).filter((columns) => !columns.startsWith("shopId") && !(name === "Session") && !free.test(columns)).map((columns) => `${name}: ${columns}`),
  );
  expect(wrong).toEqual([]);
});
