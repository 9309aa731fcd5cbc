import type { Locale } from "~/lib/locales";

interface RatingWords {
  /** Before the shop's name. */
  subject: string;
  question: string;
  /** From the worst to the best. */
  scores: [string, string, string, string, string];
  comment: string;
  send: string;
  thanks: string;
  sorry: string;
  review: string;
  gone: string;
}

/** What the customer reads when asked how it went, in each language we write in. */
export const ratingWords: Record<Locale, RatingWords> = {
  en: { subject: "Your question to", question: "How did we do?", scores: ["Very bad", "Bad", "All right", "Good", "Very good"], comment: "What should we know? (optional)", send: "Send", thanks: "Thank you for telling us.", sorry: "We are sorry. Somebody of us will look into it and write to you.", review: "If you like, tell others too:", gone: "This question was withdrawn, because we are talking again. Thank you." },
  de: { subject: "Ihre Frage an", question: "Wie war unsere Hilfe?", scores: ["Sehr schlecht", "Schlecht", "In Ordnung", "Gut", "Sehr gut"], comment: "Was sollten wir wissen? (freiwillig)", send: "Senden", thanks: "Danke, dass Sie es uns sagen.", sorry: "Das tut uns leid. Jemand von uns sieht es sich an und schreibt Ihnen.", review: "Wenn Sie mögen, sagen Sie es auch anderen:", gone: "Diese Frage wurde zurückgezogen, weil wir wieder im Gespräch sind. Danke." },
  fr: { subject: "Votre question à", question: "Comment avons-nous répondu ?", scores: ["Très mal", "Mal", "Correct", "Bien", "Très bien"], comment: "Que devrions-nous savoir ? (facultatif)", send: "Envoyer", thanks: "Merci de nous le dire.", sorry: "Nous en sommes désolés. L'un de nous va s'en occuper et vous écrire.", review: "Si vous le souhaitez, dites-le aussi aux autres :", gone: "Cette question a été retirée, car nous avons repris la conversation. Merci." },
  es: { subject: "Su pregunta a", question: "¿Qué tal lo hicimos?", scores: ["Muy mal", "Mal", "Regular", "Bien", "Muy bien"], comment: "¿Qué deberíamos saber? (opcional)", send: "Enviar", thanks: "Gracias por decírnoslo.", sorry: "Lo sentimos. Alguien de nuestro equipo lo revisará y le escribirá.", review: "Si lo desea, cuénteselo también a otros:", gone: "Esta pregunta se retiró porque volvemos a estar en contacto. Gracias." },
  nl: { subject: "Uw vraag aan", question: "Hoe hebben we het gedaan?", scores: ["Heel slecht", "Slecht", "Voldoende", "Goed", "Heel goed"], comment: "Wat zouden we moeten weten? (niet verplicht)", send: "Versturen", thanks: "Bedankt dat u het ons vertelt.", sorry: "Dat spijt ons. Iemand van ons kijkt ernaar en schrijft u.", review: "Vertel het gerust ook aan anderen:", gone: "Deze vraag is ingetrokken, omdat we weer in gesprek zijn. Dank u." },
  pt: { subject: "A sua pergunta a", question: "Como nos saímos?", scores: ["Muito mal", "Mal", "Razoável", "Bem", "Muito bem"], comment: "O que devemos saber? (opcional)", send: "Enviar", thanks: "Obrigado por nos dizer.", sorry: "Lamentamos. Alguém da nossa equipa vai ver e escrever-lhe.", review: "Se quiser, conte também a outros:", gone: "Esta pergunta foi retirada, porque voltámos a conversar. Obrigado." },
  ja: { subject: "お問い合わせについて", question: "対応はいかがでしたか？", scores: ["とても悪い", "悪い", "普通", "良い", "とても良い"], comment: "お気づきの点（任意）", send: "送信", thanks: "ご回答ありがとうございました。", sorry: "申し訳ございません。担当者が確認し、ご連絡いたします。", review: "よろしければレビューもお願いいたします：", gone: "現在やり取り中のため、この質問は取り下げられました。" },
};
