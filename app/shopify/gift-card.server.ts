import { ask, type AdminClient } from "./client.server";
import { adminMutation, adminQuery } from "./operation";
import type { Money } from "./order-snapshot";
import { phrase } from "./search-terms";
import { refusal, type Refused, type UserError } from "./user-errors";

export const CREATE_GIFT_CARD = adminMutation<
  {
    giftCardCreate: {
      giftCard: { id: string; maskedCode: string } | null;
      giftCardCode: string | null;
      userErrors: UserError[];
    } | null;
  },
  { input: Record<string, unknown> }
>(
  `
  mutation CreateGiftCard($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard { id maskedCode }
      giftCardCode
      userErrors { field message code }
    }
  }`,
  // We choose the code, and a code exists only once: a second call with it is refused.
  "repeatable",
);

export const FIND_GIFT_CARD = adminQuery<
  { giftCards: { nodes: { id: string; maskedCode: string; lastCharacters: string; note: string | null }[] } },
  { query: string }
>(`
  query FindGiftCard($query: String!) {
    giftCards(query: $query, first: 10) { nodes { id maskedCode lastCharacters note } }
  }`);

export interface GiftCardWanted {
  /** 8 to 20 letters and digits, chosen by us so that the same card can be asked for twice. */
  code: string;
  amount: Money;
  /** Shopify mails the card to them. */
  customerId: string | null;
  /** Only staff see it. */
  note: string;
}

/** Issues a gift card. `taken`: a card with this code already exists. */
export async function createGiftCard(
  admin: AdminClient,
  wanted: GiftCardWanted,
): Promise<
  { outcome: "created"; giftCardId: string; maskedCode: string } | { outcome: "taken"; giftCardId: string | null } | Refused
> {
  const { data } = await ask(admin, CREATE_GIFT_CARD, {
    input: {
      code: wanted.code,
      initialAmount: { amount: wanted.amount.amount, currencyCode: wanted.amount.currency },
      customerId: wanted.customerId,
      note: wanted.note,
    },
  });
  const payload = data.giftCardCreate;
  if (payload?.userErrors.some((error) => error.code === "TAKEN")) {
    return { outcome: "taken", giftCardId: await findGiftCardByCode(admin, wanted.code) };
  }
  const refused = refusal(payload?.userErrors);
  if (refused) return refused;
  if (!payload?.giftCard) throw new Error("giftCardCreate brought neither a card nor an error");
  return { outcome: "created", giftCardId: payload.giftCard.id, maskedCode: payload.giftCard.maskedCode };
}

/** gid of the card with this code; null when Shopify's search does not find it (yet). */
export async function findGiftCardByCode(admin: AdminClient, code: string): Promise<string | null> {
  const { data } = await ask(admin, FIND_GIFT_CARD, { query: phrase(code) });
  const ending = code.slice(-4).toLowerCase();
  return data.giftCards.nodes.find((card) => card.lastCharacters.toLowerCase() === ending)?.id ?? null;
}
