import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type FormField, fieldText, readForm } from "../../read-form";
import { composeMail } from "./compose-mail.server";
import type { MailProvider, ProviderRequest } from "./provider";

/** https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store */
const headersSchema = z.array(z.tuple([z.string(), z.string()]));
const contentIdsSchema = z.record(z.string(), z.string());

/** An older signature is a replay. */
const LONGEST_AGE_MS = 15 * 60_000;

export const mailgun: MailProvider = {
  name: "mailgun",
  /** HMAC-SHA256 of timestamp and token with the webhook signing key. */
  async verify(request, settings) {
    const fields = fieldsOf(request);
    const timestamp = fieldText(fields, "timestamp") ?? "";
    const signature = Buffer.from(fieldText(fields, "signature") ?? "", "hex");
    const expected = createHmac("sha256", settings.secret).update(`${timestamp}${fieldText(fields, "token") ?? ""}`).digest();
    const age = Math.abs(request.now.getTime() - Number(timestamp) * 1000);
    return timestamp !== "" && age <= LONGEST_AGE_MS && signature.length === expected.length && timingSafeEqual(signature, expected);
  },
  async parse(request) {
    const fields = fieldsOf(request);
    const recipient = fieldText(fields, "recipient");
    if (recipient === null) return { outcome: "unreadable", because: "This is not Mailgun's format for received mail." };
    const envelope = { recipients: recipient.split(",").map((address) => address.trim()), returnPath: fieldText(fields, "sender") };
    // Routes whose address ends in "mime" get the mail itself.
    const whole = fields.find((field) => field.name === "body-mime");
    return { outcome: "mail", raw: whole ? whole.bytes : await composeFromFields(fields), ...envelope };
  },
};

function fieldsOf({ body, headers }: ProviderRequest): FormField[] {
  return readForm(body, headers.get("Content-Type") ?? "");
}

async function composeFromFields(fields: FormField[]): Promise<Uint8Array> {
  const headers = headersSchema.catch([]).parse(readJson(fieldText(fields, "message-headers")));
  const contentIds = contentIdsSchema.catch({}).parse(readJson(fieldText(fields, "content-id-map")));
  const idOf = new Map(Object.entries(contentIds).map(([id, field]) => [field, id.replace(/^<|>$/g, "")]));
  return composeMail({
    headers: headers.map(([name, value]) => ({ name, value })),
    text: fieldText(fields, "body-plain"),
    html: fieldText(fields, "body-html"),
    attachments: fields
      .filter((field) => /^attachment-\d+$/.test(field.name))
      .map((field) => ({ name: field.fileName ?? "", type: field.type, content: field.bytes, contentId: idOf.get(field.name) ?? null })),
  });
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
