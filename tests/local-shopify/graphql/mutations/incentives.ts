/** Discount codes, gift cards, store credit. None of them is idempotent at Shopify: twice is twice. */
import { randomInt } from "node:crypto";
import { creditAccount } from "../../shop/store-credit";
import { cents, decimal } from "../../state/money";
import type { Discount, GiftCard } from "../../state/types";
import { type ApiCall, expectOnly, unsupported, type View } from "../request";
import { userError } from "../views/common";
import { discountNodeView } from "../views/discount";
import { giftCardView } from "../views/gift-card";
import { creditTransactionView } from "../views/store-credit";

interface DiscountInput {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  context?: { all?: string | null; customers?: { add?: string[] | null } | null } | null;
  customerGets?: { items?: { all?: boolean | null } | null; value?: { percentage?: number | null; discountAmount?: { amount: string; appliesOnEachItem?: boolean | null } | null } | null } | null;
}

const GIFT_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const MAX_CREDIT = 15_000_00;

export const incentiveMutations = {
  discountCodeBasicCreate({ basicCodeDiscount: input }: { basicCodeDiscount: DiscountInput }, call: ApiCall): View {
    expectOnly(input, "DiscountCodeBasicInput", ["title", "code", "startsAt", "endsAt", "usageLimit", "appliesOncePerCustomer", "context", "customerGets", "combinesWith"]);
    const { context } = call;
    const { state } = context;
    const fail = (field: string, message: string, code: string): View => ({
      __typename: "DiscountCodeBasicCreatePayload",
      codeDiscountNode: null,
      userErrors: [{ ...userError("DiscountUserError", ["basicCodeDiscount", field], message, code), extraInfo: null }],
    });
    if (!input.title) return fail("title", "Title can't be blank", "BLANK");
    const { code } = input;
    if (!code) return fail("code", "Code can't be blank", "BLANK");
    if (state.discounts.some((each) => each.code.toLowerCase() === code.toLowerCase())) return fail("code", "Code must be unique. Please try a different code.", "TAKEN");
    if (!input.startsAt) return fail("startsAt", "Starts at can't be blank", "BLANK");
    if (input.endsAt && input.endsAt <= input.startsAt) return fail("endsAt", "Ends at needs to be after starts_at", "END_DATE_BEFORE_START_DATE");
    if (!input.customerGets?.items?.all) throw unsupported("DiscountCustomerGetsInput.items other than all");
    const { percentage, discountAmount } = input.customerGets.value ?? {};
    if (typeof percentage === "number" && (percentage <= 0 || percentage > 1)) return fail("customerGets", "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
    if (typeof percentage !== "number" && !discountAmount) return fail("customerGets", "Value can't be blank", "BLANK");
    const at = context.now().toISOString();
    const discount: Discount = {
      id: context.newId("DiscountCodeNode"),
      title: input.title,
      code,
      startsAt: input.startsAt,
      endsAt: input.endsAt ?? null,
      value: typeof percentage === "number" ? { kind: "percentage", percentage } : { kind: "amount", amount: decimal(cents(discountAmount?.amount ?? "0")), appliesOnEachItem: discountAmount?.appliesOnEachItem ?? false },
      customerIds: input.context?.customers?.add ?? null,
      usageLimit: input.usageLimit ?? null,
      appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
      usageCount: 0,
      createdAt: at,
      updatedAt: at,
    };
    state.discounts.push(discount);
    context.save();
    return { __typename: "DiscountCodeBasicCreatePayload", codeDiscountNode: discountNodeView(call, discount), userErrors: [] };
  },

  giftCardCreate({ input }: { input: { code?: string | null; initialAmount?: { amount: string; currencyCode: string } | null; customerId?: string | null; note?: string | null; expiresOn?: string | null } }, call: ApiCall): View {
    expectOnly(input, "GiftCardCreateInput", ["code", "initialAmount", "customerId", "note", "expiresOn"]);
    const { context } = call;
    const { state } = context;
    const fail = (field: string, message: string, code: string): View => ({ __typename: "GiftCardCreatePayload", giftCard: null, giftCardCode: null, userErrors: [userError("GiftCardUserError", ["input", field], message, code)] });
    if (!input.initialAmount) return fail("initialAmount", "Initial amount can't be blank", "MISSING_ARGUMENT");
    if (cents(input.initialAmount.amount) <= 0) return fail("initialAmount", "Initial amount must be greater than 0", "GREATER_THAN");
    if (input.customerId && !state.customers.some((each) => each.id === input.customerId)) return fail("customerId", "Customer could not be found", "CUSTOMER_NOT_FOUND");
    const code = input.code?.toLowerCase().replace(/[\s-]/g, "") ?? Array.from({ length: 16 }, () => GIFT_LETTERS[randomInt(GIFT_LETTERS.length)]).join("");
    if (code.length < 8) return fail("code", "Code is too short (minimum is 8 characters)", "TOO_SHORT");
    if (code.length > 20) return fail("code", "Code is too long (maximum is 20 characters)", "TOO_LONG");
    if (!/^[a-z0-9]+$/.test(code)) return fail("code", "Code can only contain letters and numbers", "INVALID");
    if (state.giftCards.some((each) => each.code === code)) return fail("code", "Code has already been taken", "TAKEN");
    const at = context.now().toISOString();
    const amount = decimal(cents(input.initialAmount.amount));
    const card: GiftCard = { id: context.newId("GiftCard"), code, initialAmount: amount, balance: amount, enabled: true, customerId: input.customerId ?? null, expiresOn: input.expiresOn ?? null, note: input.note ?? null, createdAt: at, updatedAt: at };
    state.giftCards.push(card);
    context.save();
    return { __typename: "GiftCardCreatePayload", giftCard: giftCardView(call, card), giftCardCode: code, userErrors: [] };
  },

  /** @param id  a customer's, or an account's */
  storeCreditAccountCredit({ id, creditInput: input }: { id: string; creditInput: { creditAmount: { amount: string; currencyCode: string }; expiresAt?: string | null } }, call: ApiCall): View {
    const { context } = call;
    const { state } = context;
    const fail = (field: string[], message: string, code: string): View => ({ __typename: "StoreCreditAccountCreditPayload", storeCreditAccountTransaction: null, userErrors: [userError("StoreCreditAccountCreditUserError", field, message, code)] });
    const known = state.storeCreditAccounts.find((each) => each.id === id);
    const ownerId = known?.ownerId ?? state.customers.find((each) => each.id === id)?.id;
    if (!ownerId) return id.includes("/StoreCreditAccount/") ? fail(["id"], "Store credit account does not exist", "ACCOUNT_NOT_FOUND") : fail(["id"], "Owner does not exist", "OWNER_NOT_FOUND");
    const { amount, currencyCode } = input.creditAmount;
    if (cents(amount) <= 0) return fail(["creditInput", "creditAmount", "amount"], "A positive amount must be used to credit a store credit account", "NEGATIVE_OR_ZERO_AMOUNT");
    if (known && known.currency !== currencyCode) return fail(["creditInput", "creditAmount", "currencyCode"], "The currency provided does not match the currency of the store credit account", "MISMATCHING_CURRENCY");
    if (cents(amount) > MAX_CREDIT) return fail(["creditInput", "creditAmount", "amount"], "The operation would cause the account's credit limit to be exceeded", "CREDIT_LIMIT_EXCEEDED");
    if (input.expiresAt && Date.parse(input.expiresAt) <= context.now().getTime()) return fail(["creditInput", "expiresAt"], "The expiry date must be in the future", "EXPIRES_AT_IN_PAST");
    const { account, transaction } = creditAccount(context, ownerId, amount, currencyCode, input.expiresAt ?? null);
    context.save();
    return { __typename: "StoreCreditAccountCreditPayload", storeCreditAccountTransaction: creditTransactionView(call, account, transaction), userErrors: [] };
  },
};
