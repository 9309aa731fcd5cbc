import { GREETING, inEveryLanguage, paragraphs, returnSentence, type StepDefinition } from "../step";
import { sampleOrder } from "./sample-order";

export const thankYou: StepDefinition = {
  key: "thank-you",
  name: "Thank you",
  purpose: "Thanks, what was bought, and until when it can be returned.",
  trigger: "paid",
  delay: { kind: "after", amount: 30, unit: "minutes", time: "calendar", at: null },
  optional: false,
  staleAfterHours: 72,
  needsDelivery: false,
  needsGoods: true,
  hushedByTicket: false,
  onceInDays: null,
  shows: "kept",
  content: inEveryLanguage(
    {
      en: {
        subject: "Thank you for your order {{ order.name }}",
        preheader: "{{ return.sentence | default: 'We are getting it ready' }}",
        thanks: "Thank you for your order {{ order.name }}.",
        next: "We are getting it ready and tell you as soon as it leaves. How to look after each piece is on its label and on its page.",
      },
      de: {
        subject: "Danke für Ihre Bestellung {{ order.name }}",
        preheader: "{{ return.sentence | default: 'Wir machen sie gerade fertig' }}",
        thanks: "vielen Dank für Ihre Bestellung {{ order.name }}.",
        next: "Wir machen sie gerade fertig und melden uns, sobald sie unterwegs ist. Wie Sie jedes Stück pflegen, steht auf dem Etikett und auf der Produktseite.",
      },
      fr: {
        subject: "Merci pour votre commande {{ order.name }}",
        preheader: "{{ return.sentence | default: 'Nous la préparons' }}",
        thanks: "Merci pour votre commande {{ order.name }}.",
        next: "Nous la préparons et vous prévenons dès son départ. Les conseils d'entretien figurent sur l'étiquette et sur la page de chaque article.",
      },
      es: {
        subject: "Gracias por tu pedido {{ order.name }}",
        preheader: "{{ return.sentence | default: 'Lo estamos preparando' }}",
        thanks: "Gracias por tu pedido {{ order.name }}.",
        next: "Lo estamos preparando y te avisamos en cuanto salga. Cómo cuidar cada artículo está en su etiqueta y en su página.",
      },
      nl: {
        subject: "Bedankt voor je bestelling {{ order.name }}",
        preheader: "{{ return.sentence | default: 'We maken hem klaar' }}",
        thanks: "Bedankt voor je bestelling {{ order.name }}.",
        next: "We maken hem klaar en laten het weten zodra hij onderweg is. Hoe je elk stuk verzorgt, staat op het label en op de productpagina.",
      },
      pt: {
        subject: "Obrigado pelo seu pedido {{ order.name }}",
        preheader: "{{ return.sentence | default: 'Estamos a prepará-lo' }}",
        thanks: "Obrigado pelo seu pedido {{ order.name }}.",
        next: "Estamos a prepará-lo e avisamos assim que sair. Os cuidados a ter com cada artigo estão na etiqueta e na sua página.",
      },
      ja: {
        subject: "ご注文ありがとうございます（{{ order.name }}）",
        preheader: "{{ return.sentence | default: 'ただいま準備しております' }}",
        thanks: "ご注文{{ order.name }}をいただき、ありがとうございます。",
        next: "ただいま準備しております。発送しましたらお知らせします。お手入れの方法は、商品のラベルと商品ページをご覧ください。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], `${words.thanks} ${returnSentence(locale)}`), { type: "items" }, { type: "returns" }, paragraphs(words.next)],
    }),
  ),
  sample: { order: sampleOrder({ fulfillmentStatus: "UNFULFILLED" }), now: "2027-03-01T10:30:00Z", occasion: "" },
};
