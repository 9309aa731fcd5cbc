import { z } from "zod";
import { liftSuppressionRow } from "~/domain/outbox/list-suppressions.server";
import { settleMailProblem } from "~/domain/outbox/settle-mail-problem.server";
import { replayWebhook } from "~/domain/shops/dead-webhooks.server";
import type { Desk } from "~/domain/shops/open-desk.server";
import { ignoreParkedMail, retryParkedMail } from "~/domain/tickets/parked-mail.server";

/** What the page of mail problems may ask for. */
const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["resend", "mark-sent", "let-go"]), id: z.uuid() }),
  z.object({ intent: z.literal("read-again"), id: z.uuid() }),
  z.object({ intent: z.literal("ignore"), id: z.uuid() }),
  z.object({ intent: z.literal("replay"), id: z.uuid() }),
  z.object({ intent: z.literal("lift"), id: z.uuid() }),
]);

const words: Record<string, string> = {
  "sending-again": "Sending again",
  "marked-sent": "Marked as sent",
  "let-go": "Left as it is",
  "trying-again": "Trying again",
  ignored: "Put away",
  lifted: "This address gets mail again",
  "settled-already": "Somebody decided already",
  "gone-already": "It is off the list already",
};

/** Calls the one use case that the form asks for and puts its outcome into words. */
export async function actOnMail({ form, desk, now }: { form: FormData; desk: Desk; now: Date }): Promise<{ outcome: string; say?: string; problem?: string; status: number }> {
  if (desk.staff.role === "reader") return { outcome: "not-allowed", problem: "You may look at this, not change it.", status: 403 };
  const read = forms.safeParse(Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: "That was not understood.", status: 422 };
  const { shopId } = desk;
  const { intent, id } = read.data;
  const { outcome } = await run();
  return { outcome, say: words[outcome], status: 200 };

  async function run(): Promise<{ outcome: string }> {
    switch (intent) {
      case "read-again":
        return retryParkedMail({ shopId, inboundMailId: id });
      case "ignore":
        return ignoreParkedMail({ shopId, inboundMailId: id, now });
      case "replay":
        return replayWebhook({ shopId, eventId: id });
      case "lift":
        return liftSuppressionRow({ shopId, id });
      default:
        return settleMailProblem({ shopId, mailId: id, decision: intent, by: desk.staff.name, now });
    }
  }
}
