/** Subscriptions made through the API; the app's own stand in its TOML and do not show here. */
import type { WebhookSubscription } from "../../state/types";
import { ADMIN_API_VERSION } from "../../version";
import { type Paging, plainConnection } from "../connection";
import { type ApiCall, expectOnly, gidOf, type View } from "../request";
import { legacyId, time, userError } from "../views/common";

interface Input {
  uri?: string | null;
  callbackUrl?: string | null;
  filter?: string | null;
  includeFields?: string[] | null;
}

const KNOWN = ["uri", "callbackUrl", "filter", "includeFields", "format"];

export function subscriptionView(subscription: WebhookSubscription): View {
  return {
    __typename: "WebhookSubscription",
    id: subscription.id,
    legacyResourceId: legacyId(subscription.id),
    topic: subscription.topic,
    uri: subscription.uri,
    format: "JSON",
    filter: subscription.filter,
    includeFields: subscription.includeFields,
    metafieldNamespaces: [],
    name: null,
    apiVersion: { __typename: "ApiVersion", handle: ADMIN_API_VERSION, displayName: ADMIN_API_VERSION, supported: true },
    createdAt: time(subscription.createdAt),
    updatedAt: time(subscription.updatedAt),
  };
}

export const subscriptionQueries = {
  webhookSubscription: ({ id }: { id: string }, call: ApiCall) => {
    const gid = gidOf(id, "WebhookSubscription");
    const found = call.context.state.webhooks.subscriptions.find((each) => each.id === gid);
    return found ? subscriptionView(found) : null;
  },
  webhookSubscriptions: (args: Paging & { topics?: string[] | null; uri?: string | null }, call: ApiCall) => {
    const rows = call.context.state.webhooks.subscriptions.filter((each) => (!args.topics || args.topics.includes(each.topic)) && (!args.uri || each.uri === args.uri));
    return plainConnection("WebhookSubscription", args, rows, subscriptionView);
  },
};

export const subscriptionMutations = {
  webhookSubscriptionCreate({ topic, webhookSubscription: input }: { topic: string; webhookSubscription: Input }, call: ApiCall): View {
    expectOnly(input, "WebhookSubscriptionInput", KNOWN);
    const { context } = call;
    const { subscriptions } = context.state.webhooks;
    const uri = input.uri ?? input.callbackUrl ?? "";
    const fail = (message: string): View => ({ __typename: "WebhookSubscriptionCreatePayload", webhookSubscription: null, userErrors: [userError("UserError", ["webhookSubscription", "callbackUrl"], message)] });
    if (!/^(https?:\/\/|\/|pubsub:|arn:)/.test(uri)) return fail("Address is invalid");
    if (subscriptions.some((each) => each.topic === topic && each.uri === uri)) return fail("Address for this topic has already been taken");
    const at = context.now().toISOString();
    const subscription: WebhookSubscription = { id: context.newId("WebhookSubscription"), topic, uri, includeFields: input.includeFields ?? [], filter: input.filter ?? null, createdAt: at, updatedAt: at };
    subscriptions.push(subscription);
    context.save();
    return { __typename: "WebhookSubscriptionCreatePayload", webhookSubscription: subscriptionView(subscription), userErrors: [] };
  },

  webhookSubscriptionUpdate({ id, webhookSubscription: input }: { id: string; webhookSubscription: Input }, call: ApiCall): View {
    expectOnly(input, "WebhookSubscriptionInput", KNOWN);
    const found = call.context.state.webhooks.subscriptions.find((each) => each.id === id);
    if (!found) return { __typename: "WebhookSubscriptionUpdatePayload", webhookSubscription: null, userErrors: [userError("UserError", ["id"], "Webhook subscription does not exist")] };
    const uri = input.uri ?? input.callbackUrl;
    Object.assign(found, { ...(uri && { uri }), ...(input.filter !== undefined && { filter: input.filter }), ...(input.includeFields && { includeFields: input.includeFields }), updatedAt: call.context.now().toISOString() });
    call.context.save();
    return { __typename: "WebhookSubscriptionUpdatePayload", webhookSubscription: subscriptionView(found), userErrors: [] };
  },

  webhookSubscriptionDelete({ id }: { id: string }, call: ApiCall): View {
    const { subscriptions } = call.context.state.webhooks;
    const index = subscriptions.findIndex((each) => each.id === id);
    if (index < 0) return { __typename: "WebhookSubscriptionDeletePayload", deletedWebhookSubscriptionId: null, userErrors: [userError("UserError", ["id"], "Webhook subscription does not exist")] };
    subscriptions.splice(index, 1);
    call.context.save();
    return { __typename: "WebhookSubscriptionDeletePayload", deletedWebhookSubscriptionId: id, userErrors: [] };
  },
};
