/** POST /customer-account/api/2026-10/graphql.json: what a signed-in buyer may ask of their own orders, on the official schema. */
import express, { Router } from "express";
import { execute, GraphQLError, type GraphQLFieldResolver, parse, validate } from "graphql";
import { requestReturn } from "../acts";
import type { LocalShopify } from "../context";
import { type Paging, plainConnection } from "../graphql/connection";
import type { View } from "../graphql/request";
import { RETURN_REASONS, reasonById, reasonView } from "../graphql/views/return-reasons";
import { appNamespace, jsonValueOf } from "../state/custom-data";
import { returnableQuantity } from "../state/derive";
import type { Customer, Order, OrderLine } from "../state/types";
import { visitOf } from "../storefront/visit";
import { customerSchema } from "../../support/customer-schema";

interface Asked {
  context: LocalShopify;
  customer: Customer;
}

export function customerAccountApi(context: LocalShopify): Router {
  const router = Router();
  router.post("/customer-account/api/:version/graphql.json", express.json({ limit: "1mb" }), (request, response, next) => {
    const { customer } = visitOf(context.state, request);
    if (!customer) return void response.status(401).json({ errors: [{ message: "Unauthorized" }] });
    if (request.params.version !== "2026-10") return void response.status(404).json({ errors: "Not Found" });
    const { query = "", variables = {} } = request.body as { query?: string; variables?: Record<string, unknown> };
    answer({ context, customer }, query, variables).then((result) => response.json(result), next);
  });
  return router;
}

async function answer(asked: Asked, query: string, variables: Record<string, unknown>): Promise<object> {
  const schema = customerSchema();
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [{ message: (error as Error).message }] };
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors: errors.map((error) => error.toJSON()) };
  const rootValue = { ...queries, ...mutations };
  const result = await execute({ schema, document, rootValue, contextValue: asked, variableValues: variables, fieldResolver: resolve, typeResolver: (view: View) => view.__typename });
  return { ...(result.data !== undefined && { data: result.data }), ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }) };
}

/** A field that is missing here is a loud error, never null. */
const resolve: GraphQLFieldResolver<Record<string, unknown>, Asked, Record<string, unknown>> = (source, args, asked, { fieldName, parentType }) => {
  if (!(fieldName in source)) throw new GraphQLError(`The local Shopify does not support ${parentType.name}.${fieldName} of the Customer Account API yet.`);
  const value = source[fieldName];
  return typeof value === "function" ? (value as (args: object, asked: Asked) => unknown)(args, asked) : value;
};

const ownOrder = ({ context, customer }: Asked, id: string): Order | null => context.state.orders.find((order) => order.id === id && order.customerId === customer.id) ?? null;

const queries = {
  order: ({ id }: { id: string }, asked: Asked) => {
    const order = ownOrder(asked, id);
    return order && orderView(asked, order);
  },
};

function orderView({ context }: Asked, order: Order): View {
  const { state } = context;
  return {
    __typename: "Order",
    id: order.id,
    name: order.name,
    /** Null unless the definition opens it to the Customer Account API. */
    metafield: ({ namespace, key }: { namespace: string; key: string }) => {
      const full = appNamespace(state, namespace);
      const isOpen = state.metafieldDefinitions.some((each) => each.ownerType === "ORDER" && each.namespace === full && each.key === key && each.forBuyers);
      const found = isOpen ? state.metafields.find((each) => each.ownerId === order.id && each.namespace === full && each.key === key) : undefined;
      return found ? { __typename: "Metafield", id: found.id, namespace, key, type: found.type, value: found.value, jsonValue: jsonValueOf(found.type, found.value) } : null;
    },
    returnInformation: {
      __typename: "OrderReturnInformation",
      returnableLineItems: (paging: Paging) => {
        const rows = order.lines.map((line) => ({ id: line.id, line, quantity: returnableOf(order, line) })).filter(({ quantity }) => quantity > 0);
        return plainConnection("ReturnableLineItem", paging, rows, ({ line, quantity }) => ({ __typename: "ReturnableLineItem", quantity, lineItem: lineView(context, line) }));
      },
    },
  };
}

const shippedLines = (order: Order, lineId: string) => order.fulfillments.filter(({ status }) => status === "SUCCESS").flatMap(({ lines }) => lines.filter((each) => each.lineId === lineId));

const returnableOf = (order: Order, line: OrderLine): number => shippedLines(order, line.id).reduce((sum, { id }) => sum + returnableQuantity(order, id), 0);

function lineView(context: LocalShopify, line: OrderLine): View {
  const picture = context.state.products.find(({ id }) => id === line.productId)?.images[0];
  return {
    __typename: "LineItem",
    id: line.id,
    title: line.title,
    variantTitle: line.variantTitle,
    image: picture ? { __typename: "Image", url: `${context.url}${picture.path}`, altText: picture.altText } : null,
    suggestedReturnReasonDefinitions: (paging: Paging) => plainConnection("ReturnReasonDefinition", paging, RETURN_REASONS, reasonView),
  };
}

interface RequestedItem {
  lineItemId: string;
  quantity: number;
  returnReasonDefinitionId?: string | null;
  customerNote?: string | null;
}

const mutations = {
  orderRequestReturn({ orderId, requestedLineItems }: { orderId: string; requestedLineItems: RequestedItem[] }, asked: Asked): View {
    const fail = (field: string[], message: string, code: string): View => ({ __typename: "OrderRequestReturnPayload", return: null, userErrors: [{ __typename: "ReturnUserError", field, message, code }] });
    const order = ownOrder(asked, orderId);
    if (!order) return fail(["orderId"], "Order not found", "NOT_FOUND");
    if (requestedLineItems.length === 0) return fail(["requestedLineItems"], "Requested line items can't be blank", "BLANK");
    const lines: { fulfillmentLineId: string; quantity: number; reasonHandle: string; customerNote: string | null }[] = [];
    for (const [index, item] of requestedLineItems.entries()) {
      const at = (name: string) => ["requestedLineItems", String(index), name];
      const reason = reasonById(item.returnReasonDefinitionId ?? "");
      if (!reason) return fail(at("returnReasonDefinitionId"), "Return reason can't be blank", "BLANK");
      if (item.quantity < 1) return fail(at("quantity"), "Quantity must be greater than 0", "GREATER_THAN");
      if ((item.customerNote ?? "").length > 300) return fail(at("customerNote"), "Customer note is too long (maximum is 300 characters)", "TOO_LONG");
      let left = item.quantity;
      for (const { id } of shippedLines(order, item.lineItemId)) {
        const quantity = Math.min(left, returnableQuantity(order, id));
        if (quantity > 0) lines.push({ fulfillmentLineId: id, quantity, reasonHandle: reason.handle, customerNote: item.customerNote ?? null });
        left -= quantity;
      }
      if (left > 0) return fail(at("quantity"), "Quantity is not available for return", "INVALID");
    }
    const made = requestReturn(asked.context, order, { lines });
    asked.context.save();
    return { __typename: "OrderRequestReturnPayload", return: { __typename: "Return", id: made.id, name: made.name, status: made.status }, userErrors: [] };
  },
};
