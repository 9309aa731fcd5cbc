import { readContactForm } from "~/channels/contact-form";
import { NOTHING_KNOWN } from "~/channels/email/read-mail";
import { startMailReader } from "~/channels/email/read-mail-in-thread.server";
import { serversOfMailbox } from "~/channels/email/servers-of-mailbox";
import type { InboundMessage } from "~/channels/inbound-message";
import { formTicket } from "~/domain/tickets/form-ticket.server";
import { failInboundMail, settleInboundMail, takeInboundMail, type KeptMail } from "~/domain/tickets/inbound-mail.server";
import { fetchMissedMail } from "~/domain/tickets/mailbox/fetch-missed-mail.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";
import { numericId } from "~/shopify/gid";

/** Reads one kept message and lets it become a ticket. After three failures it is parked for a person. */
export async function receiveInboundMail({ shopId, inboundMailId }: { shopId: string; inboundMailId: string }): Promise<void> {
  const taken = await takeInboundMail({ shopId, inboundMailId });
  if (!taken) return;
  try {
    const kept = await withItsBytes(taken, { shopId, inboundMailId });
    const parsed = kept ? await parse(kept) : { message: null, isSpam: false };
    const now = new Date();
    if (parsed.message) await receiveMessage({ shopId, inboundMailId, ...parsed, message: parsed.message, now });
    else await settleInboundMail({ shopId, inboundMailId, outcome: kept ? "spam" : "duplicate", ticketId: null, now });
  } catch (error) {
    const next = await failInboundMail({ shopId, inboundMailId, error: (error as Error).message });
    log.error({ err: error as Error, inboundMailId, next }, "message could not be received");
    if (next === "again") throw error;
  }
}

/** A mail that could not be fetched from the shop's own mailbox is fetched now. Null: it came by another way meanwhile. */
async function withItsBytes(kept: KeptMail, { shopId, inboundMailId }: { shopId: string; inboundMailId: string }): Promise<KeptMail | null> {
  if (!kept.envelope.unfetched) return kept;
  const fetched = await fetchMissedMail({ shopId, inboundMailId, unfetched: kept.envelope.unfetched });
  if (fetched.outcome === "not-fetched") throw new Error(fetched.because);
  return fetched.outcome === "duplicate" ? null : { ...kept, raw: fetched.raw };
}

const reader = startMailReader();

interface Parsed {
  /** Null when a robot left nothing that can be read. */
  message: InboundMessage | null;
  isSpam: boolean;
}

async function parse(kept: KeptMail): Promise<Parsed> {
  return kept.source === "contact_form" ? parseForm(kept) : { message: await parseMail(kept), isSpam: false };
}

/** The door has told the shopper what was wrong with it; what was kept was in order. */
function parseForm({ raw, envelope, receivedAt }: KeptMail): Parsed {
  const form = readContactForm({ body: raw, contentType: envelope.contentType ?? "", loggedInCustomerId: numericId(envelope.customerId ?? ""), now: receivedAt });
  if (form.outcome === "invalid") throw new Error("The kept contact form cannot be read.");
  return { message: form.message && formTicket(form.message), isSpam: form.outcome === "spam" };
}

/** In a thread of its own: a hostile mail holds up neither this process nor the mails behind it. */
async function parseMail({ raw, envelope, ourAddresses, mailboxHost, source }: KeptMail): Promise<InboundMessage> {
  const reading = await reader.readMail(raw, {
    ...NOTHING_KNOWN,
    deliveredTo: envelope.recipients,
    returnPath: envelope.returnPath,
    ourAddresses,
    trustedServers: source === "imap" && mailboxHost ? serversOfMailbox(mailboxHost) : env.TRUSTED_MAIL_SERVERS,
    verdict: envelope.authentication ?? null,
  });
  if (reading.outcome !== "read") throw new Error(reading.outcome === "too-slow" ? `Reading took longer than ${reading.milliseconds} ms.` : reading.reason);
  return reading.message;
}

export function stopReadingMail(): Promise<void> {
  return reader.stop();
}
