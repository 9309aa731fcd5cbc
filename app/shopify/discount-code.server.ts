import { ask, type AdminClient } from "./client.server";
import { adminMutation, adminQuery } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

export const CREATE_DISCOUNT_CODE = adminMutation<
  { discountCodeBasicCreate: { codeDiscountNode: { id: string } | null; userErrors: UserError[] } | null },
  { input: Record<string, unknown> }
>(
  `
  mutation CreateDiscountCode($input: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $input) {
      codeDiscountNode { id }
      userErrors { field message code }
    }
  }`,
  // A code exists only once in a shop, so that a second call is refused and never makes a second discount.
  "repeatable",
);

export const DISCOUNT_BY_CODE = adminQuery<{ codeDiscountNodeByCode: { id: string } | null }, { code: string }>(`
  query DiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) { id }
  }`);

export interface DiscountCodeWanted {
  code: string;
  /** What staff see in the list of discounts. */
  title: string;
  /** A percentage of 1 to 100, or an amount in the shop's currency off the whole order. */
  value: { percent: number } | { amount: string };
  /** null = whoever has the code */
  customerId: string | null;
  startsAt: Date;
  endsAt: Date | null;
}

/** Makes a code that works once. `taken`: the shop already has a discount with this code. */
export async function createDiscountCode(
  admin: AdminClient,
  wanted: DiscountCodeWanted,
): Promise<{ outcome: "created"; discountId: string } | { outcome: "taken"; discountId: string | null } | Refused> {
  const { data } = await ask(admin, CREATE_DISCOUNT_CODE, {
    input: {
      title: wanted.title,
      code: wanted.code,
      startsAt: wanted.startsAt.toISOString(),
      endsAt: wanted.endsAt?.toISOString() ?? null,
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: wanted.customerId ? { customers: { add: [wanted.customerId] } } : { all: "ALL" },
      customerGets: {
        items: { all: true },
        value:
          "percent" in wanted.value
            ? { percentage: wanted.value.percent / 100 }
            : { discountAmount: { amount: wanted.value.amount, appliesOnEachItem: false } },
      },
    },
  });
  const payload = data.discountCodeBasicCreate;
  if (payload?.userErrors.some((error) => error.code === "TAKEN")) {
    return { outcome: "taken", discountId: await findDiscountByCode(admin, wanted.code) };
  }
  const refused = refusal(payload?.userErrors);
  if (refused) return refused;
  if (!payload?.codeDiscountNode) throw new Error("discountCodeBasicCreate brought neither a discount nor an error");
  return { outcome: "created", discountId: payload.codeDiscountNode.id };
}

/** gid of the discount with this code, whatever its case; null when there is none. */
export async function findDiscountByCode(admin: AdminClient, code: string): Promise<string | null> {
  const { data } = await ask(admin, DISCOUNT_BY_CODE, { code });
  return data.codeDiscountNodeByCode?.id ?? null;
}
