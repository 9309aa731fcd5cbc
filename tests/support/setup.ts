import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, inject, vi } from "vitest";

/** The settings of every test process. The database of a file is made by useDatabase(). */
const databaseUrl = new URL(inject("templateUrl"));
databaseUrl.pathname = `/test_${randomUUID().replaceAll("-", "")}`;

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: databaseUrl.href,
  SHOPIFY_API_KEY: "test-api-key",
  SHOPIFY_API_SECRET: "test-api-secret",
  SHOPIFY_APP_URL: process.env.SHOPIFY_APP_URL ?? "http://localhost:4401",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  REPLY_DOMAIN: "reply.aftercare.example",
  INBOUND_SECRET: "test-inbound-secret",
  LOG_LEVEL: "silent",
});

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
