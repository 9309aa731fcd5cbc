import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, expect, inject, vi } from "vitest";
import { testSettings } from "./settings";

/** Each test file has settings and a database name of its own; useDatabase() makes the database. */
const databaseUrl = new URL(inject("templateUrl"));
databaseUrl.pathname = `/test_${randomUUID().replaceAll("-", "")}`;

Object.assign(process.env, testSettings(databaseUrl.href));

/** The same cases in every run, so that a failure belongs to the change. `PROPERTY_SEED=$RANDOM npm test -- FILE` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20270301) });

/** Anything the code complains about on console.error is a failure, not noise. */
const complaints: unknown[][] = [];

beforeEach(() => {
  complaints.length = 0;
  vi.spyOn(console, "error").mockImplementation((...args) => {
    complaints.push(args);
  });
});

afterEach(() => {
  expect(complaints, "console.error was called").toEqual([]);
});
