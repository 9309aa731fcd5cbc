import { describe, expect, test } from "vitest";
import { findContradictions, returnWindowsIn } from "~/domain/returns/find-contradictions";
import { policySchema, type ReturnPolicyInput } from "~/domain/returns/policy";

const policy = (change: Partial<ReturnPolicyInput> = {}) =>
  policySchema.parse({ windowDays: 14, transitDays: 5, fallbackDays: 30, exchanges: { offered: true }, shippingPaidBy: "customer", condition: "unused", withdrawalRight: false, ...change });
const find = (text: string, change: Partial<ReturnPolicyInput> = {}) => findContradictions(policy(change), [{ where: "The FAQ", text }]);

test("says where, what it says, and what the policy says", () => {
  expect(find("Changed your mind? You can return anything within 30 days of delivery.")).toEqual([
    {
      where: "The FAQ",
      kind: "window",
      sentence: "You can return anything within 30 days of delivery.",
      words: "The FAQ says 30 days, the policy says 14.",
    },
  ]);
});

describe("the days to return are read", () => {
  test.each([
    ["You have 30 days to return your order.", 30],
    ["We offer a 60-day return window.", 60],
    ["Our thirty (30) day returns promise", 30],
    ["Send it back within two weeks of receipt.", 14],
    ["Returns are accepted up to one month after delivery.", 30],
    ["90 day money-back guarantee on returns after delivery", 90],
    ["Sie können Ihre Ware innerhalb von 30 Tagen zurückgeben.", 30],
    ["Rückgabe: 100 Tage nach Erhalt.", 100],
    ["Ein Umtausch ist binnen vier Wochen möglich.", 28],
    ["Widerrufsrecht: vierzehn Tage.", 14],
    ["Vous disposez de 30 jours pour retourner un article.", 30],
    ["Retours sous quinze jours après réception.", 15],
    ["Tienes 30 días para devolver tu pedido.", 30],
    ["Devoluciones en un mes desde la entrega.", 30],
    ["Je kunt binnen 30 dagen retourneren.", 30],
    ["Terugsturen kan tot twee weken na ontvangst.", 14],
    ["Pode devolver no prazo de 30 dias.", 30],
    ["Devoluções até sessenta dias após a entrega.", 60],
    ["お届けから30日以内であれば返品できます。", 30],
    ["返品は商品到着後2週間以内にご連絡ください。", 14],
  ])("%s", (sentence, days) => expect(returnWindowsIn(sentence)).toEqual([days]));
});

describe("other times are left alone", () => {
  test.each([
    "We refund you within 5 days of receiving your return.",
    "Your refund takes up to 10 business days after the return arrived.",
    "Delivery takes 3 days.",
    "Returns are processed within 7 days.",
    "All watches come with a 24 months warranty, also after a return.",
    "Die Erstattung erfolgt innerhalb von 5 Tagen nach Eingang der Rücksendung.",
    "Die Rücksendung dauert 3 Werktage.",
    "Le remboursement est effectué sous 14 jours après le retour.",
    "El reembolso tarda 5 días después de la devolución.",
    "De terugbetaling volgt binnen 7 dagen na je retour.",
    "O reembolso demora 10 dias após a devolução.",
    "返品到着後、5営業日以内に返金いたします。",
    "Order 30 days before the wedding.",
    "Return visitors get 10% off for 3 orders.",
  ])("%s", (sentence) => expect(returnWindowsIn(sentence)).toEqual([]));

  test("beside the window in the same sentence", () => {
    expect(returnWindowsIn("Return within 30 days of delivery, and we refund you within 5 days.")).toEqual([30]);
  });
});

test("days that the policy itself knows are right: of a country, of exchanges, of the law", () => {
  const text = "Return within 14 days, in Germany within 30 days. Exchange within 60 days.";
  expect(find(text, { countries: [{ countries: ["DE"], windowDays: 30 }], exchanges: { offered: true, windowDays: 60 } })).toEqual([]);
  expect(find("You may withdraw and return within 14 days.", { windowDays: 30 })).toHaveLength(1);
  expect(find("You may withdraw and return within 14 days.", { windowDays: 30, withdrawalRight: true })).toEqual([]);
});

describe("an answer that leaves out what it is about is read with its question", () => {
  test.each([
    ["How long can I return things?", "You have 30 days. After that we cannot take it back.", 30],
    ["How long can I return things?", "30 days.", 30],
    ["How long do you take things back?", "30 days after delivery.", 30],
    ["What is your return window?", "It is 60 days for everything.", 60],
    ["How do I return something?", "Write to us. You've got 30 days.", 30],
    ["Wie lange kann ich zurückgeben?", "Sie haben 30 Tage Zeit.", 30],
    ["Bis wann ist ein Umtausch möglich?", "Bis zu vier Wochen nach Erhalt.", 28],
    ["Combien de temps ai-je pour retourner un article ?", "Vous avez 30 jours.", 30],
    ["¿Cuánto tiempo tengo para devolver?", "Tienes 30 días.", 30],
    ["Hoe lang kan ik retourneren?", "Je hebt 30 dagen.", 30],
    ["Até quando posso devolver?", "Tem 30 dias.", 30],
    ["いつまで返品できますか？", "30日以内です。", 30],
  ])("%s %s", (question, answer, days) => expect(findContradictions(policy(), [{ where: "FAQ", question, text: `${question}\n${answer}` }]).map(({ words }) => words)).toEqual([`FAQ says ${days} days, the policy says 14.`]));

  test.each([
    ["How do I return something?", "Print the label. The courier comes within 3 days."],
    ["How long does a return take?", "About 5 days."],
    ["Wie lange dauert eine Rücksendung?", "Etwa 5 Tage."],
    ["How long until my refund arrives after a return?", "5 days."],
    ["How long can I return things?", "As the policy says. Refunds take 5 days."],
    ["How long is the leash?", "You have 30 days to try it."],
  ])("but not: %s %s", (question, answer) => expect(findContradictions(policy(), [{ where: "FAQ", question, text: `${question}\n${answer}` }])).toEqual([]));

  test("or with the sentence before", () => {
    expect(find("Yes, you can return it. You have 30 days.")).toMatchObject([{ sentence: "You have 30 days.", words: "The FAQ says 30 days, the policy says 14." }]);
    expect(find("Yes, you can return it. I will be back in 3 days.")).toEqual([]);
  });
});

describe("free returns", () => {
  test.each(["Free returns, always.", "Returns are free.", "Kostenlose Rücksendung.", "Retours gratuits !", "Devoluciones gratis.", "Gratis retour.", "Devoluções grátis.", "返品送料は無料です。"])(
    "%s contradicts a policy by which the buyer pays",
    (text) => {
      expect(find(text)).toMatchObject([{ kind: "free_return", words: "The FAQ says that returns are free, by the policy the buyer pays." }]);
      expect(find(text, { shippingPaidBy: "shop" })).toEqual([]);
    },
  );
});

test("markup does not hide a sentence, and one text may hold several", () => {
  expect(find("<p>Return within <b>30 days</b>.</p><p>Free returns!</p>").map((each) => each.kind)).toEqual(["window", "free_return"]);
});
