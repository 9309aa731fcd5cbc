import type { Locale } from "~/lib/locales";

/** The sentence that says by when an answer can be expected, in each language we write in. `when` is a day and time in that language. */
export const expectedAnswer: Record<Locale, { today: (time: string) => string; later: (day: string, time: string) => string; subject: (subject: string) => string; received: string }> = {
  en: { today: (time) => `You can expect our answer today by ${time}.`, later: (day, time) => `You can expect our answer by ${day}, ${time}.`, subject: (subject) => `Received: ${subject}`, received: "Thank you for your message. We have received it." },
  de: { today: (time) => `Sie können heute bis ${time} Uhr mit unserer Antwort rechnen.`, later: (day, time) => `Sie können bis ${day}, ${time} Uhr mit unserer Antwort rechnen.`, subject: (subject) => `Eingegangen: ${subject}`, received: "Vielen Dank für Ihre Nachricht. Sie ist bei uns angekommen." },
  fr: { today: (time) => `Vous pouvez compter sur notre réponse aujourd'hui avant ${time}.`, later: (day, time) => `Vous pouvez compter sur notre réponse d'ici ${day} à ${time}.`, subject: (subject) => `Bien reçu : ${subject}`, received: "Merci pour votre message. Nous l'avons bien reçu." },
  es: { today: (time) => `Puede contar con nuestra respuesta hoy antes de las ${time}.`, later: (day, time) => `Puede contar con nuestra respuesta antes del ${day} a las ${time}.`, subject: (subject) => `Recibido: ${subject}`, received: "Gracias por su mensaje. Lo hemos recibido." },
  nl: { today: (time) => `U kunt vandaag vóór ${time} uur antwoord van ons verwachten.`, later: (day, time) => `U kunt uiterlijk ${day} om ${time} uur antwoord van ons verwachten.`, subject: (subject) => `Ontvangen: ${subject}`, received: "Bedankt voor uw bericht. We hebben het ontvangen." },
  pt: { today: (time) => `Pode contar com a nossa resposta hoje até às ${time}.`, later: (day, time) => `Pode contar com a nossa resposta até ${day}, às ${time}.`, subject: (subject) => `Recebido: ${subject}`, received: "Obrigado pela sua mensagem. Já a recebemos." },
  ja: { today: (time) => `本日${time}までにお返事いたします。`, later: (day, time) => `${day}${time}までにお返事いたします。`, subject: (subject) => `受け付けました: ${subject}`, received: "お問い合わせありがとうございます。確かに受け取りました。" },
};
