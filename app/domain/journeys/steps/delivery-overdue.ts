import { GREETING, inEveryLanguage, paragraphs, type StepDefinition } from "../step";
import { sampleOrder, sampleParcel } from "./sample-order";

export const deliveryOverdue: StepDefinition = {
  key: "delivery-overdue",
  name: "Your parcel is late",
  purpose: "Says that a parcel is late, and who looks after it, before the buyer has to ask.",
  trigger: "delivery_overdue",
  delay: { kind: "after", amount: 1, unit: "days", time: "business", at: "10:00" },
  optional: false,
  staleAfterHours: 5 * 24,
  needsDelivery: false,
  needsGoods: true,
  hushedByTicket: true,
  onceInDays: null,
  shows: "undelivered",
  content: inEveryLanguage(
    {
      en: {
        subject: "Your parcel is late",
        preheader: "It should have arrived by {{ delivery.expected }}. We are looking into it",
        late: "Your order {{ order.name }} should have arrived by {{ delivery.expected }}, and as far as we can see it has not. We are sorry.",
        next: "We are asking the carrier. You do not have to do anything; if it does not turn up, we send it again or pay you back. Has it arrived after all, or does something else not fit? Simply answer this mail.",
      },
      de: {
        subject: "Ihr Paket verspätet sich",
        preheader: "Es sollte bis {{ delivery.expected }} da sein. Wir kümmern uns darum",
        late: "Ihre Bestellung {{ order.name }} sollte bis {{ delivery.expected }} bei Ihnen sein und ist es, soweit wir sehen, nicht. Das tut uns leid.",
        next: "Wir fragen beim Zusteller nach. Sie müssen nichts tun: Taucht das Paket nicht auf, schicken wir es noch einmal oder erstatten den Betrag. Ist es doch da, oder stimmt etwas anderes nicht? Antworten Sie einfach auf diese Mail.",
      },
      fr: {
        subject: "Votre colis a du retard",
        preheader: "Il devait arriver le {{ delivery.expected }}. Nous nous en occupons",
        late: "Votre commande {{ order.name }} devait arriver le {{ delivery.expected }} et, d'après nos informations, ce n'est pas le cas. Nous en sommes désolés.",
        next: "Nous interrogeons le transporteur. Vous n'avez rien à faire : si le colis ne réapparaît pas, nous le renvoyons ou nous vous remboursons. Il est finalement arrivé, ou autre chose ne va pas ? Répondez simplement à cet e-mail.",
      },
      es: {
        subject: "Tu paquete llega tarde",
        preheader: "Debía llegar el {{ delivery.expected }}. Lo estamos mirando",
        late: "Tu pedido {{ order.name }} debía llegar el {{ delivery.expected }} y, por lo que vemos, no ha llegado. Lo sentimos.",
        next: "Estamos preguntando al transportista. No tienes que hacer nada: si no aparece, te lo enviamos otra vez o te devolvemos el dinero. ¿Ha llegado al final, o hay otro problema? Responde a este correo.",
      },
      nl: {
        subject: "Je pakket is laat",
        preheader: "Het had er {{ delivery.expected }} moeten zijn. We zoeken het uit",
        late: "Je bestelling {{ order.name }} had er {{ delivery.expected }} moeten zijn en is er, voor zover we zien, nog niet. Dat spijt ons.",
        next: "We vragen het na bij de vervoerder. Je hoeft niets te doen: komt het pakket niet boven water, dan sturen we het opnieuw of betalen we je terug. Is het er toch, of klopt er iets anders niet? Beantwoord gewoon deze mail.",
      },
      pt: {
        subject: "A sua encomenda está atrasada",
        preheader: "Devia ter chegado até {{ delivery.expected }}. Estamos a tratar disso",
        late: "O seu pedido {{ order.name }} devia ter chegado até {{ delivery.expected }} e, pelo que vemos, ainda não chegou. Pedimos desculpa.",
        next: "Estamos a perguntar à transportadora. Não precisa de fazer nada: se a encomenda não aparecer, enviamos de novo ou devolvemos o dinheiro. Afinal chegou, ou há outro problema? Responda simplesmente a este e-mail.",
      },
      ja: {
        subject: "お荷物の到着が遅れています",
        preheader: "{{ delivery.expected }}にお届けの予定でした。確認を進めています",
        late: "ご注文{{ order.name }}は{{ delivery.expected }}にお届けの予定でしたが、まだ到着が確認できておりません。申し訳ございません。",
        next: "ただいま配送会社に確認しております。お客様にしていただくことはございません。見つからない場合は、再送または返金いたします。すでに届いている場合や、ほかにお困りのことがある場合は、このメールにご返信ください。",
      },
    },
    (words, locale) => ({
      subject: words.subject,
      preheader: words.preheader,
      blocks: [paragraphs(GREETING[locale], words.late, words.next), { type: "parcels" }],
    }),
  ),
  check: ({ order }) => (order.fulfillments.some((parcel) => parcel.status === "SUCCESS" && !parcel.deliveredAt) ? null : { skip: "arrived" }),
  sample: { order: sampleOrder({ fulfillments: [sampleParcel()] }), now: "2027-03-08T10:00:00Z", occasion: "" },
};
