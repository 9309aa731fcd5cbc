/**
 * Lengths and weights that never lose a digit.
 *
 * An amount is a whole number of grains: nanometres for lengths, hundredths of a microgram for weights. Every
 * centimetre with up to seven decimals and every inch down to 1/64 is a whole number of them (1 in = 25,400,000 nm exactly), so changing the
 * unit of a chart changes nothing that is stored; only what is shown is rounded.
 */
export type LengthUnit = "mm" | "cm" | "in";
export type WeightUnit = "kg" | "lb";
export type Unit = LengthUnit | WeightUnit;
export type UnitSystem = "metric" | "imperial";

export const UNITS: readonly Unit[] = ["cm", "in", "mm", "kg", "lb"];

/** Grains in one unit. */
export const GRAINS: Readonly<Record<Unit, number>> = {
  mm: 1_000_000,
  cm: 10_000_000,
  in: 25_400_000,
  kg: 100_000_000_000,
  lb: 45_359_237_000,
};

export function dimensionOf(unit: Unit): "length" | "weight" {
  return unit === "kg" || unit === "lb" ? "weight" : "length";
}

export function systemOf(unit: Unit): UnitSystem {
  return unit === "in" || unit === "lb" ? "imperial" : "metric";
}

/** The unit in which shoppers of that system read a column that was entered in `unit`. */
export function unitIn(unit: Unit, system: UnitSystem): Unit {
  if (systemOf(unit) === system) return unit;
  if (dimensionOf(unit) === "weight") return system === "imperial" ? "lb" : "kg";
  return system === "imperial" ? "in" : "cm";
}

const VULGAR: Readonly<Record<string, string>> = {
  "1/2": "½",
  "1/4": "¼",
  "3/4": "¾",
  "1/8": "⅛",
  "3/8": "⅜",
  "5/8": "⅝",
  "7/8": "⅞",
};

/** Characters of one sign that stand for a fraction, as people paste them: "½" → "1/2". */
export const FRACTION_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(VULGAR).map(([plain, sign]) => [sign, plain]),
);

/**
 * The amount as a decimal of that unit with at most `digits` decimals, rounded half up, without trailing zeros.
 * @returns "86.5"; a full stop, whatever the language
 */
export function asDecimal(amount: number, unit: Unit, digits = 3): string {
  const scale = 10 ** digits;
  const scaled = roundRatio(amount, GRAINS[unit], scale);
  const whole = Math.floor(scaled / scale);
  const rest = String(scaled % scale).padStart(digits, "0").replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

/**
 * The amount in that unit as a whole number and a reduced fraction, rounded to the nearest 1/`parts`.
 * @param style "plain" for typing and spreadsheets ("33 7/8"), "sign" for reading ("33⅞")
 */
export function asFraction(amount: number, unit: Unit, parts = 8, style: "plain" | "sign" = "plain"): string {
  const total = roundRatio(amount, GRAINS[unit], parts);
  const whole = Math.floor(total / parts);
  let over = total % parts;
  let under = parts;
  while (over > 0 && over % 2 === 0 && under > 1) {
    over /= 2;
    under /= 2;
  }
  if (over === 0) return String(whole);
  const fraction = `${over}/${under}`;
  const sign = VULGAR[fraction];
  if (style === "sign" && sign !== undefined) return whole === 0 ? sign : `${whole}${sign}`;
  return whole === 0 ? fraction : `${whole} ${fraction}`;
}

/** The coarsest of 1/8 … 1/64 in which the amount is exact, or 64 when it is in none. */
export function partsFor(amount: number, unit: Unit): number {
  for (const parts of [8, 16, 32, 64]) {
    if (Number.isInteger((amount * parts) / GRAINS[unit])) return parts;
  }
  return 64;
}

/** round(amount / grains × scale), half up, in integers: a float would turn 34.0625 into 34.062. */
function roundRatio(amount: number, grains: number, scale: number): number {
  return Number((BigInt(amount) * BigInt(scale) * 2n + BigInt(grains)) / (BigInt(grains) * 2n));
}
