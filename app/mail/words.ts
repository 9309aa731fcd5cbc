import type { Locale } from "~/lib/locales";

/** The few words that the mail's frame itself needs. */
export interface FrameWords {
  items: string;
  moreItems(count: number): string;
  returns: string;
  startReturn: string;
  notReturnable: string;
  track: string;
  trackingNumber: string;
  parcel(number: number): string;
  parcelState: { arrived(day: string): string; outForDelivery: string; underWay: string };
  sizeChart(product: string): string;
  /** Beside a size in its chart. */
  boughtSize: string;
  moreSizes(count: number): string;
  howToMeasure: string;
  questions: string;
  ratings: [string, string, string, string, string];
  discount: string;
  because(order: string, shop: string): string;
  replyNote: string;
  unsubscribe: string;
}

export const FRAME_WORDS: Record<Locale, FrameWords> = {
  en: {
    items: "Your items",
    moreItems: (count) => `and ${count} more`,
    returns: "Returns",
    startReturn: "Start a return",
    notReturnable: "Cannot be returned",
    track: "Follow the parcel",
    trackingNumber: "Tracking number",
    parcel: (number) => `Parcel ${number}`,
    parcelState: { arrived: (day) => `arrived on ${day}`, outForDelivery: "out for delivery", underWay: "under way" },
    sizeChart: (product) => `Size chart: ${product}`,
    boughtSize: "you chose this",
    moreSizes: (count) => `and ${count} more sizes`,
    howToMeasure: "How to measure, on the product page",
    questions: "Often asked",
    ratings: ["Bad", "Poor", "Okay", "Good", "Great"],
    discount: "Your code",
    because: (order, shop) => `You get this mail because of your order ${order} at ${shop}.`,
    replyNote: "Questions? Simply answer this mail.",
    unsubscribe: "No more mails of this kind",
  },
  de: {
    items: "Ihre Artikel",
    moreItems: (count) => `und ${count} weitere`,
    returns: "Rückgabe",
    startReturn: "Rückgabe beginnen",
    notReturnable: "Von der Rückgabe ausgeschlossen",
    track: "Paket verfolgen",
    trackingNumber: "Sendungsnummer",
    parcel: (number) => `Paket ${number}`,
    parcelState: { arrived: (day) => `angekommen am ${day}`, outForDelivery: "in Zustellung", underWay: "unterwegs" },
    sizeChart: (product) => `Größentabelle: ${product}`,
    boughtSize: "von Ihnen gewählt",
    moreSizes: (count) => `und ${count} weitere Größen`,
    howToMeasure: "So messen Sie richtig: auf der Produktseite",
    questions: "Häufig gefragt",
    ratings: ["Schlecht", "Mäßig", "In Ordnung", "Gut", "Sehr gut"],
    discount: "Ihr Code",
    because: (order, shop) => `Sie erhalten diese Mail wegen Ihrer Bestellung ${order} bei ${shop}.`,
    replyNote: "Fragen? Antworten Sie einfach auf diese Mail.",
    unsubscribe: "Keine Mails dieser Art mehr",
  },
  fr: {
    items: "Vos articles",
    moreItems: (count) => `et ${count} de plus`,
    returns: "Retours",
    startReturn: "Commencer un retour",
    notReturnable: "Ne peuvent pas être retournés",
    track: "Suivre le colis",
    trackingNumber: "Numéro de suivi",
    parcel: (number) => `Colis ${number}`,
    parcelState: { arrived: (day) => `arrivé le ${day}`, outForDelivery: "en cours de livraison", underWay: "en route" },
    sizeChart: (product) => `Guide des tailles : ${product}`,
    boughtSize: "votre choix",
    moreSizes: (count) => `et ${count} autres tailles`,
    howToMeasure: "Comment mesurer : sur la page de l’article",
    questions: "Questions fréquentes",
    ratings: ["Mauvais", "Médiocre", "Correct", "Bien", "Excellent"],
    discount: "Votre code",
    because: (order, shop) => `Vous recevez cet e-mail en raison de votre commande ${order} chez ${shop}.`,
    replyNote: "Une question ? Répondez simplement à cet e-mail.",
    unsubscribe: "Ne plus recevoir ce type d'e-mail",
  },
  es: {
    items: "Tus artículos",
    moreItems: (count) => `y ${count} más`,
    returns: "Devoluciones",
    startReturn: "Iniciar una devolución",
    notReturnable: "No se pueden devolver",
    track: "Seguir el paquete",
    trackingNumber: "Número de seguimiento",
    parcel: (number) => `Paquete ${number}`,
    parcelState: { arrived: (day) => `llegó el ${day}`, outForDelivery: "en reparto", underWay: "en camino" },
    sizeChart: (product) => `Guía de tallas: ${product}`,
    boughtSize: "tu elección",
    moreSizes: (count) => `y ${count} tallas más`,
    howToMeasure: "Cómo medir: en la página del artículo",
    questions: "Preguntas frecuentes",
    ratings: ["Mal", "Regular", "Aceptable", "Bien", "Muy bien"],
    discount: "Tu código",
    because: (order, shop) => `Recibes este correo por tu pedido ${order} en ${shop}.`,
    replyNote: "¿Alguna pregunta? Responde a este correo.",
    unsubscribe: "No recibir más correos de este tipo",
  },
  nl: {
    items: "Je artikelen",
    moreItems: (count) => `en nog ${count}`,
    returns: "Retourneren",
    startReturn: "Retour beginnen",
    notReturnable: "Kan niet retour",
    track: "Pakket volgen",
    trackingNumber: "Volgnummer",
    parcel: (number) => `Pakket ${number}`,
    parcelState: { arrived: (day) => `aangekomen op ${day}`, outForDelivery: "wordt bezorgd", underWay: "onderweg" },
    sizeChart: (product) => `Maattabel: ${product}`,
    boughtSize: "jouw keuze",
    moreSizes: (count) => `en nog ${count} maten`,
    howToMeasure: "Zo meet je: op de productpagina",
    questions: "Vaak gevraagd",
    ratings: ["Slecht", "Matig", "Oké", "Goed", "Heel goed"],
    discount: "Je code",
    because: (order, shop) => `Je krijgt deze mail vanwege je bestelling ${order} bij ${shop}.`,
    replyNote: "Vragen? Beantwoord gewoon deze mail.",
    unsubscribe: "Geen mails van dit soort meer",
  },
  pt: {
    items: "Os seus artigos",
    moreItems: (count) => `e mais ${count}`,
    returns: "Devoluções",
    startReturn: "Iniciar uma devolução",
    notReturnable: "Não podem ser devolvidos",
    track: "Seguir a encomenda",
    trackingNumber: "Número de seguimento",
    parcel: (number) => `Encomenda ${number}`,
    parcelState: { arrived: (day) => `chegou em ${day}`, outForDelivery: "em distribuição", underWay: "a caminho" },
    sizeChart: (product) => `Guia de tamanhos: ${product}`,
    boughtSize: "a sua escolha",
    moreSizes: (count) => `e mais ${count} tamanhos`,
    howToMeasure: "Como medir: na página do artigo",
    questions: "Perguntas frequentes",
    ratings: ["Mau", "Fraco", "Razoável", "Bom", "Ótimo"],
    discount: "O seu código",
    because: (order, shop) => `Recebe este e-mail por causa do seu pedido ${order} na ${shop}.`,
    replyNote: "Tem perguntas? Responda simplesmente a este e-mail.",
    unsubscribe: "Não receber mais e-mails deste tipo",
  },
  ja: {
    items: "ご注文の商品",
    moreItems: (count) => `ほか${count}点`,
    returns: "返品について",
    startReturn: "返品を申し込む",
    notReturnable: "返品できない商品",
    track: "荷物を追跡する",
    trackingNumber: "お問い合わせ番号",
    parcel: (number) => `お荷物${number}`,
    parcelState: { arrived: (day) => `${day}に到着`, outForDelivery: "配達中", underWay: "輸送中" },
    sizeChart: (product) => `サイズ表：${product}`,
    boughtSize: "ご購入サイズ",
    moreSizes: (count) => `ほか${count}サイズ`,
    howToMeasure: "測り方は商品ページをご覧ください",
    questions: "よくあるご質問",
    ratings: ["悪い", "やや悪い", "ふつう", "良い", "とても良い"],
    discount: "クーポンコード",
    because: (order, shop) => `このメールは、${shop}でのご注文${order}についてお送りしています。`,
    replyNote: "ご不明な点は、このメールにそのままご返信ください。",
    unsubscribe: "この種のメールを受け取らない",
  },
};
