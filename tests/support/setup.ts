import { afterEach, beforeEach, expect, vi } from "vitest";

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
