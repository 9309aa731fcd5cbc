import { env } from "~/env.server";
import { createSmtpTransport, type SmtpTransport } from "~/mail/transport.server";

let shared: SmtpTransport | undefined;

/** The SMTP account that a shop's mail leaves by: for now the app's own, SMTP_URL, for every shop. */
export async function transportFor(_shopId: string): Promise<SmtpTransport> {
  shared ??= createSmtpTransport({ url: env.SMTP_URL, name: env.REPLY_DOMAIN });
  return shared;
}

export function closeTransports(): void {
  shared?.close();
  shared = undefined;
}
