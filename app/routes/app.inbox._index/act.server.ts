import { z } from "zod";
import type { Desk } from "~/domain/shops/open-desk.server";
import { changeMany, type ChangeOfMany } from "~/domain/tickets/change-many.server";
import { isPriority } from "~/domain/tickets/priorities";
import { deleteView, saveView } from "~/domain/tickets/saved-views.server";
import { snoozedUntil } from "~/domain/tickets/snooze";
import { snoozeChoices } from "~/domain/tickets/snooze-choices";
import { readFilter } from "~/domain/tickets/ticket-filter";

const ids = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(z.uuid()).min(1).max(100));
const change = { intent: z.literal("change"), ids };

const forms = z.union([
  z.discriminatedUnion("change", [
    z.object({ ...change, change: z.literal("status"), to: z.enum(["closed", "spam", "waiting_for_us"]) }),
    z.object({ ...change, change: z.literal("snooze"), until: z.enum(snoozeChoices.map(({ id }) => id)) }),
    z.object({ ...change, change: z.literal("assign"), assigneeId: z.union([z.uuid(), z.literal("")]) }),
    z.object({ ...change, change: z.literal("tag"), tag: z.string().trim().min(1).max(40) }),
    z.object({ ...change, change: z.literal("priority"), priority: z.string().refine(isPriority) }),
  ]),
  z.object({ intent: z.literal("save-view"), name: z.string().trim().min(1).max(40), private: z.enum(["true", "false"]), filter: z.string().max(2_000) }),
  z.object({ intent: z.literal("delete-view"), viewId: z.uuid() }),
]);

/** Changes to many tickets at once, and to the list of views. `status` is the HTTP status, 200 when absent. */
export async function actOnInbox({ form, desk, now }: { form: FormData; desk: Desk; now: Date }): Promise<{ outcome: string; say?: string; problem?: string; status?: number }> {
  const read = forms.safeParse(Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: "That was not understood.", status: 422 };
  const asked = read.data;
  const { shopId, staff } = desk;

  if (asked.intent === "save-view") {
    await saveView({ shopId, staffId: staff.id, name: asked.name, isPrivate: asked.private === "true", filter: readFilter(jsonObject(asked.filter)) });
    return { outcome: "saved", say: "View saved" };
  }
  if (asked.intent === "delete-view") {
    await deleteView({ shopId, staffId: staff.id, viewId: asked.viewId });
    return { outcome: "deleted", say: "View deleted" };
  }
  if (staff.role === "reader") return { outcome: "not-allowed", problem: "You may read tickets, not change them.", status: 403 };
  const { changed, refused } = await changeMany({ shopId, ticketIds: asked.ids, change: changeOf(asked, desk, now), staff, now });
  const say = `${changed} changed${refused > 0 ? `, ${refused} left as they were` : ""}`;
  return { outcome: "changed", say };
}

type Change = Extract<z.infer<typeof forms>, { intent: "change" }>;

function changeOf(asked: Change, desk: Desk, now: Date): ChangeOfMany {
  switch (asked.change) {
    case "status":
      return { kind: "status", to: asked.to };
    case "snooze":
      return { kind: "status", to: "snoozed", snoozedUntil: snoozedUntil(asked.until, now, desk.timeZone) ?? undefined };
    case "assign":
      return { kind: "assign", assigneeId: asked.assigneeId || null };
    case "tag":
      return { kind: "tag", tag: asked.tag };
    case "priority":
      return { kind: "priority", priority: asked.priority };
  }
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
