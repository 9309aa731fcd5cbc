import { createVerify } from "node:crypto";
import { z } from "zod";
import type { SenderAuthentication } from "../../inbound-message";
import type { MailProvider, ProviderRequest, ProviderSettings } from "./provider";

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html, delivered by Amazon SNS. */
const noticeSchema = z.object({
  Type: z.enum(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation"]),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().optional(),
  Message: z.string(),
  Timestamp: z.string(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(["1", "2"]),
  Signature: z.string(),
  SigningCertURL: z.string(),
});
type Notice = z.infer<typeof noticeSchema>;

const verdict = z.object({ status: z.string() }).optional();
const messageSchema = z.object({
  notificationType: z.string().optional(),
  content: z.string().optional(),
  mail: z.object({ source: z.string().nullish(), destination: z.array(z.string()).default([]) }),
  receipt: z.object({
    recipients: z.array(z.string()).default([]),
    dmarcVerdict: verdict,
      action: z.object({ type: z.string().optional(), encoding: z.string().optional() }).optional(),
  }),
});

/** Only Amazon's own hosts, over TLS: the certificate's address comes from the message that it is to prove. */
const SNS_HOST = /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?$/;
const LONGEST_AGE_MS = 60 * 60_000;

/** By address; Amazon changes them about once a year. */
const certificates = new Map<string, string>();

export const ses: MailProvider = {
  name: "ses",
  async verify(request, settings) {
    const notice = readNotice(request);
    if (!notice || settings.snsTopicArn === null || notice.TopicArn !== settings.snsTopicArn) return false;
    if (Math.abs(request.now.getTime() - Date.parse(notice.Timestamp)) > LONGEST_AGE_MS) return false;
    const certificate = await certificateAt(notice.SigningCertURL, settings);
    if (certificate === null) return false;
    const algorithm = notice.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1";
    try {
      return createVerify(algorithm).update(signedText(notice)).verify(certificate, notice.Signature, "base64");
    } catch {
      return false;
    }
  },
  async parse(request) {
    const notice = readNotice(request);
    if (!notice) return { outcome: "unreadable", because: "This is not a notice of Amazon SNS." };
    if (notice.Type === "SubscriptionConfirmation") {
      return isSnsAddress(notice.SubscribeURL ?? "") ? { outcome: "confirm", url: notice.SubscribeURL! } : { outcome: "unreadable", because: "The address to confirm is not Amazon's." };
    }
    if (notice.Type !== "Notification") return { outcome: "ignored", because: "The subscription was ended." };
    const parsed = messageSchema.safeParse(readJson(notice.Message));
    if (!parsed.success) return { outcome: "ignored", because: "The notice is not about a received mail." };
    const { content, mail, receipt } = parsed.data;
    if (content === undefined) return { outcome: "unreadable", because: "The notice does not contain the mail. Choose the SNS action of the receipt rule rather than S3." };
    const raw = Buffer.from(content, receipt.action?.encoding?.toUpperCase() === "BASE64" ? "base64" : "utf8");
    return { outcome: "mail", raw, recipients: receipt.recipients.length > 0 ? receipt.recipients : mail.destination, returnPath: mail.source ?? null, ...vouchedFor(receipt) };
  },
};

function readNotice({ body }: ProviderRequest): Notice | null {
  const parsed = noticeSchema.safeParse(readJson(new TextDecoder().decode(body)));
  return parsed.success ? parsed.data : null;
}

/** The lines that Amazon signs, in its order. */
function signedText(notice: Notice): string {
  const names: (keyof Notice)[] = notice.Type === "Notification" ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  return names.flatMap((name) => (notice[name] === undefined ? [] : [`${name}\n${notice[name]}\n`])).join("");
}

function isSnsAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  return protocol === "https:" && SNS_HOST.test(hostname) && username === "" && port === "";
}

async function certificateAt(address: string, { fetch }: ProviderSettings): Promise<string | null> {
  if (!isSnsAddress(address) || !new URL(address).pathname.endsWith(".pem")) return null;
  const known = certificates.get(address);
  if (known !== undefined) return known;
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (!response?.ok) return null;
  const certificate = await response.text();
  if (!certificate.includes("BEGIN CERTIFICATE") && !certificate.includes("BEGIN PUBLIC KEY")) return null;
  if (certificates.size > 20) certificates.clear();
  certificates.set(address, certificate);
  return certificate;
}

/** Without a DMARC verdict the mail's own Authentication-Results decide, which Amazon writes on top. */
function vouchedFor(receipt: z.infer<typeof messageSchema>["receipt"]): { authentication?: SenderAuthentication } {
  const status = receipt.dmarcVerdict?.status.toUpperCase();
  return status === "PASS" ? { authentication: "pass" } : status === "FAIL" ? { authentication: "fail" } : {};
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
