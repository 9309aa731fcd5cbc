import { GREETING, inEveryLanguage, paragraphs, returnSentence, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

const HOUR = 3_600_000;

export const returnByReminder: StepDefinition = {
  key: "return-by-reminder",
  name: "Return-by reminder",
  purpose: "A few days before the time to return ends: the date, and how to return.",
  trigger: "paid",
  delay: { kind: "before_return_by", days: 3, at: "10:00" },
  optional: true,
  staleAfterHours: 48,
  needsDelivery: true,
  needsGoods: true,
  hushedByTicket: false,
  onceInDays: null,
  shows: "kept",
  check: ({ now, returns }) => {
    const open = returns.flatMap((entry) => (entry.returnable ? [entry] : []));
    if (open.length === 0) return { skip: "nothing_returnable" };
    if (open.every((entry) => Date.parse(entry.until) < now.getTime())) return { skip: "return_over" };
    // A date that can still move is not yet worth a reminder.
    return open.some((entry) => entry.certainty === "exact") ? null : { waitUntil: new Date(now.getTime() + 24 * HOUR) };
  },
  content: inEveryLanguage(
    {
      en: {
        subject: "{{ return.sentence }}",
        preheader: "After that we can no longer take it back",
        reminder: "About your order {{ order.name }}:",
        happy: "If you are happy with everything, there is nothing to do.",
      },
      de: {
        subject: "{{ return.sentence }}",
        preheader: "Danach können wir nichts mehr zurücknehmen",
        reminder: "zu Ihrer Bestellung {{ order.name }}:",
        happy: "Wenn Sie zufrieden sind, müssen Sie nichts tun.",
      },
      fr: {
        subject: "{{ return.sentence }}",
        preheader: "Après cette date, nous ne pourrons plus reprendre vos articles",
        reminder: "À propos de votre commande {{ order.name }} :",
        happy: "Si tout vous convient, vous n'avez rien à faire.",
      },
      es: {
        subject: "{{ return.sentence }}",
        preheader: "Después ya no podremos aceptarlo",
        reminder: "Sobre tu pedido {{ order.name }}:",
        happy: "Si todo te gusta, no tienes que hacer nada.",
      },
      nl: {
        subject: "{{ return.sentence }}",
        preheader: "Daarna kunnen we niets meer terugnemen",
        reminder: "Over je bestelling {{ order.name }}:",
        happy: "Ben je tevreden, dan hoef je niets te doen.",
      },
      pt: {
        subject: "{{ return.sentence }}",
        preheader: "Depois disso já não podemos aceitar a devolução",
        reminder: "Sobre o seu pedido {{ order.name }}:",
        happy: "Se está tudo bem, não precisa de fazer nada.",
      },
      ja: {
        subject: "{{ return.sentence }}",
        preheader: "この日を過ぎると返品をお受けできません",
        reminder: "ご注文{{ order.name }}についてのお知らせです。",
        happy: "商品にご満足いただけましたら、お手続きは不要です。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], `${words.reminder} ${returnSentence(locale)}`, words.happy), { type: "returns" }, { type: "items" }],
    }),
  ),
  sample: { order: sampleOrder({ fulfillments: [sampleParcel({ deliveredAt: "2027-03-04T13:00:00Z" })] }), now: "2027-03-31T10:00:00Z", occasion: "" },
};
