import { readsLikeMessage } from "./find-signature";
import { type MailLine, isBlank } from "./mail-lines";
import { plainWord } from "./mail-words";

/**
 * Answers that stand inside or below an older mail whose lines bear no mark, as Outlook leaves them. Nothing tells them
 * from the older text but what the writer says, and where the older mail's own writer signs.
 */

const ANSWERS =
  "(?:answer|repl(?:y|ies)|respon[sd]|comment|antwort|anmerkung|kommentar|réponse|commentaire|respuesta|comentario|rispost|comment[io]|antwoord|opmerking|resposta|comentário|svar|vastau|odpowied|komentarz|odpověd|ответ|комментари|cevap|yanıt|回答|返信|回复|回覆|答复|답변)\\p{L}*";
const PLACE =
  "(?:below|underneath|in-?line|in (?:red|blue|green|bold|capitals|the text)|between the lines|(?<!von |nach )unten|im text|(?:in )?rot|(?:in )?blau|ci-dessous|plus bas|en (?:rouge|bleu)|dans le texte|abajo|debajo|en (?:rojo|azul)|en el texto|sotto|in (?:rosso|blu)|nel testo|hieronder|in het rood|in rood|in de tekst|abaixo|em vermelho|no texto|nedan|nedenfor|i rött|i rødt|i texten|i teksten|alla|punaisella|poniżej|na czerwono|w tekście|níže|červeně|ниже|красным|в тексте|aşağıda|kırmızı|下記|以下|赤字|文中|下面|红字|红色|아래|빨간)";
const ANSWERS_BELOW = new RegExp(`(?<!\\p{L})${ANSWERS}[^.!?\\n]{0,40}?(?<!\\p{L})${PLACE}|(?<!\\p{L})${PLACE}[^.!?\\n]{0,40}?(?<!\\p{L})${ANSWERS}|(?:see|please see|comments?) in-?line(?!\\p{L})|^in-?line[.:!]?$`, "imu");
const YOURS = /(?<!\p{L})(?:your|ihre?|deine?|eure|votre|vos|tu|su|sus|tua|sua|vostra|uw|jouw|je|ditt?|deres|twoj\p{L}+|ваш\p{L}*)\s/iu;
const LONGEST_ANNOUNCEMENT = 400;

/** "See my answers in red below": the answers are among the older text, so none of it may be cut. */
export function saysAnswersBelow(written: string): boolean {
  if (written.length > LONGEST_ANNOUNCEMENT) return false;
  const found = ANSWERS_BELOW.exec(written)?.[0];
  return found !== undefined && !YOURS.test(`${found} `) && !YOURS.test(written.slice(0, written.indexOf(found)).split(/[.!?\n]/).at(-1) ?? "");
}

/**
 * The line below which an older mail is answered: its writer's name, alone, signs it, and what follows after a gap is
 * said by somebody to somebody. -1 when that is not plain to see.
 */
export function answerBelowOriginal(lines: MailLine[], body: number, from: string | undefined): number {
  const name = signingName(from);
  if (name === null) return -1;
  for (let i = lines.length - 2; i > body; i--) {
    if (!isBlank(lines[i + 1]) || !signs(lines[i] as MailLine, name)) continue;
    const below = lines.slice(i + 1);
    return readsLikeMessage(below, "speech") && !below.some((line) => signs(line, name)) ? i + 1 : -1;
  }
  return -1;
}

/** `"Loom & Co" <help@loom.example>` signs as "Loom & Co". */
function signingName(from: string | undefined): string | null {
  const name = plainWord((from ?? "").replace(/[<[(]?(?:mailto:)?\S+@\S+/g, "").replace(/^["'*\s]+|["'*;,\s]+$/g, ""));
  return /\p{L}{2,}/u.test(name) ? name : null;
}

function signs(line: MailLine, name: string): boolean {
  const text = plainWord(line.text.replace(/^[-–—\s*_]+|[-–—\s*_.,!]+$/g, ""));
  return text === name || (text.length <= name.length + 20 && (text.endsWith(` ${name}`) || text.startsWith(`${name} `) || text.startsWith(`${name},`)));
}
