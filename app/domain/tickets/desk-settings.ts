import { z } from "zod";
import type { Priority } from "~/domain/tickets/priorities";

/** Minutes of open time; null: nothing is promised. */
const target = z.number().int().min(5).max(60 * 24 * 60).nullable();
const targets = (first: number, next: number, resolve: number | null) => z.object({ first: target, next: target, resolve: target }).default({ first, next, resolve });

/** How the desk works. Every field has a default, so that an empty record is a working desk. Opening hours are the shop's (domain/shops/settings). */
export const deskSettings = z.object({
  sla: z
    .object({
      /** By when the first answer, each further answer and the solution are promised, in open minutes. */
      urgent: targets(60, 120, 480),
      high: targets(120, 240, 960),
      normal: targets(480, 480, 2_400),
      low: targets(960, 960, null),
      /** Staff is warned this many minutes before. */
      warnMinutes: z.number().int().min(0).max(600).default(30),
    })
    .prefault({}),
  acknowledgement: z
    .object({
      enabled: z.boolean().default(false),
      /** Before the sentence that says when an answer can be expected. */
      text: z.string().trim().max(1_000).default("Thank you for your message. We have received it."),
    })
    .prefault({}),
  rating: z
    .object({
      enabled: z.boolean().default(false),
      /** Hours after closing. */
      afterHours: z.number().int().min(1).max(240).default(24),
      question: z.string().trim().max(200).default("How did we do?"),
    })
    .prefault({}),
  /** Who gets a new ticket when no rule says so. */
  assignment: z.enum(["nobody", "round_robin", "least_load"]).default("nobody"),
});

export type DeskSettings = z.infer<typeof deskSettings>;

export interface SlaTargets {
  first: number | null;
  next: number | null;
  resolve: number | null;
}

export function targetsOf(settings: DeskSettings, priority: string): SlaTargets {
  return settings.sla[(priority in settings.sla ? priority : "normal") as Priority];
}
