import { compareMoney, convertMoney, subtractMoney } from "~/lib/money";
import type { Money } from "~/shopify/order-snapshot";
import type { Payback, RefundSuggestion } from "~/shopify/refunds.server";

/**
 * Spreads an amount (in the shop's currency) over the ways the buyer paid: first as Shopify suggests, then up to what
 * each of them can still take back. The result is in the currency the buyer paid in.
 */
export function allocate(suggestion: RefundSuggestion, chosen: Money): Payback[] {
  const isSuggested = compareMoney(chosen, suggestion.amount) === 0;
  const zero: Money = { amount: "0.00", currency: chosen.currency };
  let left = chosen;
  const paybacks: Payback[] = [];
  for (const payment of suggestion.payments) {
    const most = isSuggested ? payment.amount : payment.maximum;
    const part = compareMoney(most, left) < 0 ? most : left;
    if (compareMoney(part, zero) <= 0) continue;
    left = subtractMoney(left, part);
    paybacks.push({
      parentTransactionId: payment.parentTransactionId,
      gateway: payment.gateway,
      amount: convertMoney(part, suggestion.rate),
    });
  }
  return paybacks;
}
