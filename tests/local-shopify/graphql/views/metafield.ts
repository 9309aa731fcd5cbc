import { createHash } from "node:crypto";
import { appNamespace, jsonValueOf } from "../../state/custom-data";
import type { Metafield } from "../../state/types";
import { type Paging, plainConnection } from "../connection";
import { type ApiCall, unsupported, type View } from "../request";
import { legacyId, time } from "./common";
import { metaobjectView } from "./metaobject";
import { viewOf } from "../queries/node";

export const compareDigest = (value: string) => createHash("sha256").update(value).digest("hex");

export const OWNER_TYPES: Record<string, string> = {
  Order: "ORDER", Customer: "CUSTOMER", Product: "PRODUCT", ProductVariant: "PRODUCTVARIANT", Collection: "COLLECTION", Shop: "SHOP", AppInstallation: "API_PERMISSION", DraftOrder: "DRAFTORDER",
};

export const ownerTypeOf = (gid: string) => OWNER_TYPES[gid.split("/")[3] ?? ""] ?? null;

/** `metafield` and `metafields`, for every type that has them. */
export function metafieldFields(call: ApiCall, ownerId: string) {
  const all = () => call.context.state.metafields.filter((metafield) => metafield.ownerId === ownerId);
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const [inKey, plainKey] = key.includes(".") && !namespace ? [key.slice(0, key.lastIndexOf(".")), key.slice(key.lastIndexOf(".") + 1)] : [namespace ?? "$app", key];
      const found = all().find((metafield) => metafield.namespace === appNamespace(call.context.state, inKey) && metafield.key === plainKey);
      return found ? metafieldView(call, found) : null;
    },
    metafields: (args: Paging & { namespace?: string | null; keys?: string[] | null }) => {
      if (args.keys) throw unsupported("metafields(keys:)");
      const wanted = args.namespace ? appNamespace(call.context.state, args.namespace) : null;
      return plainConnection("Metafield", args, all().filter((metafield) => wanted === null || metafield.namespace === wanted), (metafield) => metafieldView(call, metafield));
    },
  };
}

export function metafieldView(call: ApiCall, metafield: Metafield): View {
  return {
    __typename: "Metafield",
    id: metafield.id,
    legacyResourceId: legacyId(metafield.id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: jsonValueOf(metafield.type, metafield.value),
    compareDigest: compareDigest(metafield.value),
    sizeInBytes: Buffer.byteLength(metafield.value),
    ownerType: ownerTypeOf(metafield.ownerId),
    owner: () => viewOf(call, metafield.ownerId),
    createdAt: time(metafield.createdAt),
    updatedAt: time(metafield.updatedAt),
    definition: null,
    reference: () => {
      const target = call.context.state.metaobjects.find((each) => each.id === metafield.value);
      return target ? metaobjectView(call, target) : null;
    },
  };
}
