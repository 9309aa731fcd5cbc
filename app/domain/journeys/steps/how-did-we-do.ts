import { GREETING, inEveryLanguage, paragraphs, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

export const howDidWeDo: StepDefinition = {
  key: "how-did-we-do",
  name: "How did we do?",
  purpose: "One click from bad to great, and one open question. Never while a question is open, never twice in three months.",
  trigger: "delivered",
  delay: { kind: "after", amount: 10, unit: "days", time: "calendar", at: "17:00" },
  optional: true,
  staleAfterHours: 14 * 24,
  needsDelivery: true,
  needsGoods: true,
  hushedByTicket: true,
  onceInDays: 90,
  shows: "kept",
  content: inEveryLanguage(
    {
      en: {
        subject: "How did we do?",
        preheader: "One click is enough",
        ask: "You have had your order {{ order.name }} for a while now.",
        question: "How was it?",
        open: "And if there is one thing that we should do better: which one? Simply answer this mail; a person reads it.",
      },
      de: {
        subject: "Wie waren wir?",
        preheader: "Ein Klick genügt",
        ask: "Ihre Bestellung {{ order.name }} ist nun schon eine Weile bei Ihnen.",
        question: "Wie war es?",
        open: "Und wenn wir eine Sache besser machen sollten: welche? Antworten Sie einfach auf diese Mail, ein Mensch liest sie.",
      },
      fr: {
        subject: "Qu'avez-vous pensé de nous ?",
        preheader: "Un clic suffit",
        ask: "Vous avez votre commande {{ order.name }} depuis quelque temps maintenant.",
        question: "Comment était-ce ?",
        open: "Et s'il y a une chose que nous devrions mieux faire : laquelle ? Répondez simplement à cet e-mail, une personne le lira.",
      },
      es: {
        subject: "¿Qué tal lo hicimos?",
        preheader: "Basta un clic",
        ask: "Ya hace un tiempo que tienes tu pedido {{ order.name }}.",
        question: "¿Cómo fue?",
        open: "Y si hay una sola cosa que deberíamos hacer mejor, ¿cuál es? Responde a este correo; lo lee una persona.",
      },
      nl: {
        subject: "Hoe deden we het?",
        preheader: "Eén klik is genoeg",
        ask: "Je hebt je bestelling {{ order.name }} nu al een tijdje.",
        question: "Hoe was het?",
        open: "En als we één ding beter moeten doen: welk? Beantwoord gewoon deze mail, een mens leest hem.",
      },
      pt: {
        subject: "Como nos saímos?",
        preheader: "Basta um clique",
        ask: "Já tem o seu pedido {{ order.name }} há algum tempo.",
        question: "Como correu?",
        open: "E se há uma coisa que devíamos fazer melhor, qual é? Responda simplesmente a este e-mail; uma pessoa vai lê-lo.",
      },
      ja: {
        subject: "お買い物はいかがでしたか",
        preheader: "1クリックでお答えいただけます",
        ask: "ご注文{{ order.name }}の商品をお届けしてから、しばらく経ちました。",
        question: "いかがでしたか。",
        open: "改善すべき点を一つ挙げるとしたら、何でしょうか。このメールにご返信いただければ、担当者が拝見します。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], words.ask), { type: "rating", question: words.question }, paragraphs(words.open)],
    }),
  ),
  sample: { order: sampleOrder({ fulfillments: [sampleParcel({ deliveredAt: "2027-03-04T13:00:00Z" })] }), now: "2027-03-14T17:00:00Z", occasion: "" },
};
