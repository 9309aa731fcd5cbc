import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { cancelInput, performCancel, previewCancel } from "~/domain/orders/actions/cancel-order.server";
import { addressInput, performAddressChange, previewAddress } from "~/domain/orders/actions/change-address.server";
import { detailsInput, performDetailsChange } from "~/domain/orders/actions/change-details.server";
import { discountInput, performDiscount, suggestDiscountCode } from "~/domain/orders/actions/give-discount.server";
import { giftCardInput, openGiftCardCode, performGiftCard } from "~/domain/orders/actions/give-gift-card.server";
import { performStoreCredit, storeCreditInput } from "~/domain/orders/actions/give-store-credit.server";
import { performRefund, previewRefund, refundInput } from "~/domain/orders/actions/refund-order.server";
import { performReplacement, previewReplacement, replacementInput } from "~/domain/orders/actions/replace-items.server";
import { performReturn, performReturnDecision, previewReturn, returnDecisionInput, returnInput } from "~/domain/orders/actions/return-items.server";
import { readTyped } from "~/lib/form-errors";
import type { AdminClient } from "~/shopify/client.server";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** Nothing is chosen yet when the sheet opens. */
const replacementWish = replacementInput.extend({ lines: replacementInput.shape.lines.or(z.tuple([])) });

/** Joins the kinds of action by their name, for the one door through which the ticket page reaches them. */
export async function previewAction({ admin, order, kind, input }: { admin: AdminClient; order: OrderSnapshot; kind: string; input: unknown }) {
  switch (kind) {
    case "refund":
      return parsed(refundInput, input, (wanted) => previewRefund({ admin, order, input: wanted }));
    case "cancel":
      return parsed(cancelInput, input, (wanted) => previewCancel({ order, input: wanted }));
    case "return":
      return { outcome: "preview" as const, ...(await previewReturn({ admin, order })) };
    case "replacement":
      return parsed(replacementWish, input, (wanted) => ({ outcome: "preview" as const, ...previewReplacement({ order, input: wanted }) }));
    case "address":
      return { outcome: "preview" as const, ...previewAddress({ order }) };
    case "discount":
      return { outcome: "preview" as const, basis: "", code: suggestDiscountCode(randomBytes(8)) };
    default:
      return { outcome: "refused" as const, reasons: ["There is no such action."] };
  }
}

export type Performed =
  /** `insert`: what to write to the customer, for example a code. */
  | { outcome: "done"; sentence: string; insert: string | null }
  | { outcome: "refused"; reasons: string[] }
  | { outcome: "busy" | "changed" | "unreachable" | "in-doubt"; words: string }
  | { outcome: "not-found" };

export async function performAction({ kind, input, request }: { kind: string; input: unknown; request: ActionRequest }): Promise<Performed> {
  switch (kind) {
    case "refund":
      return parsed(refundInput, input, (wanted) => told(performRefund(request, wanted)));
    case "cancel":
      return parsed(cancelInput, input, (wanted) => told(performCancel(request, wanted)));
    case "return":
      return parsed(returnInput, input, (wanted) => told(performReturn(request, wanted)));
    case "return-decision":
      return parsed(returnDecisionInput, input, (wanted) => told(performReturnDecision(request, wanted)));
    case "replacement":
      return parsed(replacementInput, input, (wanted) => told(performReplacement(request, wanted)));
    case "address":
      return parsed(addressInput, input, () => told(performAddressChange(request, input as z.input<typeof addressInput>)));
    case "details":
      return parsed(detailsInput, input, (wanted) => told(performDetailsChange(request, wanted)));
    case "discount":
      return parsed(discountInput, input, (wanted) => told(performDiscount(request, wanted), ({ code }) => code));
    case "gift-card":
      return parsed(giftCardInput, input, (wanted) => told(performGiftCard(request, wanted), ({ sealedCode }) => openGiftCardCode(request.shopId, sealedCode)));
    case "store-credit":
      return parsed(storeCreditInput, input, (wanted) => told(performStoreCredit(request, wanted)));
    default:
      return { outcome: "refused", reasons: ["There is no such action."] };
  }
}

async function parsed<Input, Answer>(schema: z.ZodType<Input>, input: unknown, run: (input: Input) => Answer | Promise<Answer>): Promise<Answer | { outcome: "refused"; reasons: string[] }> {
  const read = readTyped(schema, input);
  if (read.success) return run(read.data);
  return { outcome: "refused", reasons: read.error.issues.map(({ path, message }) => complaint(path, message)) };
}

/** What the sheets call the fields whose names in the code say something else. */
const FIELDS: Record<string, string> = { address1: "Street and number", address2: "Addition", zip: "Postal code", provinceCode: "Province code", countryCode: "Country code", addTags: "Tags", removeTags: "Tags", lines: "Items" };

/** "Postal code is missing", "Note: At most 500 characters." */
function complaint(path: readonly PropertyKey[], message: string): string {
  const field = path.findLast((part) => typeof part === "string");
  if (typeof field !== "string") return message;
  const name = FIELDS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
  return /^[A-Z]/.test(message) ? `${name}: ${message}` : `${name} ${message}`;
}

async function told<Result>(performing: Promise<ActionOutcome<Result>>, insert?: (result: Result) => string): Promise<Performed> {
  const performed = await performing;
  if (performed.outcome !== "done") return performed;
  return { outcome: "done", sentence: performed.sentence, insert: insert?.(performed.result) ?? null };
}
