import type { Locale } from "~/lib/locales";

/** The words of the pages that mails link to. */
export interface PublicWords {
  unsubscribe: {
    title: string;
    ask(shop: string): string;
    stays: string;
    button: string;
    doneTitle: string;
    done(shop: string): string;
  };
  rate: {
    title(order: string): string;
    legend: string;
    comment: string;
    optional: string;
    button: string;
    doneTitle: string;
    done(shop: string): string;
    change: string;
    missing: string;
  };
  unknownTitle: string;
  unknown: string;
}

export const PUBLIC_WORDS: Record<Locale, PublicWords> = {
  en: {
    unsubscribe: {
      title: "No more mails of this kind?",
      ask: (shop) => `${shop} will no longer ask you for your opinion or remind you of anything.`,
      stays: "Mail about your orders that you need, and answers to your questions, still come.",
      button: "Stop these mails",
      doneTitle: "You will get no more of these mails",
      done: (shop) => `It holds from this moment. Mail that you need about an order at ${shop}, and answers to your questions, still come.`,
    },
    rate: {
      title: (order) => `How did we do with your order ${order}?`,
      legend: "Your rating",
      comment: "What should we know?",
      optional: "You can leave this empty.",
      button: "Send",
      doneTitle: "Thank you",
      done: (shop) => `Your answer has reached ${shop}.`,
      change: "Change my answer",
      missing: "Please choose one of the five.",
    },
    unknownTitle: "This link does not work",
    unknown: "It may be incomplete. Please open it from the mail again, or answer the mail.",
  },
  de: {
    unsubscribe: {
      title: "Keine Mails dieser Art mehr?",
      ask: (shop) => `${shop} fragt Sie dann nicht mehr nach Ihrer Meinung und erinnert Sie an nichts mehr.`,
      stays: "Nötige Mails zu Ihren Bestellungen und Antworten auf Ihre Fragen kommen weiterhin.",
      button: "Diese Mails abbestellen",
      doneTitle: "Sie erhalten diese Mails nicht mehr",
      done: (shop) => `Das gilt ab sofort. Nötige Mails zu einer Bestellung bei ${shop} und Antworten auf Ihre Fragen kommen weiterhin.`,
    },
    rate: {
      title: (order) => `Wie waren wir bei Ihrer Bestellung ${order}?`,
      legend: "Ihre Bewertung",
      comment: "Was sollten wir wissen?",
      optional: "Sie können dieses Feld leer lassen.",
      button: "Absenden",
      doneTitle: "Vielen Dank",
      done: (shop) => `Ihre Antwort ist bei ${shop} angekommen.`,
      change: "Antwort ändern",
      missing: "Bitte wählen Sie eine der fünf Antworten.",
    },
    unknownTitle: "Dieser Link funktioniert nicht",
    unknown: "Vielleicht ist er unvollständig. Öffnen Sie ihn bitte noch einmal aus der Mail, oder antworten Sie auf die Mail.",
  },
  fr: {
    unsubscribe: {
      title: "Ne plus recevoir ce type d'e-mail ?",
      ask: (shop) => `${shop} ne vous demandera plus votre avis et ne vous enverra plus de rappels.`,
      stays: "Les e-mails nécessaires à vos commandes et les réponses à vos questions continueront d'arriver.",
      button: "Arrêter ces e-mails",
      doneTitle: "Vous ne recevrez plus ces e-mails",
      done: (shop) => `C'est effectif dès maintenant. Les e-mails nécessaires à une commande chez ${shop} et les réponses à vos questions continueront d'arriver.`,
    },
    rate: {
      title: (order) => `Comment s'est passée votre commande ${order} ?`,
      legend: "Votre note",
      comment: "Que devrions-nous savoir ?",
      optional: "Vous pouvez laisser ce champ vide.",
      button: "Envoyer",
      doneTitle: "Merci",
      done: (shop) => `Votre réponse est bien arrivée chez ${shop}.`,
      change: "Modifier ma réponse",
      missing: "Veuillez choisir l'une des cinq réponses.",
    },
    unknownTitle: "Ce lien ne fonctionne pas",
    unknown: "Il est peut-être incomplet. Ouvrez-le à nouveau depuis l'e-mail, ou répondez à l'e-mail.",
  },
  es: {
    unsubscribe: {
      title: "¿No recibir más correos de este tipo?",
      ask: (shop) => `${shop} ya no te pedirá tu opinión ni te enviará recordatorios.`,
      stays: "Los correos necesarios sobre tus pedidos y las respuestas a tus preguntas seguirán llegando.",
      button: "No recibir estos correos",
      doneTitle: "Ya no recibirás estos correos",
      done: (shop) => `Vale desde este momento. Los correos necesarios sobre un pedido en ${shop} y las respuestas a tus preguntas seguirán llegando.`,
    },
    rate: {
      title: (order) => `¿Qué tal fue tu pedido ${order}?`,
      legend: "Tu valoración",
      comment: "¿Qué deberíamos saber?",
      optional: "Puedes dejarlo vacío.",
      button: "Enviar",
      doneTitle: "Gracias",
      done: (shop) => `Tu respuesta ha llegado a ${shop}.`,
      change: "Cambiar mi respuesta",
      missing: "Elige una de las cinco respuestas.",
    },
    unknownTitle: "Este enlace no funciona",
    unknown: "Puede que esté incompleto. Ábrelo de nuevo desde el correo o responde al correo.",
  },
  nl: {
    unsubscribe: {
      title: "Geen mails van dit soort meer?",
      ask: (shop) => `${shop} vraagt je dan niet meer om je mening en herinnert je nergens meer aan.`,
      stays: "Mails die je nodig hebt voor je bestellingen en antwoorden op je vragen blijven komen.",
      button: "Stop deze mails",
      doneTitle: "Je krijgt deze mails niet meer",
      done: (shop) => `Dat geldt vanaf nu. Mails die je nodig hebt voor een bestelling bij ${shop} en antwoorden op je vragen blijven komen.`,
    },
    rate: {
      title: (order) => `Hoe deden we het bij je bestelling ${order}?`,
      legend: "Je beoordeling",
      comment: "Wat moeten we weten?",
      optional: "Je mag dit leeg laten.",
      button: "Versturen",
      doneTitle: "Dank je wel",
      done: (shop) => `Je antwoord is bij ${shop} aangekomen.`,
      change: "Mijn antwoord wijzigen",
      missing: "Kies een van de vijf antwoorden.",
    },
    unknownTitle: "Deze link werkt niet",
    unknown: "Misschien is hij niet volledig. Open hem opnieuw vanuit de mail, of beantwoord de mail.",
  },
  pt: {
    unsubscribe: {
      title: "Não receber mais e-mails deste tipo?",
      ask: (shop) => `${shop} deixa de pedir a sua opinião e de enviar lembretes.`,
      stays: "Os e-mails necessários sobre as suas encomendas e as respostas às suas perguntas continuam a chegar.",
      button: "Parar estes e-mails",
      doneTitle: "Não receberá mais estes e-mails",
      done: (shop) => `Vale a partir deste momento. Os e-mails necessários sobre uma encomenda em ${shop} e as respostas às suas perguntas continuam a chegar.`,
    },
    rate: {
      title: (order) => `Como correu a sua encomenda ${order}?`,
      legend: "A sua avaliação",
      comment: "O que devemos saber?",
      optional: "Pode deixar em branco.",
      button: "Enviar",
      doneTitle: "Obrigado",
      done: (shop) => `A sua resposta chegou a ${shop}.`,
      change: "Alterar a minha resposta",
      missing: "Escolha uma das cinco respostas.",
    },
    unknownTitle: "Esta ligação não funciona",
    unknown: "Pode estar incompleta. Abra-a de novo a partir do e-mail, ou responda ao e-mail.",
  },
  ja: {
    unsubscribe: {
      title: "この種類のメールを停止しますか？",
      ask: (shop) => `${shop}からのご意見のお願いやお知らせのメールが届かなくなります。`,
      stays: "ご注文に必要なメールと、お問い合わせへの返信は引き続きお送りします。",
      button: "メールを停止する",
      doneTitle: "この種類のメールを停止しました",
      done: (shop) => `ただいまから有効です。${shop}でのご注文に必要なメールと、お問い合わせへの返信は引き続きお送りします。`,
    },
    rate: {
      title: (order) => `ご注文${order}はいかがでしたか？`,
      legend: "評価",
      comment: "お気づきの点をお聞かせください。",
      optional: "空欄のままでもかまいません。",
      button: "送信する",
      doneTitle: "ありがとうございました",
      done: (shop) => `ご回答は${shop}に届きました。`,
      change: "回答を変更する",
      missing: "五つの中から一つお選びください。",
    },
    unknownTitle: "このリンクは使えません",
    unknown: "リンクが途中で切れている可能性があります。メールからもう一度開くか、メールにご返信ください。",
  },
};
