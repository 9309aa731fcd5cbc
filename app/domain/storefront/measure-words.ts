import type { KnownMeasure } from "./size-chart";

/** How charts call a measure, in the languages we speak; compared without accents, longest first. */
const WORDS: Readonly<Record<KnownMeasure, string>> = {
  height: "height|body height|korpergrosse|stature|altura|lengte lichaam|身長",
  chest: "chest|chest width|pit to pit|brustumfang|brust|poitrine|tour de poitrine|pecho|borst|borstomvang|torax|peito|胸囲|身幅",
  bust: "bust|buste|busto|oberweite|バスト",
  underbust: "underbust|under bust|band|unterbrust|dessous de poitrine|bajo busto|onderbuste|abaixo do peito|アンダーバスト",
  waist: "waist|taille|taillenumfang|tour de taille|cintura|taillewijdte|ウエスト",
  hips: "hips|hip|hufte|huftumfang|hanches|tour de hanches|cadera|heup|heupen|quadril|anca|ヒップ",
  seat: "seat|gesass|bassin|zitvlak",
  thigh: "thigh|oberschenkel|cuisse|muslo|bovenbeen|coxa|もも",
  inseam: "inseam|inside leg|inner leg|schrittlange|innenbeinlange|entrejambe|entrepierna|binnenbeen|binnenbeenlengte|entrepernas|股下",
  outseam: "outseam|outside leg|aussenbeinlange|総丈",
  rise: "rise|front rise|leibhohe|tiro|gancho|股上",
  hem: "hem|leg opening|saum|saumweite|ourlet|bajo|zoom|bainha|裾幅",
  neck: "neck|collar|hals|halsumfang|kragen|cou|encolure|cuello|pescoco|首回り",
  shoulders: "shoulders|shoulder|shoulder width|schultern|schulterbreite|epaules|hombros|schouders|ombros|肩幅",
  sleeve: "sleeve|sleeve length|armel|armellange|manche|longueur de manche|manga|mouw|mouwlengte|袖丈",
  arm: "arm|arm length|armlange|bras|brazo",
  length: "length|body length|lange|ruckenlange gesamt|longueur|largo|lengte|comprimento|着丈",
  width: "width|breite|largeur|ancho|breedte|largura|幅",
  head: "head|head circumference|kopfumfang|tour de tete|cabeza|hoofdomtrek|hoofd|cabeca|頭囲",
  hand: "hand|palm|handumfang|main|mano|mao|手囲い",
  finger: "finger|finger size|fingerumfang|doigt|dedo|vinger",
  wrist: "wrist|handgelenk|poignet|muneca|pols|pulso|手首",
  foot_length: "foot length|foot|heel to toe|fusslange|longueur du pied|largo del pie|voetlengte|comprimento do pe|足長",
  foot_width: "foot width|fussbreite|largeur du pied|足幅",
  calf: "calf|wade|mollet|pantorrilla|kuit|panturrilha",
  girth: "girth|body girth|torso|rumpf|contorno",
  back: "back length|back|ruckenlange|dos|espalda|ruglengte|costas|背丈",
  weight: "weight|gewicht|poids|peso|体重",
  diameter: "diameter|inner diameter|durchmesser|diametre|diametro|直径",
  circumference: "circumference|umfang|circonference|circunferencia|omtrek|円周",
  strap: "strap|trager|bretelle|tirante|alca",
};

const BY_WORD = new Map(Object.entries(WORDS).flatMap(([measure, words]) => words.split("|").map((word) => [word, measure as KnownMeasure] as const)));

/** The measure that a column heading names, or null. */
export function knownMeasure(heading: string): KnownMeasure | null {
  const plain = heading.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().replaceAll("ß", "ss").replace(/\s+/g, " ").trim();
  return BY_WORD.get(plain) ?? BY_WORD.get(plain.replace(/ (circumference|measurement|umfang)$/, "")) ?? null;
}

const SYSTEMS = ["EU", "UK", "US", "FR", "IT", "DE", "ES", "JP", "AU", "KR", "CN", "BR", "INT", "MX", "RU", "CM", "EUR"];

/** "EU", "US size", "Size (UK)", "US women" → the label system as written; null for anything else. */
export function labelSystem(heading: string): string | null {
  const words = heading.toUpperCase().replace(/[()./]/g, " ").split(/\s+/).filter(Boolean);
  const [system] = words.filter((word) => SYSTEMS.includes(word));
  if (system === undefined || system === "CM") return null;
  const rest = words.filter((word) => word !== system && !["SIZE", "SIZES", "GRÖSSE", "TAILLE", "TALLA", "MAAT"].includes(word));
  if (rest.some((word) => !["WOMEN", "WOMENS", "WOMEN'S", "MEN", "MENS", "MEN'S", "KIDS", "DRESS", "SHOE", "JEANS", "SHIRT"].includes(word))) return null;
  return [system, ...rest.map((word) => word.toLowerCase())].join(" ");
}
