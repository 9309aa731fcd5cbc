import { ask, type AdminClient } from "./client.server";
import type { AdminMoney } from "./order-fields";
import { adminMoney } from "./order-from-admin";
import { adminMutation, adminQuery } from "./operation";
import type { Money } from "./order-snapshot";
import { refusal, type Refused, type UserError } from "./user-errors";

export const CREDIT_CUSTOMER = adminMutation<
  {
    storeCreditAccountCredit: {
      storeCreditAccountTransaction: { id: string; balanceAfterTransaction: AdminMoney } | null;
      userErrors: UserError[];
    } | null;
  },
  { id: string; input: { creditAmount: AdminMoney; expiresAt: string | null; notify: boolean } }
>(
  `
  mutation CreditCustomer($id: ID!, $input: StoreCreditAccountCreditInput!) {
    storeCreditAccountCredit(id: $id, creditInput: $input) {
      storeCreditAccountTransaction { id balanceAfterTransaction { amount currencyCode } }
      userErrors { field message code }
    }
  }`,
  "once",
);

export const STORE_CREDIT = adminQuery<
  {
    customer: {
      storeCreditAccounts: {
        nodes: {
          id: string;
          balance: AdminMoney;
          transactions: { nodes: { id?: string; createdAt: string; amount: AdminMoney }[] };
        }[];
      };
    } | null;
  },
  { id: string }
>(`
  query StoreCredit($id: ID!) {
    customer(id: $id) {
      storeCreditAccounts(first: 10) {
        nodes {
          id
          balance { amount currencyCode }
          transactions(first: 20, sortKey: CREATED_AT, reverse: true) {
            nodes {
              createdAt
              amount { amount currencyCode }
              ... on StoreCreditAccountCreditTransaction { id }
            }
          }
        }
      }
    }
  }`);

export interface StoreCreditAccount {
  id: string;
  balance: Money;
  /** The latest credits, newest first. */
  credits: { id: string; at: string; amount: Money }[];
}

/** The customer's store credit, one account per currency; empty when they never had any. */
export async function readStoreCredit(admin: AdminClient, customerId: string): Promise<StoreCreditAccount[]> {
  const { data } = await ask(admin, STORE_CREDIT, { id: customerId });
  return (data.customer?.storeCreditAccounts.nodes ?? []).map((account) => ({
    id: account.id,
    balance: adminMoney(account.balance),
    credits: account.transactions.nodes.flatMap(({ id, createdAt, amount }) =>
      id ? [{ id, at: createdAt, amount: adminMoney(amount) }] : [],
    ),
  }));
}

/** Adds to a customer's store credit; Shopify tells them by mail when `notifyCustomer`. Happens once per call. */
export async function creditCustomer(
  admin: AdminClient,
  credit: { customerId: string; amount: Money; expiresAt: Date | null; notifyCustomer: boolean },
): Promise<{ outcome: "credited"; transactionId: string; balance: Money } | Refused> {
  const { data } = await ask(admin, CREDIT_CUSTOMER, {
    id: credit.customerId,
    input: {
      creditAmount: { amount: credit.amount.amount, currencyCode: credit.amount.currency },
      expiresAt: credit.expiresAt?.toISOString() ?? null,
      notify: credit.notifyCustomer,
    },
  });
  const payload = data.storeCreditAccountCredit;
  const refused = refusal(payload?.userErrors);
  if (refused) return refused;
  const transaction = payload?.storeCreditAccountTransaction;
  if (!transaction) throw new Error("storeCreditAccountCredit brought neither a transaction nor an error");
  return { outcome: "credited", transactionId: transaction.id, balance: adminMoney(transaction.balanceAfterTransaction) };
}
