import { z } from "zod";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import type { OrderSnapshot, PostalAddress } from "~/shopify/order-snapshot";
import { updateShippingAddress } from "~/shopify/update-order.server";

const line = z.string().trim().max(255).transform((text) => text || null).nullable().default(null);

export const addressInput = z.object({
  name: z.string().trim().min(1, "is missing").max(255),
  company: line,
  address1: z.string().trim().min(1, "is missing").max(255),
  address2: line,
  city: z.string().trim().min(1, "is missing").max(255),
  zip: line,
  provinceCode: line,
  countryCode: z.string().regex(/^[A-Z]{2}$/, "has two letters, like DE"),
  phone: line,
});

export interface AddressPreview {
  basis: string;
  before: PostalAddress | null;
  problems: string[];
}

/** Whether the address can still be changed, and what it is now. Asks nothing of Shopify. */
export function previewAddress({ order }: { order: OrderSnapshot }): AddressPreview {
  return { basis: addressBasis(order), before: order.shippingAddress, problems: problemsOf(order) };
}

/** Sends what has not left yet to another address. */
export async function performAddressChange(
  request: ActionRequest,
  input: z.input<typeof addressInput>,
): Promise<ActionOutcome<{ address: PostalAddress }>> {
  return doOnce(addressKind, request, addressInput.parse(input));
}

export const addressKind: ActionKind<z.output<typeof addressInput>, PostalAddress, { address: PostalAddress }> = {
  name: "address",
  noun: "the change of address",
  input: addressInput,
  touchesOrder: true,
  basis: addressBasis,
  weigh: () => ({ of: "nothing" }),
  afterDoubt: "repeat",

  prepare(_, input, order) {
    const reasons = problemsOf(order);
    return Promise.resolve(reasons.length > 0 ? { outcome: "refused", reasons } : { outcome: "ready", plan: input });
  },

  async carryOut({ admin, orderId }, address) {
    const updated = await updateShippingAddress(admin, orderId, address);
    return updated.outcome === "refused" ? updated : { outcome: "done", result: { address } };
  },

  tell: ({ address1, zip, city, countryCode }) =>
    `Changed the shipping address to ${[address1, zip, city, countryCode].filter(Boolean).join(", ")}.`,
};

function addressBasis(order: OrderSnapshot): string {
  return JSON.stringify([order.shippingAddress, order.fulfillmentStatus]);
}

function problemsOf(order: OrderSnapshot): string[] {
  if (order.cancelledAt) return ["The order is cancelled."];
  const isWaiting = order.lines.some((each) => each.requiresShipping && each.unfulfilledQuantity > 0);
  return isWaiting ? [] : ["Everything has left already: the address can no longer be changed."];
}
