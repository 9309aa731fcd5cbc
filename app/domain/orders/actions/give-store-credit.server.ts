import { DateTime } from "luxon";
import { z } from "zod";
import { inShop } from "~/db.server";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { compareMoney, isAmount } from "~/lib/money";
import type { Money } from "~/shopify/order-snapshot";
import { creditCustomer, readStoreCredit } from "~/shopify/store-credit.server";

export const storeCreditInput = z.object({
  amount: z.string().refine((text) => isAmount(text) && Number(text) > 0, "is not an amount above zero"),
  /** null = it does not end */
  days: z.number().int().min(1).max(1825).nullable().default(null),
  notifyCustomer: z.boolean().default(true),
});

export type StoreCreditInput = z.infer<typeof storeCreditInput>;

interface StoreCreditPlan {
  customerId: string;
  amount: Money;
  expiresAt: string | null;
  notifyCustomer: boolean;
}

interface StoreCreditGiven {
  transactionId: string;
  balance: Money;
}

/** Adds to the store credit of the order's customer, as amends. */
export async function performStoreCredit(
  request: ActionRequest,
  input: StoreCreditInput,
): Promise<ActionOutcome<StoreCreditGiven>> {
  return doOnce(storeCreditKind, request, input);
}

export const storeCreditKind: ActionKind<StoreCreditInput, StoreCreditPlan, StoreCreditGiven> = {
  name: "store-credit",
  noun: "the store credit",
  input: storeCreditInput,
  touchesOrder: false,
  basis: () => "",
  weigh: ({ amount }) => ({ of: "amends", amount }),

  prepare({ claimedAt }, input, order) {
    if (!order.customer) {
      const reasons = ["The order has no customer, so there is nobody to give store credit to."];
      return Promise.resolve({ outcome: "refused", reasons });
    }
    const plan: StoreCreditPlan = {
      customerId: order.customer.id,
      amount: { amount: input.amount, currency: order.currency },
      expiresAt: input.days === null ? null : DateTime.fromJSDate(claimedAt).toUTC().plus({ days: input.days }).toISO(),
      notifyCustomer: input.notifyCustomer,
    };
    return Promise.resolve({ outcome: "ready", plan });
  },

  async carryOut({ admin }, { customerId, amount, expiresAt, notifyCustomer }) {
    const credit = { customerId, amount, notifyCustomer, expiresAt: expiresAt ? new Date(expiresAt) : null };
    const made = await creditCustomer(admin, credit);
    if (made.outcome === "refused") return made;
    return { outcome: "done", result: { transactionId: made.transactionId, balance: made.balance } };
  },

  async afterDoubt({ admin, shopId, claimedAt }, { customerId, amount }) {
    const accounts = await readStoreCredit(admin, customerId);
    const account = accounts.find((each) => each.balance.currency === amount.currency);
    const since = account?.credits.filter(
      (credit) => new Date(credit.at) >= secondsBefore(claimedAt) && compareMoney(credit.amount, amount) === 0,
    );
    const others = await creditedByOthers(shopId, claimedAt);
    const ours = since?.find((credit) => !others.has(credit.id));
    return ours && account ? { transactionId: ours.id, balance: account.balance } : null;
  },

  tell: ({ amount }, { balance }) =>
    `Gave ${amount.amount} ${amount.currency} of store credit (now ${balance.amount} ${balance.currency}).`,
};

/** Two colleagues may give the same amount at the same time: a credit that one action knows is not another's. */
async function creditedByOthers(shopId: string, since: Date): Promise<Set<string>> {
  const actions = await inShop(shopId, (tx) =>
    tx.orderAction.findMany({
      where: { kind: storeCreditKind.name, status: "done", settledAt: { gte: secondsBefore(since) } },
      select: { result: true },
    }),
  );
  return new Set(actions.map((action) => (action.result as unknown as { details: StoreCreditGiven }).details.transactionId));
}

/** Shopify's clock and ours may differ a little. */
function secondsBefore(instant: Date): Date {
  return DateTime.fromJSDate(instant).minus({ seconds: 5 }).toJSDate();
}
