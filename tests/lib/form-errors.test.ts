import { describe, expect, test } from "vitest";
import { z } from "zod";
import { placeInJourney } from "~/domain/journeys/field-names";
import { policySchema, STARTING_POLICY } from "~/domain/returns/policy";
import { deskSettings } from "~/domain/tickets/desk-settings";
import { formErrors, readTyped } from "~/lib/form-errors";

const errorsOf = (schema: z.ZodType, typed: unknown) => {
  const read = readTyped(schema, typed);
  return read.success ? {} : formErrors(read.error);
};
const wordsOf = (schema: z.ZodType, typed: unknown) => Object.values(errorsOf(schema, typed))[0];

describe("what is wrong with a form", () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ["nothing typed", z.string().min(1), "", "Fill this in."],
    ["a field that is not there", z.object({ name: z.string() }), {}, "Fill this in."],
    ["a text that is too short", z.string().min(8), "abc", "At least 8 characters."],
    ["a text that is too long", z.string().max(1_000), "x".repeat(1_001), "At most 1,000 characters."],
    ["an empty list", z.array(z.string()).min(1), [], "Fill this in."],
    ["a list that is too long", z.array(z.string()).max(1), ["a", "b"], "At most 1 of these."],
    ["an emptied number", z.number(), null, "Write a number."],
    ["a number that is none", z.number(), Number.NaN, "Write a number."],
    ["half a day", z.number().int(), 1.5, "Whole numbers only."],
    ["less than allowed", z.number().min(5), 4, "At least 5."],
    ["not even something", z.number().positive(), 0, "More than 0."],
    ["more than allowed", z.number().max(600), 601, "At most 600."],
    ["no address", z.email(), "ana", "Write an email address, like name@example.com."],
    ["no web address", z.url(), "shop", "Write a whole address that begins with https://."],
    ["no day", z.iso.date(), "soon", "Choose a day."],
    ["none of the choices", z.enum(["a", "b"]), "c", "Choose one of those offered."],
    ["something of another kind", z.string(), 7, "This is not written as it has to be."],
    ["neither of two", z.union([z.literal("all"), z.uuid()]), "x", "This is not written as it has to be."],
    ["a rule without words", z.string().refine(() => false), "x", "This is not written as it has to be."],
  ])("%s", (_name, schema, typed, words) => {
    expect(wordsOf(schema, typed)).toBe(words);
  });

  test("is said in the words of the schema's author, where there are some", () => {
    expect(wordsOf(z.string().min(1, "Give it a name."), "")).toBe("Give it a name.");
    expect(wordsOf(z.number("Say how many days"), null)).toBe("Say how many days");
    expect(wordsOf(z.string().refine(() => false, "There is no such step"), "x")).toBe("There is no such step");
  });

  test("in a return policy or in the desk's settings is never told in the library's words", () => {
    const { fees, exclusions } = STARTING_POLICY;
    const policy = { ...STARTING_POLICY, windowDays: null, condition: "new", fees: { ...fees, restockingPercent: null }, exclusions: { ...exclusions, tags: [""], discountPercent: 0 }, exchanges: { offered: "yes", windowDays: -1 } };
    expect(errorsOf(policySchema, policy)).toEqual({
      windowDays: "Say how many days",
      "exclusions.tags.0": "Fill this in.",
      "exclusions.discountPercent": "Between 1 and 100",
      "exchanges.offered": "This is not written as it has to be.",
      "exchanges.windowDays": "Not below 0",
      "fees.restockingPercent": "Write a number.",
      condition: "Choose one of those offered.",
    });
    expect(errorsOf(deskSettings, { sla: { warnMinutes: 601, normal: { first: 4, next: 480, resolve: null } }, rating: { afterHours: 1.5 } })).toEqual({
      "sla.warnMinutes": "At most 600.",
      "sla.normal.first": "At least 5.",
      "rating.afterHours": "Whole numbers only.",
    });
  });
});

test.each<[(string | number)[], string]>([
  [["steps", 0, "content", "de", "subject"], "“Thank you” in German, Subject"],
  [["steps", 0, "content", "en", "blocks", 2, "label"], "“Thank you” in English, part 3, Words on the button"],
  [["steps", 0, "content", "en", "blocks"], "“Thank you” in English, the parts of the mail"],
  [["steps", 0, "delay", "amount"], "“Thank you”, when it is sent"],
  [["steps", 1, "key"], "“mail 2”"],
  [["steps"], "the journey"],
  [["conditions", 1, "values"], "condition 2"],
])("a field of a journey is named as the editor names it: %j", (path, place) => {
  expect(placeInJourney(path, { steps: [{ key: "thank-you" }] })).toBe(place);
});
