import { z } from "zod";
import type { ActionKind, ActionOutcome, ActionRequest } from "~/domain/orders/actions/action";
import { doOnce } from "~/domain/orders/actions/do-once.server";
import { changeTags, updateOrderNote } from "~/shopify/update-order.server";

const tag = z.string().trim().min(1).max(40).refine((text) => !text.includes(","), "may not contain a comma");

export const detailsInput = z.object({
  /** null leaves the note as it is; an empty one removes it. */
  note: z.string().trim().max(5_000).nullable().default(null),
  addTags: z.array(tag).max(20).default([]),
  removeTags: z.array(tag).max(20).default([]),
});

export type DetailsInput = z.infer<typeof detailsInput>;

/** Changes the note and the tags that staff see on the order. */
export async function performDetailsChange(
  request: ActionRequest,
  input: DetailsInput,
): Promise<ActionOutcome<DetailsInput>> {
  return doOnce(detailsKind, request, input);
}

export const detailsKind: ActionKind<DetailsInput, DetailsInput, DetailsInput> = {
  name: "details",
  noun: "the change of note and tags",
  input: detailsInput,
  touchesOrder: true,
  basis: () => "",
  weigh: () => ({ of: "nothing" }),
  afterDoubt: "repeat",
  prepare: (_, input) => Promise.resolve({ outcome: "ready", plan: input }),

  async carryOut({ admin, orderId }, plan) {
    if (plan.note !== null) {
      const updated = await updateOrderNote(admin, orderId, plan.note);
      if (updated.outcome === "refused") return updated;
    }
    const tagged = await changeTags(admin, orderId, { add: plan.addTags, remove: plan.removeTags });
    return tagged.outcome === "refused" ? tagged : { outcome: "done", result: plan };
  },

  tell({ note, addTags, removeTags }) {
    const parts = [
      ...(note === null ? [] : [note === "" ? "removed the note" : "changed the note"]),
      ...(addTags.length > 0 ? [`added ${addTags.join(", ")}`] : []),
      ...(removeTags.length > 0 ? [`removed ${removeTags.join(", ")}`] : []),
    ];
    const sentence = parts.join("; ") || "changed nothing";
    return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
  },
};
