import { z } from "zod";
import { checkDomain } from "~/domain/sending/check-domain.server";
import { letGoOn } from "~/domain/sending/let-go-on.server";
import { mailServerForm } from "~/domain/sending/mail-server";
import { dropDkimKey, makeDkimKey } from "~/domain/sending/make-dkim-key.server";
import { dropMailServer, saveMailServer } from "~/domain/sending/save-mail-server.server";
import { sendTestMail } from "~/domain/sending/send-test-mail.server";
import type { Desk } from "~/domain/shops/open-desk.server";
import { env } from "~/env.server";
import { dnsLookup } from "~/lib/dns.server";
import { formErrors, readTyped } from "~/lib/form-errors";
import { readJson } from "~/lib/read-json";

const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), value: z.string().max(10_000).transform(readJson) }),
  z.object({ intent: z.enum(["use-ours", "check", "make-key", "drop-key", "go-on"]) }),
  z.object({ intent: z.literal("test"), id: z.uuid() }),
]);

interface Answer {
  outcome: string;
  say?: string;
  problem?: string;
  errors?: Record<string, string>;
  status: number;
}

/** Changes how the shop's mail leaves. Owners only. */
export async function actOnSending({ form, desk, now }: { form: FormData; desk: Desk; now: Date }): Promise<Answer> {
  if (desk.staff.role !== "owner") return { outcome: "not-allowed", problem: "Only an owner of the shop can change this.", status: 403 };
  const read = forms.safeParse(Object.fromEntries(form));
  if (!read.success) return { outcome: "invalid", problem: "That was not understood.", status: 422 };
  const { shopId } = desk;
  const check = () => checkDomain({ shopId, dns: dnsLookup(env.DNS_SERVERS), replyDomain: env.REPLY_DOMAIN, now });
  switch (read.data.intent) {
    case "save":
      return save(shopId, read.data.value, check);
    case "use-ours": {
      const dropped = await dropMailServer({ shopId });
      const checked = await check();
      const fromUs = checked.outcome === "checked" && !checked.inOrder;
      return { ...dropped, say: `Mail leaves by our server again${fromUs ? `, and from our address until ${checked.domain} is in order` : ""}`, status: 200 };
    }
    case "check": {
      const checked = await check();
      if (checked.outcome === "no-address") return { outcome: checked.outcome, problem: "Set a sender address in Settings first.", status: 422 };
      return { outcome: checked.outcome, say: checked.inOrder ? `${checked.domain} is in order` : `${checked.domain} is not in order yet`, status: 200 };
    }
    case "make-key": {
      const made = await makeDkimKey({ shopId });
      if (made.outcome === "no-address") return { ...made, problem: "Set a sender address in Settings first.", status: 422 };
      await check();
      return { ...made, say: "The key is made. Put its record into your DNS", status: 200 };
    }
    case "drop-key":
      await dropDkimKey({ shopId });
      await check();
      return { outcome: "dropped", say: "Mail is no longer signed by us", status: 200 };
    case "go-on":
      return { ...(await letGoOn({ shopId, now })), say: "Automatic mail goes on, at half the pace", status: 200 };
    case "test": {
      if (!desk.staff.email) return { outcome: "no-address", problem: "Shopify does not tell us your own address, so there is nowhere to send it.", status: 422 };
      const sent = await sendTestMail({ shopId, to: desk.staff.email, nonce: read.data.id, now });
      return sent.outcome === "queued" ? { ...sent, say: `On its way to ${desk.staff.email}`, status: 200 } : { ...sent, problem: "Your own address cannot be written to.", status: 422 };
    }
  }
}

/** `check`: looks at the sender's domain, which has to fit the server that its mail leaves by. */
async function save(shopId: string, value: unknown, check: () => Promise<unknown>): Promise<Answer> {
  const typed = readTyped(mailServerForm, value);
  if (!typed.success) return { outcome: "invalid", errors: formErrors(typed.error), status: 422 };
  const saved = await saveMailServer({ shopId, form: typed.data });
  switch (saved.outcome) {
    case "saved":
      await check();
      return { ...saved, say: "It works: mail leaves by your server from now on", status: 200 };
    case "does-not-work":
      return { outcome: saved.outcome, errors: { [saved.field]: saved.words }, status: 422 };
    case "no-address":
      return { ...saved, problem: "Set a sender address in Settings first: your server sends for your own domain only.", status: 422 };
  }
}
