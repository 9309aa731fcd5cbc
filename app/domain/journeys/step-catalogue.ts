import type { StepDefinition } from "./step";
import { deliveryOverdue } from "./steps/delivery-overdue";
import { doesItFit } from "./steps/does-it-fit";
import { howDidWeDo } from "./steps/how-did-we-do";
import { praiseThanks } from "./steps/praise-thanks";
import { returnByReminder } from "./steps/return-by-reminder";
import { returnRefunded } from "./steps/return-refunded";
import { thankYou } from "./steps/thank-you";

/** Every step there is. Adding one is a file in steps/ and a line here. */
export const STEPS: readonly StepDefinition[] = [thankYou, doesItFit, deliveryOverdue, returnByReminder, returnRefunded, howDidWeDo, praiseThanks];

export function findStep(key: string): StepDefinition | null {
  return STEPS.find((step) => step.key === key) ?? null;
}
