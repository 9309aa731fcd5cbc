import { z } from "zod";
import type { ActionContext, ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { env } from "~/env.server";
import { isAmount } from "~/lib/money";
import { createKeyRing } from "~/lib/secrets.server";
import { createGiftCard, findGiftCardByCode } from "~/shopify/gift-card.server";
import type { Money } from "~/shopify/order-snapshot";

export const giftCardInput = z.object({
  amount: z.string().refine((text) => isAmount(text) && Number(text) > 0, "is not an amount above zero"),
});

export type GiftCardInput = z.infer<typeof giftCardInput>;

interface GiftCardPlan {
  amount: Money;
  customerId: string | null;
  note: string;
  /** Encrypted, as in the result: whoever reads the database must not be able to spend it. */
  sealedCode: string;
}

interface GiftCardGiven {
  giftCardId: string;
  /** Open it with `openGiftCardCode`, to write it to the customer. */
  sealedCode: string;
  lastLetters: string;
  amount: Money;
}

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const keyRing = createKeyRing(env.ENCRYPTION_KEYS);

/** Issues a gift card for the order's customer, as amends. */
export async function performGiftCard(request: ActionRequest, input: GiftCardInput): Promise<ActionOutcome<GiftCardGiven>> {
  return doOnce(giftCardKind, request, input);
}

/** The code of a gift card that was issued, to be shown to the customer it is for: "ab2c-…" in groups of four. */
export function openGiftCardCode(shopId: string, sealedCode: string): string {
  return keyRing.open(sealedCode, place(shopId)).replace(/.{4}(?=.)/g, "$&-");
}

export const giftCardKind: ActionKind<GiftCardInput, GiftCardPlan, GiftCardGiven> = {
  name: "gift-card",
  noun: "the gift card",
  input: giftCardInput,
  touchesOrder: false,
  basis: () => "",
  weigh: ({ amount }) => ({ of: "amends", amount }),

  prepare({ shopId, random }, input, order) {
    const code = Array.from(random(16), (byte) => LETTERS[byte % LETTERS.length]).join("");
    const plan: GiftCardPlan = {
      amount: { amount: input.amount, currency: order.currency },
      customerId: order.customer?.id ?? null,
      note: `Amends for ${order.name}`,
      sealedCode: keyRing.seal(code, place(shopId)),
    };
    return Promise.resolve({ outcome: "ready", plan });
  },

  async carryOut(context, plan) {
    const { amount, customerId, note } = plan;
    const made = await createGiftCard(context.admin, { code: codeOf(context, plan), amount, customerId, note });
    if (made.outcome === "refused") return made;
    // "Taken" by ourselves, in a try whose answer was lost: nobody else has a code of 79 random bits.
    return { outcome: "done", result: given(context, plan, made.giftCardId) };
  },

  async afterDoubt(context, plan) {
    const giftCardId = await findGiftCardByCode(context.admin, codeOf(context, plan));
    return giftCardId ? given(context, plan, giftCardId) : null;
  },

  tell: ({ amount }, { lastLetters }) =>
    `Issued a gift card of ${amount.amount} ${amount.currency} (ending in ${lastLetters}).`,
};

function given(context: ActionContext, plan: GiftCardPlan, giftCardId: string | null): GiftCardGiven {
  const lastLetters = codeOf(context, plan).slice(-4);
  return { giftCardId: giftCardId ?? "", sealedCode: plan.sealedCode, lastLetters, amount: plan.amount };
}

function codeOf({ shopId }: ActionContext, plan: GiftCardPlan): string {
  return keyRing.open(plan.sealedCode, place(shopId));
}

function place(shopId: string): string {
  return `${shopId}/gift-card-code`;
}
