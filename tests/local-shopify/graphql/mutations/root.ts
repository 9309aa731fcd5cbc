/** Every mutation the local Shopify carries out. */
import type { View } from "../request";
import { customDataMutations } from "./custom-data";
import { draftMutations } from "./drafts";
import { incentiveMutations } from "./incentives";
import { orderMutations } from "./orders";
import { refundMutations } from "./refunds";
import { returnMutations } from "./returns";
import { subscriptionMutations } from "./webhook-subscriptions";

export const mutations: View = {
  __typename: "Mutation",
  ...orderMutations,
  ...refundMutations,
  ...returnMutations,
  ...draftMutations,
  ...incentiveMutations,
  ...customDataMutations,
  ...subscriptionMutations,
};
