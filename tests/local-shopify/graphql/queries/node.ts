/** `node(id:)` and `nodes(ids:)`: anything by its gid. */
import { findVariant } from "../../shop/hand";
import type { Order } from "../../state/types";
import { type ApiCall, invalidId, unsupported, type View } from "../request";
import { customerView } from "../views/customer";
import { discountNodeView } from "../views/discount";
import { draftOrderView } from "../views/draft-order";
import { eventView } from "../views/event";
import { fulfillmentLineView, fulfillmentView } from "../views/fulfillment";
import { giftCardView } from "../views/gift-card";
import { lineView } from "../views/line-item";
import { metafieldView } from "../views/metafield";
import { definitionView, metaobjectView } from "../views/metaobject";
import { orderView } from "../views/order";
import { collectionView, productView, variantView } from "../views/product";
import { refundView } from "../views/refund";
import { returnView } from "../views/return";
import { installationView, locationView, shopView } from "../views/shop";
import { storeCreditView } from "../views/store-credit";
import { transactionView } from "../views/transaction";
import { reasonById, reasonView } from "../views/return-reasons";
import { subscriptionView } from "../mutations/webhook-subscriptions";
import { findInOrders, orderById } from "./orders";

type Finder = (call: ApiCall, id: string) => View | null;

const inState =
  <Row extends { id: string }>(rows: (call: ApiCall) => Row[], view: (call: ApiCall, row: Row) => View): Finder =>
  (call, id) => {
    const row = rows(call).find((each) => each.id === id);
    return row ? view(call, row) : null;
  };

const inOrders =
  <Part extends { id: string }>(type: string, parts: (order: Order) => Part[], view: (call: ApiCall, order: Order, part: Part) => View): Finder =>
  (call, id) => {
    const found = findInOrders(call, id, type, parts);
    return found && view(call, found.order, found.part);
  };

const FINDERS: Record<string, Finder> = {
  Order: (call, id) => {
    const order = orderById(call, id);
    return order && orderView(call, order);
  },
  LineItem: inOrders("LineItem", (order) => order.lines, lineView),
  Fulfillment: inOrders("Fulfillment", (order) => order.fulfillments, fulfillmentView),
  FulfillmentLineItem: inOrders("FulfillmentLineItem", (order) => order.fulfillments.flatMap(({ lines }) => lines), fulfillmentLineView),
  Refund: inOrders("Refund", (order) => order.refunds, refundView),
  Return: inOrders("Return", (order) => order.returns, returnView),
  OrderTransaction: inOrders("OrderTransaction", (order) => order.transactions, transactionView),
  BasicEvent: inOrders("BasicEvent", (order) => order.events, eventView),
  CommentEvent: inOrders("CommentEvent", (order) => order.events, eventView),
  Customer: inState((call) => call.context.state.customers, customerView),
  Product: inState((call) => call.context.state.products, productView),
  ProductVariant: (call, id) => {
    const found = findVariant(call.context.state, id);
    return found && variantView(call, found.product, found.variant);
  },
  Collection: inState((call) => call.context.state.collections, collectionView),
  Metaobject: inState((call) => call.context.state.metaobjects, metaobjectView),
  MetaobjectDefinition: inState((call) => call.context.state.metaobjectDefinitions, definitionView),
  Metafield: inState((call) => call.context.state.metafields, metafieldView),
  DraftOrder: inState((call) => call.context.state.draftOrders, draftOrderView),
  GiftCard: inState((call) => call.context.state.giftCards, giftCardView),
  StoreCreditAccount: inState((call) => call.context.state.storeCreditAccounts, storeCreditView),
  DiscountCodeNode: inState((call) => call.context.state.discounts, discountNodeView),
  Location: inState((call) => call.context.state.locations, (_, location) => locationView(location)),
  WebhookSubscription: inState((call) => call.context.state.webhooks.subscriptions, (_, subscription) => subscriptionView(subscription)),
  Shop: (call, id) => (id === call.context.state.shop.id ? shopView(call) : null),
  AppInstallation: (call, id) => (id === call.context.state.installation.id ? installationView(call) : null),
  ReturnReasonDefinition: (_, id) => {
    const reason = reasonById(id);
    return reason && reasonView(reason);
  },
};

export function viewOf(call: ApiCall, id: string): View | null {
  const type = /^gid:\/\/shopify\/(\w+)\//.exec(id)?.[1];
  if (!type) throw invalidId(id);
  const find = FINDERS[type];
  if (!find) throw unsupported(`node(id:) for ${type}`);
  return find(call, id);
}

export const nodeQueries = {
  node: ({ id }: { id: string }, call: ApiCall) => viewOf(call, id),
  nodes: ({ ids }: { ids: string[] }, call: ApiCall) => ids.map((id) => viewOf(call, id)),
};
