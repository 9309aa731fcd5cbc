/** An amount in one currency, as a decimal string: exact, whatever the currency's number of decimals. */
export interface Amount {
  amount: string;
  currency: string;
}

/** One ten-thousandth of the currency: finer than any currency in use, so that nothing is rounded on the way. */
const SCALE = 4;

/** The exact sum; `currency` decides what nothing at all adds up to. Mixing currencies is a bug and throws. */
export function sumMoney(amounts: Amount[], currency: string): Amount {
  let units = 0n;
  for (const each of amounts) {
    if (each.currency !== currency) throw new Error(`Cannot add ${each.currency} to ${currency}`);
    units += toUnits(each.amount);
  }
  return { amount: fromUnits(units), currency };
}

/** `from` − `amount`. */
export function subtractMoney(from: Amount, amount: Amount): Amount {
  return sumMoney([from, { ...amount, amount: fromUnits(-toUnits(amount.amount)) }], from.currency);
}

/** Negative when `left` is less, 0 when both are the same, positive when `left` is more. */
export function compareMoney(left: Amount, right: Amount): number {
  const difference = toUnits(subtractMoney(left, right).amount);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * `amount` in another currency, at the rate between two sums that are worth the same; rounded as that currency is
 * written ("JPY" without decimals).
 */
export function convertMoney(amount: Amount, rate: { from: Amount; to: Amount }): Amount {
  if (amount.currency === rate.to.currency) return amount;
  const decimals = new Intl.NumberFormat("en", { style: "currency", currency: rate.to.currency }).resolvedOptions()
    .maximumFractionDigits!;
  const step = 10n ** BigInt(SCALE - decimals);
  const from = toUnits(rate.from.amount);
  if (from === 0n) return { amount: "0.00", currency: rate.to.currency };
  const units = (toUnits(amount.amount) * toUnits(rate.to.amount) * 2n + from) / (from * 2n);
  return { amount: fromUnits(((units + step / 2n) / step) * step), currency: rate.to.currency };
}

/** A decimal number as Shopify and the database write it; what a person typed goes through `readAmount`. */
export function isAmount(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,4})?$/.test(text);
}

function toUnits(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new Error(`Not an amount: "${amount}"`);
  const [, sign, whole = "0", fraction = ""] = match;
  const units = BigInt(whole) * 10n ** BigInt(SCALE) + BigInt(fraction.slice(0, SCALE).padEnd(SCALE, "0"));
  return sign === "-" ? -units : units;
}

/** At least two decimals, more only where they count: "12.50", "0.005". */
function fromUnits(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, "0");
  const fraction = digits.slice(-SCALE).replace(/0{1,2}$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -SCALE)}.${fraction}`;
}
