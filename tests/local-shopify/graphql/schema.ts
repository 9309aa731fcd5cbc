/** The official Admin API schema, read once when the first request comes. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { ADMIN_API_VERSION } from "../version";

let schema: GraphQLSchema | null = null;

export function adminSchema(): GraphQLSchema {
  if (schema) return schema;
  const file = new URL(`../admin-schema/admin_${ADMIN_API_VERSION}.json.gz`, import.meta.url);
  const answer = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as { data: IntrospectionQuery } | IntrospectionQuery;
  schema = buildClientSchema("data" in answer ? answer.data : answer, { assumeValid: true });
  return schema;
}
