/**
 * One spelling for what people type in many: full-width and other scripts' digits, typographic dashes and quotes,
 * invisible characters, line ends. Order names, amounts and dates are read from this text only.
 */
export function plainText(text: string): string {
  return text
    // Before NFKC, which makes "no" of "nº", and a space with a loose accent of "´".
    .replace(/(?<![\p{L}\p{N}])n\.?\s?[º°]\.?\s?/giu, "nr ")
    .replace(/[\u00B4\u02BC]/g, "'")
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019\u201A`]/g, "'")
    .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replace(/[^\p{ASCII}]/gu, (character) => (/\p{Nd}/u.test(character) ? asciiDigit(character) : character))
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]/g, " ");
}

/** Lower case without accents, for comparing words: "Größe" → "grosse", "n°" → "n°", "Reçu" → "recu". */
export function foldWord(word: string): string {
  if (/^[ -~\n]*$/.test(word)) return word.toLowerCase();
  return word
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/[øö]/g, "o")
    .replace(/œ/g, "oe")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** The same, letter for letter, so that positions stay those of the text. "ß" stays. */
export function foldInPlace(text: string): string {
  return text.replace(/[^\p{ASCII}]|[A-Z]+/gu, (letters) => {
    const folded = foldWord(letters);
    return folded.length === letters.length ? folded : letters;
  });
}

/** Decimal digits come in blocks of ten, but not every block starts at a multiple of ten. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
