import { GREETING, inEveryLanguage, paragraphs, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

const order = sampleOrder();

export const returnRefunded: StepDefinition = {
  key: "return-refunded",
  name: "Return received and refunded",
  purpose: "Closes the matter: what was paid back, and for which items.",
  trigger: "refunded",
  delay: { kind: "after", amount: 15, unit: "minutes", time: "calendar", at: null },
  optional: false,
  staleAfterHours: 7 * 24,
  needsDelivery: false,
  needsGoods: false,
  hushedByTicket: false,
  onceInDays: null,
  shows: "refunded",
  check: ({ order, occasion }) => (order.refunds.some((refund) => refund.id === occasion) ? null : { skip: "refund_gone" }),
  content: inEveryLanguage(
    {
      en: {
        subject: "We have paid back {{ refund.amount }}",
        preheader: "For your order {{ order.name }}",
        done: "We have paid back <strong>{{ refund.amount }}</strong> for your order {{ order.name }}, the way you paid.",
        next: "Banks take a few days until it shows. If something is not right, simply answer this mail.",
      },
      de: {
        subject: "Wir haben {{ refund.amount }} erstattet",
        preheader: "Für Ihre Bestellung {{ order.name }}",
        done: "wir haben für Ihre Bestellung {{ order.name }} <strong>{{ refund.amount }}</strong> erstattet, auf dem Weg, auf dem Sie bezahlt haben.",
        next: "Bis Sie die Gutschrift sehen, brauchen Banken ein paar Tage. Stimmt etwas nicht, antworten Sie einfach auf diese Mail.",
      },
      fr: {
        subject: "Nous vous avons remboursé {{ refund.amount }}",
        preheader: "Pour votre commande {{ order.name }}",
        done: "Nous avons remboursé <strong>{{ refund.amount }}</strong> pour votre commande {{ order.name }}, par le moyen de paiement utilisé.",
        next: "Selon votre banque, quelques jours peuvent passer avant que la somme apparaisse. Si quelque chose ne va pas, répondez simplement à cet e-mail.",
      },
      es: {
        subject: "Te hemos devuelto {{ refund.amount }}",
        preheader: "Por tu pedido {{ order.name }}",
        done: "Te hemos devuelto <strong>{{ refund.amount }}</strong> de tu pedido {{ order.name }}, por el mismo medio con el que pagaste.",
        next: "Los bancos tardan unos días en mostrarlo. Si algo no es correcto, responde a este correo.",
      },
      nl: {
        subject: "We hebben {{ refund.amount }} terugbetaald",
        preheader: "Voor je bestelling {{ order.name }}",
        done: "We hebben <strong>{{ refund.amount }}</strong> terugbetaald voor je bestelling {{ order.name }}, op de manier waarop je betaalde.",
        next: "Banken doen er een paar dagen over voor je het ziet. Klopt er iets niet? Beantwoord gewoon deze mail.",
      },
      pt: {
        subject: "Devolvemos {{ refund.amount }}",
        preheader: "Pelo seu pedido {{ order.name }}",
        done: "Devolvemos <strong>{{ refund.amount }}</strong> do seu pedido {{ order.name }}, pelo meio com que pagou.",
        next: "Os bancos demoram alguns dias a mostrar o valor. Se algo não estiver certo, responda simplesmente a este e-mail.",
      },
      ja: {
        subject: "{{ refund.amount }}を返金いたしました",
        preheader: "ご注文{{ order.name }}について",
        done: "ご注文{{ order.name }}について、お支払いいただいた方法で<strong>{{ refund.amount }}</strong>を返金いたしました。",
        next: "反映されるまで数日かかることがあります。ご不明な点は、このメールにご返信ください。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], words.done, words.next), { type: "items" }],
    }),
  ),
  sample: {
    order: {
      ...order,
      financialStatus: "PARTIALLY_REFUNDED",
      returnStatus: "RETURNED",
      lines: order.lines.map((line, index) => (index === 0 ? { ...line, currentQuantity: 0, refundableQuantity: 0 } : line)),
      fulfillments: [sampleParcel({ deliveredAt: "2027-03-04T13:00:00Z" })],
      refunds: [{ id: "gid://shopify/Refund/1", createdAt: "2027-03-15T10:00:00Z", note: null, total: { amount: "49.00", currency: "EUR" }, lines: [{ lineId: "gid://shopify/LineItem/901", quantity: 1 }] }],
      returns: [{ id: "gid://shopify/Return/1", name: "#1042-R1", status: "CLOSED", createdAt: "2027-03-08T10:00:00Z", closedAt: "2027-03-15T10:00:00Z", lines: [{ lineId: "gid://shopify/LineItem/901", quantity: 1, reason: "Too small", note: null }] }],
    },
    now: "2027-03-15T10:15:00Z",
    occasion: "gid://shopify/Refund/1",
  },
};
