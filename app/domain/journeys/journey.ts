import { z } from "zod";
import { LOCALES } from "~/lib/locales";
import { stepContentSchema, type StepContent } from "~/mail/blocks";
import type { Locale } from "~/lib/locales";
import { conditionSchema } from "./conditions";
import { delaySchema } from "./delays";
import type { StepDefinition } from "./step";
import { findStep } from "./step-catalogue";
import { TRIGGERS, type Trigger } from "./triggers";

const trigger = z.enum(Object.keys(TRIGGERS) as [Trigger, ...Trigger[]]);

/** One step of a journey as the merchant set it up; whatever is left out is the catalogue's. */
const stepSettingsSchema = z.object({
  key: z.string().refine((key) => findStep(key) !== null, "There is no such step"),
  enabled: z.boolean().default(true),
  trigger: trigger.optional(),
  delay: delaySchema.optional(),
  /** Own words by language; a language left out uses the catalogue's. */
  content: z.partialRecord(z.enum(LOCALES), stepContentSchema).default({}),
});

export const journeyConfigSchema = z.object({
  /** All must hold; looked at when the step starts and again before it is sent. */
  conditions: z.array(conditionSchema).max(20).default([]),
  steps: z
    .array(stepSettingsSchema)
    .min(1)
    .max(10)
    .refine((steps) => new Set(steps.map((step) => step.key)).size === steps.length, "A step can stand in a journey once"),
});
export type JourneyConfig = z.infer<typeof journeyConfigSchema>;
export type StepSettings = JourneyConfig["steps"][number];

/** A step as it runs: the catalogue's definition with the merchant's settings over it. */
export interface RunningStep extends StepDefinition {
  enabled: boolean;
  ownContent: Partial<Record<Locale, StepContent>>;
}

export function runningStep(settings: StepSettings): RunningStep {
  const step = findStep(settings.key)!;
  return { ...step, trigger: settings.trigger ?? step.trigger, delay: settings.delay ?? step.delay, enabled: settings.enabled, ownContent: settings.content };
}

/** The words to use in a language: the merchant's own, else the catalogue's. */
export function contentFor(step: RunningStep, locale: Locale): StepContent {
  return step.ownContent[locale] ?? step.content[locale];
}

/** Languages in which the merchant changed the words of some, but not of all: the list of what is missing. */
export function missingLanguages(step: RunningStep, wanted: readonly Locale[]): Locale[] {
  return Object.keys(step.ownContent).length === 0 ? [] : wanted.filter((locale) => !step.ownContent[locale]);
}
