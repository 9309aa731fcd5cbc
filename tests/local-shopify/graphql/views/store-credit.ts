import { cents } from "../../state/money";
import { balanceOf } from "../../shop/store-credit";
import type { StoreCreditAccount } from "../../state/types";
import { connection, type Paging } from "../connection";
import type { ApiCall, View } from "../request";
import { moneyV2, time } from "./common";
import { customerView } from "./customer";

export function storeCreditView(call: ApiCall, account: StoreCreditAccount): View {
  return {
    __typename: "StoreCreditAccount",
    id: account.id,
    balance: moneyV2(balanceOf(account), account.currency),
    owner: () => {
      const owner = call.context.state.customers.find((customer) => customer.id === account.ownerId);
      return owner ? customerView(call, owner) : null;
    },
    transactions: (paging: Paging) =>
      connection("StoreCreditAccountTransaction", paging, { rows: account.transactions, id: (each) => each.id, value: (each) => each.createdAt, view: (each) => creditTransactionView(call, account, each) }),
  };
}

export function creditTransactionView(call: ApiCall, account: StoreCreditAccount, transaction: StoreCreditAccount["transactions"][number]): View {
  const credit = transaction.kind === "CREDIT";
  return {
    __typename: credit ? "StoreCreditAccountCreditTransaction" : "StoreCreditAccountDebitTransaction",
    id: transaction.id,
    account: () => storeCreditView(call, account),
    amount: moneyV2((credit ? 1 : -1) * cents(transaction.amount), account.currency),
    balanceAfterTransaction: moneyV2(cents(transaction.balanceAfter), account.currency),
    createdAt: time(transaction.createdAt),
    event: "ADJUSTMENT",
    origin: null,
    ...(credit && { expiresAt: time(transaction.expiresAt), remainingAmount: moneyV2(cents(transaction.amount), account.currency) }),
  };
}
