/** Words by which people of our customers' languages say that they have had enough; lower case, without accents. */
const UPSET = [
  "unacceptable", "ridiculous", "disgusting", "furious", "angry", "outrageous", "terrible service", "worst", "scam", "fraud", "lawyer", "legal action", "never again", "fed up", "joke of a", "disappointed", "appalling", "third time", "trustpilot", "chargeback",
  "unverschamt", "frechheit", "inakzeptabel", "wutend", "betrug", "anwalt", "nie wieder", "enttauscht", "zumutung", "verbraucherzentrale",
  "inadmissible", "inacceptable", "scandaleux", "honteux", "arnaque", "avocat", "plus jamais", "decu", "furieux", "furieuse",
  "onacceptabel", "belachelijk", "schandalig", "oplichting", "woedend", "teleurgesteld", "nooit meer",
  "inaceptable", "vergonzoso", "estafa", "indignado", "indignada", "decepcionado", "nunca mas",
  "inaccettabile", "vergogna", "truffa", "inaceitavel", "vergonha", "burla",
];

/** Whether somebody is upset, from what they wrote: words that say so, or shouting. Errs on the calm side. */
export function moodOf(text: string): "calm" | "upset" {
  const plain = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  const lower = plain.toLowerCase();
  const words = UPSET.filter((word) => lower.includes(word)).length;
  const shouted = plain.split(/\s+/).filter((word) => /^\p{Lu}{4,}[!.?]*$/u.test(word) && !/\d/.test(word)).length;
  const marks = (plain.match(/!{2,}|\?!|!\?/g) ?? []).length;
  return words * 2 + Math.min(2, shouted) + Math.min(2, marks) >= 2 ? "upset" : "calm";
}
