import { expect, test } from "vitest";
import { useDatabase } from "../support/database";
import { killWorkers } from "./kill-workers";

useDatabase();

test("workers killed while sending lose no mail and send none twice", async () => {
  const result = await killWorkers({ databaseUrl: process.env.DATABASE_URL!, kills: 4, mails: 160, seed: 11, signal: "SIGKILL" });
  expect(result).toMatchObject({ mails: 160, lost: 0, duplicated: 0 });
  expect(result.sent + result.inDoubt).toBe(160);
  expect(result.inDoubt).toBeLessThanOrEqual(result.inDoubtAllowed);
}, 240_000);
