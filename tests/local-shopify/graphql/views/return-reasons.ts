import type { View } from "../request";

/** Shopify's standard reasons, by handle. */
export const RETURN_REASONS = [
  ["size-too-small", "Size was too small"],
  ["size-too-large", "Size was too large"],
  ["changed-my-mind", "Customer changed their mind"],
  ["not-as-described", "Item not as described"],
  ["wrong-item", "Received the wrong item"],
  ["damaged", "Damaged or defective"],
  ["color", "Didn't like the color"],
  ["style", "Didn't like the style"],
  ["late", "Arrived too late"],
  ["other", "Other"],
].map(([handle = "", name = ""], index) => ({ id: `gid://shopify/ReturnReasonDefinition/${7001 + index}`, handle, name }));

export type ReturnReason = (typeof RETURN_REASONS)[number];

export const reasonView = (reason: ReturnReason): View => ({ __typename: "ReturnReasonDefinition", ...reason, deleted: false });

export const reasonByHandle = (handle: string) => RETURN_REASONS.find((reason) => reason.handle === handle) ?? null;
export const reasonById = (id: string) => RETURN_REASONS.find((reason) => reason.id === id) ?? null;
