import { z } from "zod";
import { type FormField, fieldText, readForm } from "../../read-form";
import type { SenderAuthentication } from "../../inbound-message";
import { readAddresses } from "../mime/read-addresses";
import { headerValue, splitHeaders } from "../mime/read-headers";
import { isAligned } from "../who-vouches-for-sender";
import { composeMail } from "./compose-mail.server";
import type { MailProvider } from "./provider";
import { carriesSecret } from "./shared-secret.server";

/** https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook */
const envelopeSchema = z.object({ to: z.array(z.string()).default([]), from: z.string().nullish() });
const charsetsSchema = z.record(z.string(), z.string());
const infoSchema = z.record(z.string(), z.object({ filename: z.string().optional(), type: z.string().optional(), "content-id": z.string().optional() }));

export const sendgrid: MailProvider = {
  name: "sendgrid",
  verify: async (request, settings) => carriesSecret(request, settings.secret),
  async parse({ headers, body }) {
    const fields = readForm(body, headers.get("Content-Type") ?? "");
    const envelope = envelopeSchema.safeParse(readJson(fieldText(fields, "envelope")));
    if (fields.length === 0 || !envelope.success) return { outcome: "unreadable", because: "This is not SendGrid's Inbound Parse format." };
    const told = { recipients: envelope.data.to, returnPath: envelope.data.from ?? null };
    // "POST the raw, full MIME message" is switched on.
    const whole = fields.find((field) => field.name === "email");
    const head = whole ? "" : (fieldText(fields, "headers") ?? "");
    const raw = whole ? whole.bytes : await composeFromFields(fields, head);
    const from = readAddresses(headerValue(splitHeaders(Buffer.from(whole ? whole.bytes.subarray(0, 200_000) : head).toString("latin1")).headers, "from"))[0]?.address ?? "";
    return { outcome: "mail", raw, ...told, ...vouchedFor(fieldText(fields, "dkim"), from) };
  },
};

async function composeFromFields(fields: FormField[], head: string): Promise<Uint8Array> {
  const charsets = charsetsSchema.catch({}).parse(readJson(fieldText(fields, "charsets")));
  const info = infoSchema.catch({}).parse(readJson(fieldText(fields, "attachment-info")));
  const { headers } = splitHeaders(Buffer.from(head, "utf8").toString("latin1"));
  return composeMail({
    headers: headers.map(({ name, value }) => ({ name, value: Buffer.from(value, "latin1").toString("utf8") })),
    text: fieldText(fields, "text", charsets["text"] ?? "utf-8"),
    html: fieldText(fields, "html", charsets["html"] ?? "utf-8"),
    attachments: fields
      .filter((field) => /^attachment\d+$/.test(field.name))
      .map((field) => ({
        name: info[field.name]?.filename ?? field.fileName ?? "",
        type: info[field.name]?.type ?? field.type,
        content: field.bytes,
        contentId: info[field.name]?.["content-id"] ?? null,
      })),
  });
}

/** "{@example.com : pass}": SendGrid checked the signatures itself. It does not check DMARC. */
function vouchedFor(dkim: string | null, from: string): { authentication?: SenderAuthentication } {
  if (dkim === null) return {};
  const domain = from.split("@").at(-1) ?? "";
  const results = [...dkim.matchAll(/@([\w.-]+)\s*:\s*(\w+)/g)].filter(([, signer]) => isAligned(signer ?? "", domain));
  if (results.some(([, , result]) => result === "pass")) return { authentication: "pass" };
  return { authentication: results.some(([, , result]) => result === "fail") ? "fail" : "none" };
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
