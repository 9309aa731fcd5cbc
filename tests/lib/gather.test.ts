import { expect, it } from "vitest";
import { gatherByShop } from "~/lib/gather";

it("one that cannot be written takes no other with it, nor another shop's", async () => {
  const runs: [string, number[]][] = [];
  const write = gatherByShop(async (shopId, items: { shopId: string; number: number }[]) => {
    runs.push([shopId, items.map(({ number }) => number)]);
    if (items.some(({ number }) => number === 2)) throw new Error("2 cannot be written");
    return items.map(({ number }) => `${shopId} ${number}`);
  }, 50);
  const asked = [1, 2, 3].map((number) => ({ shopId: "one", number })).concat({ shopId: "other", number: 4 });
  const settled = await Promise.allSettled(asked.map(write));
  expect(settled.map((each) => (each.status === "fulfilled" ? each.value : (each.reason as Error).message))).toEqual(["one 1", "2 cannot be written", "one 3", "other 4"]);
  expect(runs).toEqual([["one", [1, 2, 3]], ["other", [4]], ["one", [1]], ["one", [2]], ["one", [3]]]);
});
