/** How a field gets its value: from its view, never silently null; and only with the scope and approval it needs. */
import { getNamedType, type GraphQLFieldResolver, type GraphQLTypeResolver } from "graphql";
import { holds } from "../scopes";
import { PROTECTED, scopeOfMutation, scopeOfType } from "./access";
import { accessDenied, type ApiCall, unsupported, type View } from "./request";
import { GraphQLError } from "graphql";

export const resolveField: GraphQLFieldResolver<View | undefined, ApiCall, Record<string, unknown>> = (source, args, call, info) => {
  const { fieldName, parentType, schema } = info;
  const isMutation = parentType === schema.getMutationType();
  if (isMutation) {
    const scope = scopeOfMutation(fieldName);
    if (scope && !holds(call.scopes, scope)) throw accessDenied(fieldName, scope);
    const directive = info.fieldNodes[0]?.directives?.find((each) => each.name.value === "idempotent");
    const key = directive?.arguments?.[0]?.value;
    call.idempotencyKey = key?.kind === "StringValue" ? key.value : key?.kind === "Variable" ? String(info.variableValues[key.name.value]) : null;
  } else {
    const type = getNamedType(info.returnType).name.replace(/Connection$/, "");
    const scope = scopeOfType(type);
    if (scope && !holds(call.scopes, scope)) throw accessDenied(fieldName, scope);
  }
  const secret = PROTECTED[parentType.name]?.[fieldName];
  if (secret !== undefined && secret > call.context.state.api.protectedDataLevel) {
    throw new GraphQLError(
      secret === 1
        ? `This app is not approved to access the ${parentType.name} object. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`
        : `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
      { extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data" } },
    );
  }
  if (!source || !(fieldName in source)) throw unsupported(`${parentType.name}.${fieldName}`);
  const value = source[fieldName];
  return typeof value === "function" ? (value as (args: Record<string, unknown>, call: ApiCall) => unknown)(args, call) : value;
};

export const resolveType: GraphQLTypeResolver<View, ApiCall> = (view) => view.__typename;
