import { z } from "zod";
import type { SmtpFailure, Stage } from "~/mail/smtp-outcome";

/** The shop's own mail server as a person types it. An empty password keeps the stored one. */
export const mailServerForm = z.object({
  host: z.string().trim().toLowerCase().min(1, "Write the name of the server").max(253, "That is too long for the name of a server").regex(/^[a-z0-9._:[\]-]+$/, "Only the name, like smtp.example.com"),
  port: z.coerce.number("A number, mostly 465 or 587").int("A number, mostly 465 or 587").min(1, "From 1 to 65535").max(65_535, "From 1 to 65535"),
  security: z.enum(["tls", "starttls", "none"], "Choose how the connection is encrypted"),
  user: z.string().trim().max(320, "At most 320 letters").regex(/^[^\r\n\0]*$/, "Without line breaks"),
  password: z.string().max(1_000, "At most 1,000 letters").regex(/^[^\r\n\0]*$/, "Without line breaks"),
});
export type MailServerForm = z.infer<typeof mailServerForm>;

/** An account that mail leaves by. */
export interface MailServer {
  host: string;
  port: number;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
}

/** Beside which field an error belongs, and what to do, in words. Pure. */
export function troubleInWords({ host, port, security }: Pick<MailServer, "host" | "port" | "security">, { failure, stage }: { failure: SmtpFailure; stage: Stage }): { field: keyof MailServerForm; words: string } {
  const said = failure.response ? ` It said: “${failure.response.replace(/\s+/g, " ").trim().slice(0, 200)}”` : "";
  const text = failure.message.toLowerCase();
  if (failure.code === "EPRIVATE") return { field: "host", words: "This host is not on the open Internet, so mail cannot leave by it." };
  if (failure.code === "ENOTFOUND" || failure.code === "EDNS") return { field: "host", words: `There is no host ${host}. Look for a typing mistake.` };
  if (stage === "login" && text.includes("offers no login")) return { field: "user", words: `${host} asks for no login on port ${port}. Leave user and password empty, or use another port.` };
  if (stage === "login") return { field: "password", words: `${host} does not accept this user and password.${said} Some providers want a password made for apps.` };
  if (failure.code === "ETLS" && security === "starttls") return { field: "security", words: `${host} offers no encryption (STARTTLS) on port ${port}. Choose TLS, mostly on port 465.` };
  if (/certificate|altname|self.signed/.test(text)) return { field: "host", words: `${host} shows a certificate that is not its own or is not trusted, so the connection is not safe.` };
  if (security === "tls" && /ssl|tls|wrong version|packet length/.test(text)) return { field: "security", words: `${host} does not begin with TLS on port ${port}. Choose STARTTLS, mostly on port 587.` };
  if (failure.code === "ETIMEDOUT" || text.includes("timeout") || text.includes("took too long") || text.includes("never received")) return { field: "port", words: `${host} did not answer in time on port ${port}. Is the port right?` };
  if (failure.response) return { field: "host", words: `${host} does not want to talk with us.${said}` };
  return { field: "port", words: `Nothing answers at ${host} on port ${port}.` };
}
