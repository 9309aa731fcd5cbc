import { z } from "zod";
import { checkDomain } from "~/domain/sending/check-domain.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import type { Desk } from "~/domain/shops/open-desk.server";
import { pauseShop } from "~/domain/shops/pause-shop.server";
import { settingsForm, settingsOfForm } from "~/domain/shops/settings-form";
import { env } from "~/env.server";
import { dnsLookup } from "~/lib/dns.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";
import { actOnMailbox } from "./act-on-mailbox.server";

const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), value: z.string().max(60_000).transform(readJson) }),
  z.object({ intent: z.literal("pause") }),
  z.object({ intent: z.literal("go-on") }),
  z.object({ intent: z.literal("connect-mailbox"), value: z.string().max(5_000).transform(readJson) }),
  z.object({ intent: z.literal("disconnect-mailbox") }),
  z.object({ intent: z.literal("read-mailbox") }),
]);

/** Saves the settings, or stops and restarts everything automatic. Owners only. */
export async function actOnSettings({ form, desk, now }: { form: FormData; desk: Desk; now: Date }) {
  if (desk.staff.role !== "owner") return { outcome: "not-allowed", problem: "Only an owner of the shop can change this.", status: 403 };
  const read = forms.safeParse(Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: "That was not understood.", status: 422 };
  switch (read.data.intent) {
    case "save": {
      const typed = readTyped(settingsForm, read.data.value);
      if (!typed.success) return { outcome: "invalid", errors: formErrors(typed.error), status: 422 };
      await changeSettings({ shopId: desk.shopId, change: settingsOfForm(typed.data) });
      // Another sender address may be another domain: mail comes from ours until it is known to be in order.
      if (typed.data.senderAddress !== desk.settings.senderAddress) await checkDomain({ shopId: desk.shopId, dns: dnsLookup(env.DNS_SERVERS), replyDomain: env.REPLY_DOMAIN, now });
      return { outcome: "saved", say: "Saved", status: 200 };
    }
    case "pause":
    case "go-on": {
      const paused = await pauseShop({ shopId: desk.shopId, paused: read.data.intent === "pause", now });
      return { ...paused, say: paused.outcome === "paused" ? "Everything automatic is paused" : "Everything goes on", status: 200 };
    }
    default:
      return actOnMailbox({ act: read.data, desk, now });
  }
}
