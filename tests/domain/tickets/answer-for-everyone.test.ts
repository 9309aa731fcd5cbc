import { expect, test } from "vitest";
import { answerForEveryone } from "~/domain/tickets/answer-for-everyone";

const theirs = ["Ana Petrov", "#1042", "1042", "00340434161094015902", "Hauptstraße 5"];
const said = (text: string) => answerForEveryone({ text, theirs, agent: "Mara Lindqvist" });

test("an answer to one is an answer to all without greeting, farewell and what is theirs", () => {
  expect(said("Hi Ana,\n\nWash the shirt from order #1042 at 30 °C, Ana.\n\n- no softener\n- no dryer\n\nBest wishes\nMara")).toBe("Wash the shirt from order […] at 30 °C, […].\n\n- no softener\n- no dryer");
  expect(said("Your parcel 00340434161094015902 goes to Hauptstraße 5; write to ana@example.com.")).toBe("Your parcel […] goes to […]; write to […].");
});

test("what only looks alike stays", () => {
  expect(said("Bananas are in 10425 crates.\n\nThanks")).toBe("Bananas are in 10425 crates.\n\nThanks");
  expect(said("Yes.")).toBe("Yes.");
});
