import { expect, test } from "vitest";
import { useDatabase } from "../support/database";
import { killWorkers } from "./kill-workers";

useDatabase();

test("workers told to stop finish what they are sending: nothing is in doubt", async () => {
  const result = await killWorkers({ databaseUrl: process.env.DATABASE_URL!, kills: 10, mails: 300, seed: 12, signal: "SIGTERM" });
  expect(result).toMatchObject({ mails: 300, lost: 0, duplicated: 0, sent: 300, inDoubt: 0 });
  expect(result.slowestExitMs).toBeLessThan(10_000);
}, 240_000);
