import { describe, expect, it } from "vitest";
import { rankArticles } from "~/domain/knowledge/rank-articles";
import { learnTopics, nameTopic, type Example } from "~/domain/tickets/topics/learn-topics";

const examples: Example[] = [
  ...["where is my parcel", "when will my order arrive", "tracking shows no movement", "my package is late", "has it been shipped yet"].map((text) => ({ text, label: "Where is my order" })),
  ...["the shirt is too small", "I need a bigger size", "does it run large", "which size should I take", "too tight around the shoulders"].map((text) => ({ text, label: "Size and fit" })),
  ...["please cancel my order", "I want to cancel", "stop the order before it ships", "cancel it please", "can I still cancel"].map((text) => ({ text, label: "Cancel or change" })),
];

describe("topics", () => {
  const model = learnTopics(examples);

  it("are named for words that were not in the examples like this", () => {
    expect(nameTopic(model, "is my parcel shipped?").label).toBe("Where is my order");
    expect(nameTopic(model, "Cancelling the ordr pls").label).toBe("Cancel or change");
  });

  it("are not guessed for what is about something else", () => {
    expect(nameTopic(model, "Bonjour").label).toBeNull();
    expect(nameTopic(model, "").label).toBeNull();
  });

  it("are the same on every run, also out of storage", () => {
    const kept = JSON.parse(JSON.stringify(learnTopics(examples))) as typeof model;
    expect(nameTopic(kept, "too small")).toEqual(nameTopic(model, "too small"));
  });

  it("know nothing without examples", () => {
    expect(nameTopic(learnTopics([]), "hello")).toEqual({ label: null, confidence: 0 });
  });
});

describe("articles", () => {
  const articles = [
    { id: "returns", title: "How do I return something?", body: "Open the return page within 30 days and print the label." },
    { id: "sizes", title: "Which size should I choose?", body: "Our shirts run small. Measure your chest." },
    { id: "shipping", title: "When does my order arrive?", body: "Parcels take two to four days. You get a tracking link." },
  ];

  it("are ranked by what they share with the question", () => {
    expect(rankArticles(articles, "how long until my parcel arrives")[0]!.id).toBe("shipping");
    expect(rankArticles(articles, "what size shirt")[0]!.id).toBe("sizes");
    expect(rankArticles(articles, "retrun lable")[0]!.id).toBe("returns");
  });

  it("are all there, even for a question that none of them answers", () => {
    expect(rankArticles(articles, "zzz").map(({ id }) => id)).toEqual(["returns", "sizes", "shipping"]);
  });
});
