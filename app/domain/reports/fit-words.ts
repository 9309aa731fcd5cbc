/** How people say that something was too small or too large, in the languages of the blocks. */
const SMALL = /\b(?:too|runs?|way) (?:small|tight|short|narrow)|\bzu (?:klein|eng|knapp|kurz|schmal)|fällt klein aus|\btrop (?:petite?s?|serrée?s?|étroite?s?|courte?s?|juste)|taille petit|\bdemasiado (?:pequeñ|estrech|ajustad|cort)|\bmuy (?:pequeñ|estrech|ajustad|cort)|queda (?:pequeñ|estrech)|\bte (?:klein|strak|krap|kort)|valt klein|\b(?:demasiado|muito) (?:pequen|apertad|curt|justo)|fica apertad|小さ|きつ|短す/iu;
const LARGE = /\b(?:too|runs?|way) (?:large|big|loose|long|wide|baggy)|\bzu (?:groß|gross|weit|lang|breit)|fällt gro(?:ß|ss) aus|\btrop (?:grande?s?|larges?|longue?s?|amples?)|taille grand|\bdemasiado (?:grande|anch|larg|holgad)|\bmuy (?:grande|anch|larg|holgad)|queda (?:grande|anch)|\bte (?:groot|ruim|wijd|lang)|valt groot|\b(?:demasiado|muito) (?:grande|larg|compri|folgad)|fica larg|大き|ゆる|長す/iu;
const NOT = /\b(?:not|n't|never|nicht|kein|pas|no|niet|não)\s+(?:\p{L}+\s+)?$/iu;

/** What a text says of the fit; null when it says neither, or both. */
export function fitIn(text: string): "small" | "large" | null {
  const small = says(text, SMALL);
  const large = says(text, LARGE);
  return small === large ? null : small ? "small" : "large";
}

/** "It is not too small" says nothing. */
function says(text: string, words: RegExp): boolean {
  return [...text.matchAll(new RegExp(words, "giu"))].some(({ index }) => !NOT.test(text.slice(Math.max(0, index - 24), index)));
}
