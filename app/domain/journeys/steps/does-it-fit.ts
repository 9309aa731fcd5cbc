import { GREETING, inEveryLanguage, paragraphs, returnSentence, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

export const doesItFit: StepDefinition = {
  key: "does-it-fit",
  name: "Does it fit?",
  purpose: "Some days after delivery: offers another size before it becomes a return.",
  trigger: "delivered",
  delay: { kind: "after", amount: 4, unit: "days", time: "calendar", at: "10:00" },
  optional: true,
  staleAfterHours: 7 * 24,
  needsDelivery: true,
  needsGoods: true,
  hushedByTicket: true,
  onceInDays: null,
  shows: "kept",
  check: ({ order, kept }) => {
    const sized = order.lines.some((line) => line.variantTitle !== null && kept.some((entry) => entry.lineId === line.id));
    return sized ? null : { skip: "no_sizes" };
  },
  content: inEveryLanguage(
    {
      en: {
        subject: "Does it fit?",
        preheader: "If not, answer this mail with the size you need",
        ask: "Your order {{ order.name }} has been with you for a few days. Does everything fit?",
        help: "If a size is wrong, simply answer this mail with the size you would like instead, and we take care of it.",
      },
      de: {
        subject: "Passt alles?",
        preheader: "Wenn nicht: einfach mit der gewünschten Größe antworten",
        ask: "Ihre Bestellung {{ order.name }} ist seit ein paar Tagen bei Ihnen. Passt alles?",
        help: "Wenn eine Größe nicht stimmt, antworten Sie einfach auf diese Mail mit der Größe, die Sie möchten. Wir kümmern uns darum.",
      },
      fr: {
        subject: "Est-ce la bonne taille ?",
        preheader: "Sinon, répondez à cet e-mail avec la taille souhaitée",
        ask: "Votre commande {{ order.name }} est chez vous depuis quelques jours. Tout vous va ?",
        help: "Si une taille ne convient pas, répondez simplement à cet e-mail en indiquant la taille souhaitée, et nous nous en occupons.",
      },
      es: {
        subject: "¿Te queda bien?",
        preheader: "Si no, responde con la talla que necesitas",
        ask: "Ya hace unos días que tienes tu pedido {{ order.name }}. ¿Te queda todo bien?",
        help: "Si alguna talla no es la correcta, responde a este correo con la que prefieras y nos encargamos.",
      },
      nl: {
        subject: "Past alles?",
        preheader: "Zo niet, antwoord met de maat die je nodig hebt",
        ask: "Je bestelling {{ order.name }} is nu een paar dagen bij je. Past alles?",
        help: "Klopt een maat niet? Beantwoord deze mail met de maat die je wilt, dan regelen wij het.",
      },
      pt: {
        subject: "Serve bem?",
        preheader: "Se não, responda com o tamanho de que precisa",
        ask: "Já tem o seu pedido {{ order.name }} há alguns dias. Serve tudo bem?",
        help: "Se algum tamanho não for o certo, responda a este e-mail com o tamanho que prefere e nós tratamos do resto.",
      },
      ja: {
        subject: "サイズはいかがですか",
        preheader: "合わない場合は、ご希望のサイズをご返信ください",
        ask: "ご注文{{ order.name }}の商品がお手元に届いて数日になります。サイズはいかがでしょうか。",
        help: "サイズが合わない場合は、ご希望のサイズをこのメールにご返信ください。こちらで手配いたします。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [
        paragraphs(GREETING[locale], words.ask, `${words.help} ${returnSentence(locale)}`),
        { type: "items" },
        { type: "size_chart" },
        { type: "returns" },
      ],
    }),
  ),
  sample: { order: sampleOrder({ fulfillments: [sampleParcel({ deliveredAt: "2027-03-04T13:00:00Z" })] }), now: "2027-03-08T10:00:00Z", occasion: "" },
};
