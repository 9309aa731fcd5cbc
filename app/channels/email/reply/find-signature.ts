import { type MailLine, isBlank } from "./mail-lines";

/** With the links that programs put behind their names. */
const LONGEST_LINE = 1_000;

const DEVICE =
  "iphon\\w*|ipad\\w*|ipod|ios|android|samsung|galaxy|huawei|honor|xiaomi|redmi|poco|oppo|vivo|oneplus|pixel|motorola|moto|nokia|sony|xperia|lg|htc|wiko|fairphone|blackberry|windows|phone|handy|smartphone|tablet|mobile|mobil\\w*|portable|téléphone|telefon\\w*|telefoon|teléfono|móvil|celular|cellulare|puhelim\\w*|outlook|mail|e-mail|email|gmail|inbox|yahoo|aol|protonmail|proton|tutanota|tuta|gmx|web\\.de|hotmail|mac|macbook|apple|airmail|spark|typeapp|bluemail|edison|nine|mailspring|superhuman|k-9|thunderbird|canary|fairmail|zoho|device|gerät|appareil|dispositivo|verizon|at&t|t-mobile|sprint|orange|vodafone|o2|bouygues|sfr|free|laposte|libero|virgilio|мобильн\\w*|телефон\\w*|смартфон\\w*|почт\\w*|яндекс\\S*|mail\\.ru|планшет\\w*|huawei|iphone\\S*|ipad\\S*|wearable|watch|alto|myMail";

/** "Sent from", by language; what follows must name a device or a program. */
const SENT_FROM =
  "sent (?:from|via|using)|sent (?:with|by|on)(?=.{0,40}(?:android|iphone|ipad|\\bios\\b|blackberry|outlook|gmail|yahoo))|(?:typed|written|tapped|dictated|posted|thumbed) (?:from|on|with|via) my|sent securely (?:from|with)|sent with(?=\\s(?:proton|shortwave|spark|bluemail|mailspring|canary|love from|airmail|unibox|mail))|composed on|envoy[ée]e? (?:de(?:puis)?|à partir d[eu']|avec|via)|provenance\\s*:|enviado (?:desde|de|do|a partir d[eo]|através d[eo]|via)|enviada (?:desde|do)|inviat[oa] (?:da(?:l|lla|ll'|l mio)?|con|dal)|gesendet (?:von|mit|über|aus|vom)|diese (?:e-mail|nachricht|mail) wurde von meine[mr]|verzonden (?:vanaf|via|met|van|vanuit)|verstuurd (?:vanaf|met|via|vanuit)|skickat (?:från|via|med)|skickad från|sendt (?:fra|via)|lähetetty|wysłan[eoay] (?:z|za pomocą|przez|ze)|odesl[áa]no (?:z|ze|pomocí)|odoslan[ée] (?:z|zo)|отправлено (?:с|из|через|от)|відправлено (?:з|із)|надіслано (?:з|із)|изпратено от|küldve|elküldve|trimis (?:de pe|din)|poslano (?:s|sa|z|iz)|послато са|στάλθηκε από|εστάλη από|saadetud|nosūtīts no|išsiųsta iš|dikirim dari|dihantar dari|gửi từ|được gửi từ|ส่งจาก|enviat (?:des|amb)";

const MOBILE = new RegExp(`^(?:${SENT_FROM})(?=[\\s:]).{0,60}(?:${DEVICE})`, "iu");
const GET_APP =
  /^(?:get|download|try|t[ée]l[ée]charge[rz]|obtenez|obtenir|obtener|obtenga|obter|obtenha|descargar|descarga|scarica|ottieni|holen sie sich|hol dir|laden sie|downloaden?|hämta|hent|få|hanki|pobierz|získat|stáhn\p{L}+|скачать|скачайте|завантажити|descărcați|töltse le)\s+(?:the |die |l'|la |l’)?(?:outlook|bluemail|typeapp|spark|edison mail|yahoo mail|aol|gmail|canary|nine|mymail|proton mail)\b.{0,40}$/iu;
const MOBILE_ELSEWHERE = [
  /^von meinem? .{1,40} (?:gesendet|geschickt|versendet)\.?$/iu,
  /^(?:von|vom) .{1,40} (?:gesendet|geschickt|versendet)\.?$/iu,
  /^.{0,40}(?:iphone|ipad|android|telefon|cihaz|outlook|mail).{0,25} (?:gönderildi|adresinden gönderildi)\.?$/iu,
  /^.{1,40}(?:から送信|より送信|から送信されました)。?$/u,
  /^(?:从|從|发自|發自|自|來自|来自)(?:我的|于我的)?\s?.{1,40}(?:发送|傳送|发出|送出|寄出)?$/u,
  /^(?:나의|내)\s.{1,30}(?:에서|에서 보냄|보냄)\.?$/u,
  /^.{1,30}에서 (?:보냄|보냈습니다|전송|전송됨)\.?$/u,
  /^(?:נשלח|‏?נשלח)\s?(?:מ|מה|מתוך|באמצעות).{1,40}$/u,
  /^(?:أُ?رسلت?|تم الإرسال|مرسل(?:ة)?)\s(?:من|بواسطة).{1,40}$/u,
  /^(?:ارسال(?: شده)? از|از).{1,15}(?:iphone|آیفون|گوشی).{0,10}(?:من)?$/iu,
  /^lähetetty .{1,40}(?:sta|stä|lta|ltä)\.?$/iu,
  /^(?:el)?küldve .{1,30}-?(?:ról|ről|mal|mel|ból|ből)\.?$/iu,
];
/** The same in languages that no list names: a few words around the program's name. */
const APP_FOR = /^(?:[\p{L}'’]+ ){0,4}outlook \p{L}{1,6}\.? (?:ios|android)\b.{0,20}$/iu;
/** The sender's own joke in the usual form: "Sent from a magnificent torch of pixels". */
const SENT_FROM_ANYTHING = /^(?:sent (?:from|via) (?:an?|the|my) |envoy[ée] (?:de|depuis) (?:mon|ma) |gesendet von (?:meinem|meiner) |enviado desde mi |inviato dal? mio |verzonden vanaf mijn |skickat från min |sendt fra min )\S.{0,60}$/iu;
const IS_A_SENTENCE = /[,;]\s+\p{L}+\s+\p{L}+\s+\p{L}+\s+\p{L}+.*\.$|\s(?:is|are|was|were|has|have|because|but|ist|wurde|est|es|è|aber|mais|pero)\s/iu;
/** "… please excuse my brevity." */
const EXCUSES = /\b(?:excuse|forgive|apolog\w+|brevity|typos?|spelling|terse|kürze|tippfehler|fautes|brièveté)\b/i;
/** Words of somebody who tells what was sent. */
const TELLS = /\b(?:our|your|yours|his|her|their|to (?:you|me|us)|twice|again|already|yesterday|today|last|week|ago|order|parcel|package|refund|return\w*)\b/i;
const SERVICE_LINES = [
  /^(?:this email has been checked for viruses by|virus-free\.|diese e-mail wurde von .{1,40} auf viren|cet e-mail a été vérifié par|l'absence de virus dans ce courrier|libre de virus|libero da virus\.|livre de vírus|virusvrij\.|вірусів немає|без вирусов)/iu,
  /^(?:outlook|mail) (?:für|for|pour|para|per|voor) (?:ios|android|windows|iphone|mac)\b.{0,60}$/iu,
  /^yahoo mail\s*[:：]\s.{0,60}$/iu,
];

/** "Sent from my iPhone" and its like: one line that a program or device put there. */
export function isMobileSignature(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const line = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]*>|\((?:\s*https?:|mailto:)[^)]*\)|https?:\/\/\S+/g, "")
    .replace(/^[\s*_~"'(<[-]+|[\s*_~"')>\]-]+$/g, "")
    .replace(/\s+/g, " ");
  if (line.length < 4 || line.length > 110) return false;
  if (SERVICE_LINES.some((pattern) => pattern.test(line))) return true;
  if (EXCUSES.test(line) && MOBILE.test(line)) return true;
  if (IS_A_SENTENCE.test(line) || TELLS.test(line) || /\d[\d\s.-]{6,}/.test(line)) return false;
  if (GET_APP.test(line) || APP_FOR.test(line) || /^(?:from my (?:i(?:phone|pad)|android|mobile|blackberry|windows|samsung|htc)\b.{0,70}|from my phone|\w+ from (?:my )?mobile(?: (?:phone|device))?)\.?$/i.test(line)) return true;
  if (MOBILE.test(line)) return line.split(" ").length <= 14;
  if (MOBILE_ELSEWHERE.some((pattern) => pattern.test(line))) return true;
  return SENT_FROM_ANYTHING.test(line) && line.split(" ").length <= 8;
}

const SENT_WITH_ANYTHING = /^sent (?:from|via|with|by|using) \p{L}[^\d,;?!]{1,40}$/iu;
const SENT_GOODS = /\b(?:dhl|ups|usps|fedex|hermes|gls|dpd|tnt|post|posts?|mail|courier|carrier|parcel|package|track\w*|regist\w*|express|return\w*|label|letter|box|yesterday|today|ago|last|week|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mistake|error|accident|husband|wife|friend|me|you|us|him|her|them)\b/i;

/** "Sent with Unibox", the last line of a longer message: some program that no list names. Goods are sent too, so goods' words exclude it. */
export function isUnknownProgramsLine(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const line = text.replace(/<[^>]*>|https?:\/\/\S+/g, "").replace(/^[\s(<]+|[\s)>.]+$/g, "");
  return SENT_WITH_ANYTHING.test(line) && line.split(/\s+/).length <= 6 && !SENT_GOODS.test(line);
}

/** "--", "-- ", "__", "—": what mail programs put above a signature. */
const SIGNATURE_MARK = /^(?:--|—|––|―|__{1,2}|-- -)$/;
/** A rule made of one kind of sign, of any length. */
const RULE = /^(?:[-–—―‐─]+|_+|=+|~+|\*+|#+|\++|(?:[-–—_=~*#·•] ){2,}[-–—_=~*#·•]?|[-_=~*]{3,})$/;

export function isRule(text: string): boolean {
  return text !== "" && text.length <= 200 && RULE.test(text);
}

const CONTACT = /[^\s@]+@[^\s@]+\.\p{L}{2,}|https?:\/\/|www\.|(?:^|\W)(?:tel|phone|fon|telefon|mobile?|mob|cell|fax|tél|téléphone|móvil|cellulare|тел|whatsapp|skype|linkedin|instagram|facebook)\s*[.:]?\s*[+(\d@]|\+?\d[\d\s()./-]{7,}\d/iu;
/** What companies, lists and programs put below mails; whole phrases, since shoppers also ask to be unsubscribed. */
const BOILERPLATE =
  /disclaimer|geschäftsführer|registered (?:office|in)|handelsregister|amtsgericht|ust-id|vat (?:no|reg)|before printing|(?:think of|consider) the environment|pensez .{0,20}environnement|imprimer ce|rights reserved|you (?:have )?received? this (?:message|e-?mail)|you are receiving this|\bkvk\b|\bsiret\b|\bp\.?\s?iva\b|(?:unsubscribe|abmelden|désabonner|mailing list).{0,200}(?:https?:|@)|mailing list\s*$/imsu;
const LEGAL = [
  /(?:this|the|diese[rs]?|ce|cette|cet|este|esta|questo|questa|dit|deze|detta|denne|ta|это|настоящее|bu|tento|tämä)\s(?:\p{L}+\s)?(?:e-?mails?|mails?|messages?|communication|transmission|nachricht|courriel|mensaje|mensagem|correo|comunica\p{L}+|messaggio|\p{L}*bericht|mejl|meddelande|e-post|meddelelse|wiadomość|сообщение|письмо|e-?posta|ileti|zpráva|viesti)(?!\p{L})/iu,
  /confiden[tcz]i|privileged|vertraulich|riservat|vertrouwelijk|konfidentiell|fortrolig|luottamuksell|poufn|конфиденциальн|důvěrn|gizli|機密|机密|기밀/iu,
  /recipient|addressee|intended (?:solely|only|for)|empfänger|adressat|destinat[aá]ri|destinataire|geadresseerde|bestemd|mottagare|modtager|mottaker|vastaanottaj|adresat|адресат|příjemc|alıcı|受信者|收件人|수신자/iu,
  /\bdelet|destroy|notify|disclos|distribut|unauthori[sz]|lösch|vernicht|weitergabe|détrui|supprim|divulg|elimin|notifi|cancell|distrugg|verwijder|vernietig|radera|slett|usun|удал|smaz|silin|削除|删除|삭제/iu,
];
const SPEAKS_OF_ONESELF = /(?:^|[^\p{L}'’])(?:I|I'm|I’m|I've|I’ve|my|ich|mein\p{L}{0,2}|je|j'ai|mon|ma|yo|mi|mis|io|mio|mia|eu|meu|minha|ik|mijn|jag|jeg|я|мой)(?=$|[^\p{L}])/iu;

/** "This message is confidential and intended for the addressee only …", in the languages of most mail; a shopper who writes of such a mail speaks of "my" and "I". */
export function isLegalNotice(text: string): boolean {
  return text.length >= 80 && LEGAL.filter((pattern) => pattern.test(text)).length >= 3 && !SPEAKS_OF_ONESELF.test(text);
}

/** Somebody speaks to somebody: first or second person, in the languages of most mail. */
const SPEAKS =
  /(?:^|[^\p{L}'’])(?:I|I'm|I've|I'd|me|my|we|you|please|ich|mir|mich|wir|Sie|Ihnen|bitte|je|j'ai|nous|vous|merci|yo|usted|quiero|necesito|gracias|io|vorrei|voi|grazie|eu|você|quero|obrigad[oa]|ik|wij|jullie|graag|jag|vi|tack|jeg|tak|minä|kiitos|ja|proszę|prosím|я|мне|вы|вас|пожалуйста|ben|siz|lütfen)(?=$|[^\p{L}])/iu;

/**
 * Whether the lines below a rule read like something written to us rather than a signature: a question, words from
 * person to person, or — below a rule that need not be a signature's — a good deal of prose (`much`), or one whole
 * sentence (`little`). Contact details and legal boilerplate speak for a signature.
 */
export function readsLikeMessage(lines: MailLine[], enough: "speech" | "much" | "little" = "much"): boolean {
  const texts = lines.filter((line) => line.text !== "" && !isMobileSignature(line.text)).map((line) => line.text.slice(0, LONGEST_LINE));
  const prose = texts.filter((text) => !CONTACT.test(text) && !isRule(text));
  const contacts = texts.filter((text) => CONTACT.test(text)).length;
  if (isBoilerplate(texts.join("\n"))) return false;
  const all = prose.join(" ");
  const words = all.split(/\s+/).filter((word) => /\p{L}{2,}/u.test(word)).length;
  if (/\p{L}[?？]\s*(?:$|\s)/u.test(all) && words >= 4) return true;
  if (contacts === 0 && words >= 6 && SPEAKS.test(all)) return true;
  if (enough === "speech") return false;
  if (enough === "little" && contacts === 0 && prose.some((text) => text.split(/\s+/).length >= 6 && /[.!]$/.test(text))) return true;
  return words >= 18 && contacts <= 1 && prose.some((text) => text.split(/\s+/).length >= 6);
}

function isBoilerplate(text: string): boolean {
  return BOILERPLATE.test(text) || isLegalNotice(text);
}

/**
 * Where legal notices without any mark begin that end the unquoted lines [from, to), or -1. Only whole paragraphs, and
 * never the first one.
 */
export function legalNoticeStart(lines: MailLine[], from: number, to: number): number {
  let start = -1;
  let end = to;
  while (end > from) {
    while (end > from && isBlank(lines[end - 1])) end--;
    let first = end;
    while (first > from && !isBlank(lines[first - 1])) first--;
    if (first <= from || !isNotice(lines.slice(first, end))) break;
    start = first;
    end = first;
  }
  return start !== -1 && lines.slice(from, start).some((line) => !isBlank(line)) ? start : -1;
}

function isNotice(paragraph: MailLine[]): boolean {
  const text = paragraph.map((line) => line.text).join(" ").slice(0, 4_000);
  return isLegalNotice(text) || (/^.{0,20}(?:please )?(?:think of|consider) the environment/iu.test(text) && text.length < 200);
}

/** A text with more rules than this is a table or a log. */
const MOST_SECTIONS = 20;

/**
 * Where a signature begins within the unquoted lines [from, to), or -1. The strict marks ("-- ") always count;
 * a longer rule only when it does not underline a heading or table and no message follows it.
 */
export function signatureStart(lines: MailLine[], from: number, to: number): number {
  let written = from > 0;
  let fenced = false;
  /** Rules that turned out to divide the message itself: whoever draws one draws more. */
  let sections = 0;
  for (let i = from; i < to; i++) {
    const line = lines[i] as MailLine;
    if (/^```/.test(line.text)) fenced = !fenced && fenceCloses(lines, i, to);
    if (fenced || line.depth > 0) continue;
    const isMark = SIGNATURE_MARK.test(line.text);
    if (written && (isMark || isRule(line.text))) {
      if (sections > MOST_SECTIONS) return -1;
      const below = lines.slice(i + 1, Math.min(to, i + 61));
      if (below.every((next) => isBlank(next) || isRule(next.text))) return i;
      // "-- " with its blank is the mark that RFC 3676 gives to signatures; without the blank it may be a person's.
      if (isMark && line.text.length <= 2 && (line.raw.endsWith("-- ") || !readsLikeMessage(below, "speech"))) return i;
      if (isMark && line.text.length <= 2) {
        sections++;
        continue;
      }
      const footer = below.length <= 12 && isBoilerplate(below.map((next) => next.text.slice(0, LONGEST_LINE)).join("\n"));
      const underline = !footer && !isBlank(lines[i - 1]) && !isBlank(lines[i + 1]) && line.text.length >= 4;
      const doubtful = sections > 0 || !/^[-–—_\s]+$/.test(line.text);
      if (!underline && !readsLikeMessage(below, doubtful ? "little" : "much")) return i;
      sections++;
    }
    if (line.text !== "" && !isRule(line.text)) written = true;
  }
  return -1;
}

export function fenceCloses(lines: MailLine[], at: number, to: number): boolean {
  return lines.slice(at + 1, to).some((line) => /^```/.test(line.text));
}
