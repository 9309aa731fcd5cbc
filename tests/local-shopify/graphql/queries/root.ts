/** Every query the local Shopify answers. */
import { definitionOf, displayNameOf, fullType } from "../../state/custom-data";
import type { Metaobject } from "../../state/types";
import { connection, type Paging, plainConnection } from "../connection";
import { type ApiCall, gidOf, unsupported, type View } from "../request";
import { compileSearch } from "../search";
import { subscriptionQueries } from "../mutations/webhook-subscriptions";
import { ADMIN_API_VERSION } from "../../version";
import { discountNodeView } from "../views/discount";
import { draftOrderView } from "../views/draft-order";
import { eventView } from "../views/event";
import { giftCardView } from "../views/gift-card";
import { definitionView, metaobjectView } from "../views/metaobject";
import { isVisible } from "../views/order";
import { RETURN_REASONS, reasonView } from "../views/return-reasons";
import { returnableFulfillments } from "../views/return";
import { appView, installationView, locationView, shopView } from "../views/shop";
import { customerQueries } from "./customers";
import { nodeQueries, viewOf } from "./node";
import { orderById, orderQueries } from "./orders";
import { productQueries, wordList } from "./products";

/** `order(id)`-like queries of other types: null when the id is of another type. */
const byId =
  (type: string) =>
  ({ id }: { id: string }, call: ApiCall): View | null =>
    gidOf(id, type) === null ? null : viewOf(call, id);

const metaobjectQueries = {
  metaobject: byId("Metaobject"),
  metaobjectByHandle: ({ handle }: { handle: { type: string; handle: string } }, call: ApiCall) => {
    const type = fullType(call.context.state, handle.type);
    const found = call.context.state.metaobjects.find((each) => each.type === type && each.handle === handle.handle);
    return found ? metaobjectView(call, found) : null;
  },
  metaobjects: (args: Paging & { type: string; query?: string | null; sortKey?: string | null }, call: ApiCall) => {
    const { state } = call.context;
    const type = fullType(state, args.type);
    const all = state.metaobjects.filter((each) => each.type === type);
    const search = args.query
      ? compileSearch<Metaobject>(
          args.query,
          {
            free: (each) => [displayNameOf(state, each), ...Object.values(each.fields)],
            fields: {
              display_name: { kind: "text", of: (each) => displayNameOf(state, each) },
              handle: { kind: "exact", of: (each) => each.handle },
              updated_at: { kind: "time", of: (each) => each.updatedAt },
            },
          },
          call.context.now(),
        )
      : null;
    if (search && search.warnings.length > 0) call.search.push({ path: ["metaobjects"], query: args.query ?? "", parsed: {}, warnings: search.warnings });
    const value = args.sortKey === "updated_at" ? (each: Metaobject) => each.updatedAt : args.sortKey === "display_name" ? (each: Metaobject) => displayNameOf(state, each).toLowerCase() : () => "";
    return connection("Metaobject", args, { rows: search ? all.filter(search.matches) : all, id: (each) => each.id, value, view: (each) => metaobjectView(call, each) });
  },
  metaobjectDefinition: byId("MetaobjectDefinition"),
  metaobjectDefinitionByType: ({ type }: { type: string }, call: ApiCall) => {
    const definition = definitionOf(call.context.state, type);
    return definition && definitionView(call, definition);
  },
  metaobjectDefinitions: (paging: Paging, call: ApiCall) => plainConnection("MetaobjectDefinition", paging, call.context.state.metaobjectDefinitions, (definition) => definitionView(call, definition)),
};

const returnQueries = {
  return: byId("Return"),
  refund: byId("Refund"),
  fulfillment: byId("Fulfillment"),
  returnableFulfillments: (args: Paging & { orderId: string }, call: ApiCall) => {
    const order = orderById(call, args.orderId);
    return order ? returnableFulfillments(call, order, args) : plainConnection("ReturnableFulfillment", args, [], () => ({ __typename: "ReturnableFulfillment" }));
  },
  returnReasonDefinitions: (args: Paging & { ids?: string[] | null; handles?: string[] | null; query?: string | null }) => {
    if (args.query) throw unsupported("returnReasonDefinitions(query:)");
    const rows = RETURN_REASONS.filter((reason) => (!args.ids || args.ids.includes(reason.id)) && (!args.handles || args.handles.includes(reason.handle)));
    return plainConnection("ReturnReasonDefinition", args, rows, reasonView);
  },
};

const moneyQueries = {
  draftOrder: byId("DraftOrder"),
  draftOrders: (args: Paging & { query?: string | null }, call: ApiCall) => {
    const { draftOrders } = call.context.state;
    const search = args.query
      ? compileSearch<(typeof draftOrders)[number]>(
          args.query,
          {
            free: (draft) => [draft.name, draft.email, ...draft.tags],
            fields: {
              tag: { kind: "exact", of: (draft) => draft.tags },
              status: { kind: "exact", of: (draft) => draft.status },
              customer_id: { kind: "exact", of: (draft) => draft.customerId?.split("/").pop() ?? null },
              created_at: { kind: "time", of: (draft) => draft.createdAt },
              updated_at: { kind: "time", of: (draft) => draft.updatedAt },
            },
          },
          call.context.now(),
        )
      : null;
    if (search && search.warnings.length > 0) call.search.push({ path: ["draftOrders"], query: args.query ?? "", parsed: {}, warnings: search.warnings });
    return plainConnection("DraftOrder", args, search ? draftOrders.filter(search.matches) : draftOrders, (draft) => draftOrderView(call, draft));
  },
  giftCard: byId("GiftCard"),
  giftCards: (args: Paging & { query?: string | null }, call: ApiCall) => {
    const { giftCards } = call.context.state;
    const search = args.query
      ? compileSearch<(typeof giftCards)[number]>(
          args.query,
          {
            // Free text looks at the whole code and at its last characters.
            free: (card) => [card.code, card.code.slice(-4)],
            fields: {
              customer_id: { kind: "exact", of: (card) => card.customerId?.split("/").pop() ?? null },
              created_at: { kind: "time", of: (card) => card.createdAt },
              enabled: { kind: "exact", of: (card) => String(card.enabled) },
            },
          },
          call.context.now(),
        )
      : null;
    if (search && search.warnings.length > 0) call.search.push({ path: ["giftCards"], query: args.query ?? "", parsed: {}, warnings: search.warnings });
    return plainConnection("GiftCard", args, search ? giftCards.filter(search.matches) : giftCards, (card) => giftCardView(call, card));
  },
  storeCreditAccount: byId("StoreCreditAccount"),
  discountNode: byId("DiscountCodeNode"),
  codeDiscountNode: byId("DiscountCodeNode"),
  codeDiscountNodeByCode: ({ code }: { code: string }, call: ApiCall) => {
    const found = call.context.state.discounts.find((discount) => discount.code.toLowerCase() === code.toLowerCase());
    return found ? discountNodeView(call, found) : null;
  },
};

const shopQueries = {
  shop: (_: object, call: ApiCall) => shopView(call),
  app: ({ id }: { id?: string | null }, call: ApiCall) => (!id || id === call.context.state.installation.appId ? appView(call) : null),
  currentAppInstallation: (_: object, call: ApiCall) => installationView(call),
  appInstallation: ({ id }: { id?: string | null }, call: ApiCall) => (!id || id === call.context.state.installation.id ? installationView(call) : null),
  shopLocales: ({ published }: { published?: boolean | null }, call: ApiCall) =>
    call.context.state.locales.filter((locale) => !published || locale.published).map((locale) => ({ __typename: "ShopLocale", ...locale })),
  location: ({ id }: { id?: string | null }, call: ApiCall) => {
    const { locations } = call.context.state;
    const found = id ? locations.find((each) => each.id === id) : locations[0];
    return found ? locationView(found) : null;
  },
  locations: (paging: Paging, call: ApiCall) => plainConnection("Location", paging, call.context.state.locations, locationView),
  productTags: (args: { first?: number | null }, call: ApiCall) => wordList(call.context.state.products.flatMap((product) => product.tags), args),
  productTypes: (args: { first?: number | null }, call: ApiCall) => wordList(call.context.state.products.map((product) => product.productType), args),
  productVendors: (args: { first?: number | null }, call: ApiCall) => wordList(call.context.state.products.map((product) => product.vendor), args),
  publicApiVersions: () => [{ __typename: "ApiVersion", handle: ADMIN_API_VERSION, displayName: ADMIN_API_VERSION, supported: true }],
  job: ({ id }: { id: string }, call: ApiCall) => {
    const job = call.context.state.jobs.find((each) => each.id === id);
    return job ? { __typename: "Job", id: job.id, done: job.done } : null;
  },
  events: (args: Paging & { query?: string | null; sortKey?: string | null }, call: ApiCall) => {
    if (args.query) throw unsupported("events(query:)");
    const rows = call.context.state.orders.filter((order) => isVisible(call, order)).flatMap((order) => order.events.map((event) => ({ order, event })));
    return connection("Event", args, { rows, id: ({ event }) => event.id, value: ({ event }) => (args.sortKey === "CREATED_AT" ? event.createdAt : ""), view: ({ order, event }) => eventView(call, order, event) });
  },
  event: ({ id }: { id: string }, call: ApiCall) => viewOf(call, id),
};

export const queries: View = { __typename: "QueryRoot", ...nodeQueries, ...orderQueries, ...customerQueries, ...productQueries, ...metaobjectQueries, ...returnQueries, ...moneyQueries, ...shopQueries, ...subscriptionQueries };
