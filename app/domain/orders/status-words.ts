import type { Locale } from "~/lib/locales";

/** Where an order is, in one sentence to its buyer. `[name]` is the order's name, `[date]` a day in the shop's time zone. */
export interface StatusWords {
  cancelled: string;
  refunded: string;
  unpaid: string;
  preparing: string;
  partly: string;
  sent: string;
  outForDelivery: string;
  notDelivered: string;
  delivered: string;
  expected: string;
}

export const STATUS_WORDS: Record<Locale, StatusWords> = {
  en: {
    cancelled: "Order [name] was cancelled on [date].",
    refunded: "Order [name] was refunded on [date].",
    unpaid: "Order [name] is waiting for its payment.",
    preparing: "Order [name] is being prepared and has not left us yet.",
    partly: "Part of order [name] left us on [date]; the rest is being prepared.",
    sent: "Order [name] left us on [date] and is on its way.",
    outForDelivery: "Order [name] is out for delivery today.",
    notDelivered: "The carrier could not deliver order [name]. Write to us and we will sort it out.",
    delivered: "Order [name] was delivered on [date].",
    expected: "It is expected on [date].",
  },
  de: {
    cancelled: "Bestellung [name] wurde am [date] storniert.",
    refunded: "Bestellung [name] wurde am [date] erstattet.",
    unpaid: "Bestellung [name] wartet noch auf die Zahlung.",
    preparing: "Bestellung [name] wird vorbereitet und hat uns noch nicht verlassen.",
    partly: "Ein Teil von Bestellung [name] hat uns am [date] verlassen; der Rest wird vorbereitet.",
    sent: "Bestellung [name] hat uns am [date] verlassen und ist unterwegs.",
    outForDelivery: "Bestellung [name] wird heute zugestellt.",
    notDelivered: "Der Paketdienst konnte Bestellung [name] nicht zustellen. Schreiben Sie uns, wir kümmern uns darum.",
    delivered: "Bestellung [name] wurde am [date] zugestellt.",
    expected: "Sie wird am [date] erwartet.",
  },
  fr: {
    cancelled: "La commande [name] a été annulée le [date].",
    refunded: "La commande [name] a été remboursée le [date].",
    unpaid: "La commande [name] est en attente de paiement.",
    preparing: "La commande [name] est en préparation et n’est pas encore partie.",
    partly: "Une partie de la commande [name] est partie le [date] ; le reste est en préparation.",
    sent: "La commande [name] est partie le [date] et est en route.",
    outForDelivery: "La commande [name] est en cours de livraison aujourd’hui.",
    notDelivered: "Le transporteur n’a pas pu livrer la commande [name]. Écrivez-nous, nous nous en occupons.",
    delivered: "La commande [name] a été livrée le [date].",
    expected: "Elle est attendue le [date].",
  },
  es: {
    cancelled: "El pedido [name] se canceló el [date].",
    refunded: "El pedido [name] se reembolsó el [date].",
    unpaid: "El pedido [name] está pendiente de pago.",
    preparing: "El pedido [name] se está preparando y aún no ha salido.",
    partly: "Una parte del pedido [name] salió el [date]; el resto se está preparando.",
    sent: "El pedido [name] salió el [date] y está en camino.",
    outForDelivery: "El pedido [name] está en reparto hoy.",
    notDelivered: "El transportista no pudo entregar el pedido [name]. Escríbenos y lo solucionamos.",
    delivered: "El pedido [name] se entregó el [date].",
    expected: "Se espera para el [date].",
  },
  nl: {
    cancelled: "Bestelling [name] is op [date] geannuleerd.",
    refunded: "Bestelling [name] is op [date] terugbetaald.",
    unpaid: "Bestelling [name] wacht nog op de betaling.",
    preparing: "Bestelling [name] wordt klaargemaakt en is nog niet verzonden.",
    partly: "Een deel van bestelling [name] is op [date] verzonden; de rest wordt klaargemaakt.",
    sent: "Bestelling [name] is op [date] verzonden en is onderweg.",
    outForDelivery: "Bestelling [name] wordt vandaag bezorgd.",
    notDelivered: "De bezorger kon bestelling [name] niet afleveren. Schrijf ons, dan lossen we het op.",
    delivered: "Bestelling [name] is op [date] bezorgd.",
    expected: "De bezorging wordt op [date] verwacht.",
  },
  pt: {
    cancelled: "A encomenda [name] foi cancelada em [date].",
    refunded: "A encomenda [name] foi reembolsada em [date].",
    unpaid: "A encomenda [name] aguarda o pagamento.",
    preparing: "A encomenda [name] está a ser preparada e ainda não saiu.",
    partly: "Parte da encomenda [name] saiu em [date]; o resto está a ser preparado.",
    sent: "A encomenda [name] saiu em [date] e está a caminho.",
    outForDelivery: "A encomenda [name] é entregue hoje.",
    notDelivered: "A transportadora não conseguiu entregar a encomenda [name]. Escreva-nos e tratamos disso.",
    delivered: "A encomenda [name] foi entregue em [date].",
    expected: "Prevê-se que chegue em [date].",
  },
  ja: {
    cancelled: "ご注文 [name] は [date] にキャンセルされました。",
    refunded: "ご注文 [name] は [date] に返金されました。",
    unpaid: "ご注文 [name] はお支払いをお待ちしています。",
    preparing: "ご注文 [name] は準備中で、まだ発送されていません。",
    partly: "ご注文 [name] の一部は [date] に発送されました。残りは準備中です。",
    sent: "ご注文 [name] は [date] に発送され、配送中です。",
    outForDelivery: "ご注文 [name] は本日配達予定です。",
    notDelivered: "ご注文 [name] は配達できませんでした。お手数ですがご連絡ください。",
    delivered: "ご注文 [name] は [date] に配達されました。",
    expected: "お届け予定日は [date] です。",
  },
};
