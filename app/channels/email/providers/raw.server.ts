import type { MailProvider } from "./provider";
import { carriesSecret } from "./shared-secret.server";

/**
 * Any mail server that can pipe a mail to curl: the raw mail as body, our secret as header, and the envelope as
 * `X-Envelope-To` (several separated by commas) and `X-Envelope-From`, or as `to` and `from` in the address.
 */
export const raw: MailProvider = {
  name: "raw",
  verify: async (request, settings) => carriesSecret(request, settings.secret),
  async parse({ url, headers, body }) {
    if (body.length === 0) return { outcome: "unreadable", because: "The mail is empty." };
    const recipients = [...(headers.get("X-Envelope-To") ?? "").split(","), ...url.searchParams.getAll("to")].map((address) => address.trim().replace(/^<|>$/g, "")).filter(Boolean);
    const from = headers.get("X-Envelope-From") ?? url.searchParams.get("from");
    return { outcome: "mail", raw: body, recipients, returnPath: from === null ? null : from.trim().replace(/^<|>$/g, "") };
  },
};
