/** Base 32 without look-alikes: survives mail systems that change the case of a local part. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz023456789";

/** 130 random bits as 26 lower-case letters and digits. */
export function randomToken(random: (size: number) => Uint8Array = secureRandom): string {
  return Array.from(random(26), (byte) => LETTERS[byte & 31]).join("");
}

/** Whether a text has the shape of `randomToken`. */
export function looksLikeToken(text: string): boolean {
  return text.length === 26 && [...text].every((letter) => LETTERS.includes(letter));
}

function secureRandom(size: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(size));
}
