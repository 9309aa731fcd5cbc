/** Store credit: one account per customer and currency, made with the first credit. */
import { cents, decimal } from "../state/money";
import type { StoreCreditAccount } from "../state/types";
import { type Hand, iso } from "./hand";

export function balanceOf(account: StoreCreditAccount): number {
  return account.transactions.reduce((total, each) => total + (each.kind === "CREDIT" ? 1 : -1) * cents(each.amount), 0);
}

/** @param amount  decimal string in `currency` */
export function creditAccount(hand: Hand, ownerId: string, amount: string, currency: string, expiresAt: string | null): { account: StoreCreditAccount; transaction: StoreCreditAccount["transactions"][number] } {
  let account = hand.state.storeCreditAccounts.find((each) => each.ownerId === ownerId && each.currency === currency);
  if (!account) {
    account = { id: hand.newId("StoreCreditAccount"), ownerId, currency, transactions: [] };
    hand.state.storeCreditAccounts.push(account);
  }
  const transaction = {
    id: hand.newId("StoreCreditAccountCreditTransaction"),
    amount: decimal(cents(amount)),
    balanceAfter: decimal(balanceOf(account) + cents(amount)),
    createdAt: iso(hand),
    expiresAt,
    kind: "CREDIT" as const,
  };
  account.transactions.push(transaction);
  return { account, transaction };
}
