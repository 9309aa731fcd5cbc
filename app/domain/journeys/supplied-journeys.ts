import { journeyConfigSchema, type JourneyConfig } from "./journey";

/** The journeys that every shop starts with, switched off. */
export const SUPPLIED_JOURNEYS: readonly { key: string; name: string; config: JourneyConfig }[] = [
  { key: "after-purchase", name: "After the purchase", config: journeyConfigSchema.parse({ steps: [{ key: "thank-you" }, { key: "does-it-fit" }, { key: "return-by-reminder" }] }) },
  { key: "late-parcels", name: "Late parcels", config: journeyConfigSchema.parse({ steps: [{ key: "delivery-overdue" }] }) },
  { key: "returns", name: "Returns", config: journeyConfigSchema.parse({ steps: [{ key: "return-refunded" }] }) },
  { key: "feedback", name: "Feedback", config: journeyConfigSchema.parse({ steps: [{ key: "how-did-we-do" }, { key: "praise-thanks" }] }) },
];
