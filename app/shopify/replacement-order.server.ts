import { ask, type AdminClient } from "./client.server";
import { numericId } from "./gid";
import { adminMutation, adminQuery } from "./operation";
import type { PostalAddress } from "./order-snapshot";
import { phrase } from "./search-terms";
import { addressInput } from "./update-order.server";
import { refusal, type Refused, type UserError } from "./user-errors";

interface AdminDraft {
  id: string;
  name: string;
  status: string;
  order: { id: string; name: string } | null;
}

const DRAFT_FIELDS = `{ id name status order { id name } }`;

export const CREATE_DRAFT = adminMutation<
  { draftOrderCreate: { draftOrder: AdminDraft | null; userErrors: UserError[] } | null },
  { input: Record<string, unknown> }
>(
  `
  mutation CreateDraft($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) {
      draftOrder ${DRAFT_FIELDS}
      userErrors { field message }
    }
  }`,
  "once",
);

export const COMPLETE_DRAFT = adminMutation<
  { draftOrderComplete: { draftOrder: AdminDraft | null; userErrors: UserError[] } | null },
  { id: string }
>(
  `
  mutation CompleteDraft($id: ID!) {
    draftOrderComplete(id: $id) {
      draftOrder ${DRAFT_FIELDS}
      userErrors { field message }
    }
  }`,
  // A completed draft stays completed, with the same order.
  "repeatable",
);

export const DRAFT = adminQuery<{ draftOrder: AdminDraft | null }, { id: string }>(`
  query Draft($id: ID!) {
    draftOrder(id: $id) ${DRAFT_FIELDS}
  }`);

export const DRAFTS_WITH_TAG = adminQuery<
  { draftOrders: { nodes: (AdminDraft & { tags: string[] })[] } },
  { query: string }
>(`
  query DraftsWithTag($query: String!) {
    draftOrders(query: $query, first: 10) { nodes { id name status tags order { id name } } }
  }`);

export interface Draft {
  id: string;
  /** "#D12" */
  name: string;
  /** The order it became; null while it is a draft. */
  order: { id: string; name: string } | null;
}

export interface ReplacementWanted {
  customerId: string | null;
  email: string | null;
  shippingAddress: PostalAddress | null;
  lines: { variantId: string; quantity: number }[];
  note: string;
  tags: string[];
  currency: string;
}

/** Drafts an order that costs nothing: every line at price zero, shipping included. */
export async function draftReplacement(
  admin: AdminClient,
  wanted: ReplacementWanted,
): Promise<{ outcome: "drafted"; draft: Draft } | Refused> {
  const free = { amount: "0.00", currencyCode: wanted.currency };
  const { data } = await ask(admin, CREATE_DRAFT, {
    input: {
      ...(wanted.customerId ? { purchasingEntity: { customerId: wanted.customerId } } : {}),
      email: wanted.email,
      ...(wanted.shippingAddress ? { shippingAddress: addressInput(wanted.shippingAddress) } : {}),
      shippingLine: { title: "Replacement", priceWithCurrency: free },
      lineItems: wanted.lines.map(({ variantId, quantity }) => ({
        variantId,
        quantity,
        appliedDiscount: { title: "Replacement", value: 100, valueType: "PERCENTAGE" },
      })),
      acceptAutomaticDiscounts: false,
      note: wanted.note,
      tags: wanted.tags,
    },
  });
  const refused = refusal(data.draftOrderCreate?.userErrors);
  if (refused) return refused;
  if (!data.draftOrderCreate?.draftOrder) throw new Error("draftOrderCreate brought neither a draft nor an error");
  return { outcome: "drafted", draft: draft(data.draftOrderCreate.draftOrder) };
}

/** Turns a draft into an order, paid because there is nothing to pay. Doing it again brings the same order. */
export async function completeDraft(
  admin: AdminClient,
  draftId: string,
): Promise<{ outcome: "completed"; draft: Draft } | Refused> {
  const before = await readDraft(admin, draftId);
  if (before?.order) return { outcome: "completed", draft: before };
  const { data } = await ask(admin, COMPLETE_DRAFT, { id: draftId });
  const refused = refusal(data.draftOrderComplete?.userErrors);
  if (refused) return refused;
  const completed = data.draftOrderComplete?.draftOrder;
  if (!completed) throw new Error("draftOrderComplete brought neither a draft nor an error");
  return { outcome: "completed", draft: draft(completed) };
}

/** The draft with this gid; null when there is none. */
export async function readDraft(admin: AdminClient, draftId: string): Promise<Draft | null> {
  const { data } = await ask(admin, DRAFT, { id: draftId });
  return data.draftOrder ? draft(data.draftOrder) : null;
}

/** The draft that carries this tag, optionally only among a customer's; null when Shopify's search does not find one. */
export async function findDraftByTag(admin: AdminClient, tag: string, customerId: string | null): Promise<Draft | null> {
  const query = `tag:${phrase(tag)}${customerId ? ` customer_id:${numericId(customerId)}` : ""}`;
  const { data } = await ask(admin, DRAFTS_WITH_TAG, { query });
  const found = data.draftOrders.nodes.find((node) => node.tags.includes(tag));
  return found ? draft(found) : null;
}

function draft(node: AdminDraft): Draft {
  return { id: node.id, name: node.name, order: node.order };
}
