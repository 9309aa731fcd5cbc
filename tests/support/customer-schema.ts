import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

let schema: GraphQLSchema | undefined;

/** Shopify's own description of the Customer Account API 2026-10, with its deprecations. */
export function customerSchema(): GraphQLSchema {
  if (!schema) {
    const file = new URL("../local-shopify/customer-schema/customer_2026-10.json.gz", import.meta.url);
    const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as { data: IntrospectionQuery };
    schema = buildClientSchema(data, { assumeValid: true });
  }
  return schema;
}
