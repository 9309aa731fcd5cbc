import { cents } from "../../state/money";
import { findCustomer } from "../../shop/hand";
import type { GiftCard } from "../../state/types";
import type { ApiCall, View } from "../request";
import { moneyV2, time } from "./common";
import { customerView } from "./customer";

/** The code itself is shown once, when the card is made. */
export function giftCardView(call: ApiCall, card: GiftCard): View {
  const { currency } = call.context.state.shop;
  const ending = card.code.slice(-4);
  return {
    __typename: "GiftCard",
    id: card.id,
    balance: moneyV2(cents(card.balance), currency),
    initialValue: moneyV2(cents(card.initialAmount), currency),
    enabled: card.enabled,
    isRedeemable: card.enabled && cents(card.balance) > 0,
    expiresOn: card.expiresOn,
    lastCharacters: ending,
    maskedCode: `•••• •••• •••• ${ending}`,
    note: card.note,
    createdAt: time(card.createdAt),
    updatedAt: time(card.updatedAt),
    deactivatedAt: null,
    order: null,
    lineItem: null,
    templateSuffix: null,
    customer: () => {
      const customer = findCustomer(call.context.state, card.customerId);
      return customer && customerView(call, customer);
    },
  };
}
