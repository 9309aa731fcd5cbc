import { z } from "zod";
import { noteAccess } from "~/domain/privacy/access-log.server";
import { markRequestAnswered } from "~/domain/privacy/data-requests.server";
import { redactPerson } from "~/domain/privacy/redact-person.server";
import { CONVERSATION_MONTHS } from "~/domain/privacy/retention";
import { changeSettings } from "~/domain/shops/change-settings.server";
import type { Desk } from "~/domain/shops/open-desk.server";
import { formErrors, readTyped } from "~/lib/form-errors";

const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answered"), id: z.uuid() }),
  z.object({ intent: z.literal("keep-months"), months: z.coerce.number().refine((months) => (CONVERSATION_MONTHS as readonly number[]).includes(months), "Choose one of the periods") }),
  z.object({ intent: z.literal("erase"), email: z.email("This is not an email address"), sure: z.literal("yes", "Please confirm that this cannot be undone") }),
]);

/** What the privacy page may ask for. Owners only. */
export async function actOnPrivacy({ form, desk, now }: { form: FormData; desk: Desk; now: Date }) {
  const { shopId, staff } = desk;
  if (staff.role !== "owner") return { outcome: "not-allowed", problem: "Only an owner of the shop can do this.", status: 403 };
  const read = readTyped(forms, Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", errors: formErrors(read.error), problem: read.error.issues[0]?.message ?? "That was not understood.", status: 422 };
  switch (read.data.intent) {
    case "answered": {
      const answered = await markRequestAnswered({ shopId, requestId: read.data.id, by: staff.name, now });
      return { ...answered, say: "Marked as answered", status: 200 };
    }
    case "keep-months":
      await changeSettings({ shopId, change: { conversationMonths: read.data.months } });
      return { outcome: "saved", say: "Saved", status: 200 };
    case "erase": {
      const redacted = await redactPerson({ shopId, person: { customerId: null, emails: [read.data.email], phones: [], orderIds: [] }, now });
      if (redacted.outcome === "mail-on-its-way") return { outcome: redacted.outcome, problem: "A mail to this address is leaving at this moment. Please try again in a minute.", status: 409 };
      await noteAccess({ shopId, staff, what: "erasure", subjectId: "", now });
      return { outcome: "erased", done: `Erased: ${redacted.tickets} ${redacted.tickets === 1 ? "conversation" : "conversations"} and ${redacted.mails} ${redacted.mails === 1 ? "mail" : "mails"}.`, say: "Erased", status: 200 };
    }
  }
}
