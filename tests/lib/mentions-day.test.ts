import { expect, test } from "vitest";
import { mentionsDay } from "~/lib/mentions-day";

test.each([
  ["until 14 April", true],
  ["until Wednesday, April 14", true],
  ["bis Mittwoch, 14. April", true],
  ["jusqu’au 14 avril", true],
  ["hasta el 14 de abril", true],
  ["até 14 de abril", true],
  ["tot en met 14 april", true],
  ["4月14日まで", true],
  ["by 2027-04-14", true],
  ["bis 14.04.2027", true],
  ["until 14\nApril", true],
  ["until 4 April", false],
  ["on 114 April street", false],
  ["until 14 May", false],
  ["", false],
])("%s: %s", (text, expected) => expect(mentionsDay(text, "2027-04-14")).toBe(expected));

test("4 April does not stand in 14 April", () => expect(mentionsDay("until 14 April", "2027-04-04")).toBe(false));
