/** What the resolvers of one API call share, and the errors that Shopify answers with. */
import { GraphQLError } from "graphql";
import type { LocalShopify } from "../context";

export interface ApiCall {
  context: LocalShopify;
  scopes: string[];
  /** Key of `@idempotent` on the mutation being resolved. */
  idempotencyKey: string | null;
  /** Complaints about search terms, for `extensions.search`. */
  search: { path: string[]; query: string; parsed: object; warnings: { field: string; message: string; code: string }[] }[];
}

/**
 * An object as the API shows it: each field is a value, or a function of the field's arguments.
 * A field that is missing here is one the local Shopify does not know, and asking for it is a loud error.
 */
export type View = { __typename: string } & Record<string, unknown>;

export const unsupported = (what: string) =>
  new GraphQLError(`The local Shopify does not support ${what} yet. Add it under tests/local-shopify/graphql.`, { extensions: { code: "LOCAL_SHOPIFY_UNSUPPORTED" } });

export const invalidId = (id: string) => new GraphQLError(`Invalid global id '${id}'`, { extensions: { code: "argumentLiteralsIncompatible", typeName: "CoercionError" } });

export function accessDenied(field: string, required: string, path?: readonly (string | number)[]) {
  const words = `\`${required}\` access scope.`;
  return new GraphQLError(`Access denied for ${field} field. Required access: ${words}`, {
    ...(path && { path }),
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess: words },
  });
}

/** @returns the id when it is one of `type`; null when it is of something else; throws when it is no gid at all */
export function gidOf(id: string, type: string): string | null {
  if (!/^gid:\/\/shopify\/\w+\/[\w-]+/.test(id)) throw invalidId(id);
  return id.startsWith(`gid://shopify/${type}/`) ? id : null;
}

/** Throws when an input has a field that is not acted upon here. */
export function expectOnly(input: object, type: string, known: string[]): void {
  for (const [key, value] of Object.entries(input)) {
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (!known.includes(key) && !empty) throw unsupported(`${type}.${key}`);
  }
}
