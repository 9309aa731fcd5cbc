import { ask, type AdminClient } from "./client.server";
import type { Page } from "./order-fields";
import { adminMutation, adminQuery } from "./operation";
import { refusal, type Refused, type UserError } from "./user-errors";

interface AdminMetaobject {
  id: string;
  handle: string;
  type: string;
  updatedAt: string;
  fields: { key: string; value: string | null }[];
}

const METAOBJECT_FIELDS = `{ id handle type updatedAt fields { key value } }`;

export const UPSERT_METAOBJECT = adminMutation<
  { metaobjectUpsert: { metaobject: AdminMetaobject | null; userErrors: UserError[] } | null },
  {
    handle: { type: string; handle: string };
    metaobject: { fields: { key: string; value: string }[]; capabilities?: { publishable: { status: "ACTIVE" | "DRAFT" } } };
  }
>(
  `
  mutation UpsertMetaobject($handle: MetaobjectHandleInput!, $metaobject: MetaobjectUpsertInput!) {
    metaobjectUpsert(handle: $handle, metaobject: $metaobject) {
      metaobject ${METAOBJECT_FIELDS}
      userErrors { field message code }
    }
  }`,
  "repeatable",
);

export const DELETE_METAOBJECT = adminMutation<
  { metaobjectDelete: { deletedId: string | null; userErrors: UserError[] } | null },
  { id: string }
>(
  `
  mutation DeleteMetaobject($id: ID!) {
    metaobjectDelete(id: $id) {
      deletedId
      userErrors { field message code }
    }
  }`,
  "repeatable",
);

export const LIST_METAOBJECTS = adminQuery<
  { metaobjects: Page<AdminMetaobject> },
  { type: string; after: string | null }
>(`
  query ListMetaobjects($type: String!, $after: String) {
    metaobjects(type: $type, first: 100, after: $after) {
      nodes ${METAOBJECT_FIELDS}
      pageInfo { hasNextPage endCursor }
    }
  }`);

/** One entry of a metaobject type of ours; every field is the text that Shopify stores, JSON fields included. */
export interface Metaobject {
  id: string;
  handle: string;
  type: string;
  updatedAt: string;
  fields: Record<string, string>;
}

/**
 * Writes one entry, making it when its handle is new. Fields that are not named keep their value.
 *
 * @param type  with the app's prefix, "$app:size_chart"
 * @param isPublished  for types that can be drafts; undefined leaves it as it is
 */
export async function upsertMetaobject(
  admin: AdminClient,
  entry: { type: string; handle: string; fields: Record<string, string>; isPublished?: boolean },
): Promise<{ outcome: "written"; metaobject: Metaobject } | Refused> {
  const fields = Object.entries(entry.fields).map(([key, value]) => ({ key, value }));
  const status = entry.isPublished ? ("ACTIVE" as const) : ("DRAFT" as const);
  const { data } = await ask(admin, UPSERT_METAOBJECT, {
    handle: { type: entry.type, handle: entry.handle },
    metaobject: {
      fields,
      ...(entry.isPublished === undefined ? {} : { capabilities: { publishable: { status } } }),
    },
  });
  const refused = refusal(data.metaobjectUpsert?.userErrors);
  if (refused) return refused;
  const written = data.metaobjectUpsert?.metaobject;
  if (!written) throw new Error("metaobjectUpsert brought neither an entry nor an error");
  return { outcome: "written", metaobject: metaobject(written) };
}

/** Takes one entry away; one that is already gone counts as deleted. `id` is a gid. */
export async function deleteMetaobject(admin: AdminClient, id: string): Promise<{ outcome: "deleted" } | Refused> {
  const { data } = await ask(admin, DELETE_METAOBJECT, { id });
  const errors = (data.metaobjectDelete?.userErrors ?? []).filter((error) => error.code !== "RECORD_NOT_FOUND");
  return refusal(errors) ?? { outcome: "deleted" };
}

/** All the entries of one type. */
export async function listMetaobjects(admin: AdminClient, type: string): Promise<Metaobject[]> {
  const found: Metaobject[] = [];
  let after: string | null = null;
  do {
    const page: Page<AdminMetaobject> = (await ask(admin, LIST_METAOBJECTS, { type, after })).data.metaobjects;
    found.push(...page.nodes.map(metaobject));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return found;
}

function metaobject(node: AdminMetaobject): Metaobject {
  const fields = node.fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const]));
  return {
    id: node.id,
    handle: node.handle,
    type: node.type,
    updatedAt: node.updatedAt,
    fields: Object.fromEntries(fields),
  };
}
