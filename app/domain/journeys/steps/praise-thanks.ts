import { GREETING, inEveryLanguage, paragraphs, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

export const praiseThanks: StepDefinition = {
  key: "praise-thanks",
  name: "Thanks for the praise",
  purpose: "A short thank-you to somebody who praised the shop. It asks for nothing.",
  trigger: "praised",
  delay: { kind: "after", amount: 1, unit: "hours", time: "calendar", at: null },
  optional: true,
  staleAfterHours: 72,
  needsDelivery: false,
  needsGoods: false,
  hushedByTicket: true,
  onceInDays: 90,
  shows: "kept",
  content: inEveryLanguage(
    {
      en: { subject: "Your words made our day", preheader: "Thank you", thanks: "Thank you for your kind words. We passed them on to everybody who packed, sewed and answered for your order {{ order.name }}, and they made our day." },
      de: { subject: "Ihre Worte haben uns gefreut", preheader: "Danke", thanks: "danke für Ihre freundlichen Worte. Wir haben sie an alle weitergegeben, die an Ihrer Bestellung {{ order.name }} gearbeitet haben. Sie haben uns sehr gefreut." },
      fr: { subject: "Vos mots nous ont fait plaisir", preheader: "Merci", thanks: "Merci pour vos mots aimables. Nous les avons transmis à toutes les personnes qui ont travaillé à votre commande {{ order.name }}. Ils nous ont fait très plaisir." },
      es: { subject: "Tus palabras nos alegraron el día", preheader: "Gracias", thanks: "Gracias por tus amables palabras. Se las hemos pasado a todas las personas que trabajaron en tu pedido {{ order.name }}. Nos alegraron el día." },
      nl: { subject: "Je woorden maakten onze dag goed", preheader: "Dank je wel", thanks: "Dank je wel voor je vriendelijke woorden. We hebben ze doorgegeven aan iedereen die aan je bestelling {{ order.name }} heeft gewerkt. Ze maakten onze dag goed." },
      pt: { subject: "As suas palavras alegraram-nos o dia", preheader: "Obrigado", thanks: "Obrigado pelas suas palavras simpáticas. Passámo-las a todas as pessoas que trabalharam no seu pedido {{ order.name }}. Alegraram-nos o dia." },
      ja: { subject: "うれしいお言葉をありがとうございます", preheader: "ありがとうございます", thanks: "あたたかいお言葉をいただき、ありがとうございます。ご注文{{ order.name }}に携わったスタッフ全員に伝えました。大変励みになります。" },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], words.thanks), { type: "signature", name: "{{ shop.name }}" }],
    }),
  ),
  sample: { order: sampleOrder({ fulfillments: [sampleParcel({ deliveredAt: "2027-03-04T13:00:00Z" })] }), now: "2027-03-14T18:00:00Z", occasion: "" },
};
