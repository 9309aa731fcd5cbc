/** Sums in whole cents, words in decimal strings: what Shopify sends is always two decimals. */

export function cents(amount: string): number {
  const value = Math.round(Number(amount) * 100);
  if (!Number.isFinite(value)) throw new Error(`not an amount: ${amount}`);
  return value;
}

/** @returns for example "12.50" */
export function decimal(valueInCents: number): string {
  return (Math.round(valueInCents) / 100).toFixed(2);
}

const WITHOUT_DECIMALS = new Set(["JPY", "KRW", "CLP", "VND", "HUF"]);

/** An amount of the shop's currency in the buyer's, rounded as that currency is. */
export function presented(valueInCents: number, rate: string, currency: string): string {
  const value = (valueInCents / 100) * Number(rate);
  return WITHOUT_DECIMALS.has(currency) ? `${Math.round(value)}.0` : value.toFixed(2);
}
