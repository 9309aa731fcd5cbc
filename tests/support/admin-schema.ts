import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

let schema: GraphQLSchema | undefined;

/** Shopify's own description of the Admin API 2026-10, with its deprecations. */
export function adminSchema(): GraphQLSchema {
  if (!schema) {
    const file = new URL("../local-shopify/admin-schema/admin_2026-10.json.gz", import.meta.url);
    const json = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as
      | IntrospectionQuery
      | { data: IntrospectionQuery };
    schema = buildClientSchema("data" in json ? json.data : json, { assumeValid: true });
  }
  return schema;
}
