import { readContactForm } from "~/channels/contact-form";
import { NOTHING_KNOWN } from "~/channels/email/read-mail";
import { startMailReader } from "~/channels/email/read-mail-in-thread.server";
import { serversOfMailbox } from "~/channels/email/servers-of-mailbox";
import type { InboundMessage } from "~/channels/inbound-message";
import { formTicket } from "~/domain/tickets/form-ticket.server";
import { failInboundMail, settleInboundMail, takeInboundMails, type KeptMail } from "~/domain/tickets/inbound-mail.server";
import { fetchMissedMail } from "~/domain/tickets/mailbox/fetch-missed-mail.server";
import { receiveMessage, receiveMessages, type ReadMail } from "~/domain/tickets/receive-message.server";
import { env } from "~/env.server";
import { groupBy } from "~/lib/group-by";
import { log } from "~/lib/log.server";
import { numericId } from "~/shopify/gid";

interface Kept {
  shopId: string;
  inboundMailId: string;
}

/**
 * Reads kept messages and lets them become tickets, those of a shop together. One that fails takes no other with it;
 * after three failures it is parked for a person.
 */
export async function receiveInboundMails(mails: Kept[]): Promise<PromiseSettledResult<void>[]> {
  const shops = new Map([...groupBy(mails, ({ shopId }) => shopId)].map(([shopId, ofShop]) => [shopId, receiveOfShop(shopId, ofShop.map(({ inboundMailId }) => inboundMailId))]));
  return Promise.allSettled(
    mails.map(async ({ shopId, inboundMailId }) => {
      const toTryAgain = (await shops.get(shopId)!).get(inboundMailId);
      if (toTryAgain) throw toTryAgain;
    }),
  );
}

/** What went wrong with those that are to be tried again, by their ids. */
async function receiveOfShop(shopId: string, inboundMailIds: string[]): Promise<Map<string, unknown>> {
  const taken = await takeInboundMails({ shopId, inboundMailIds });
  const read = await Promise.all([...taken].map(async ([inboundMailId, kept]) => ({ inboundMailId, ...(await tryToRead(kept, { shopId, inboundMailId })) })));
  const receivedTogether = await receiveTogether(shopId, read.flatMap(({ inboundMailId, parsed }) => (parsed?.message ? { inboundMailId, message: parsed.message, isSpam: parsed.isSpam } : [])));
  const toTryAgain = new Map<string, unknown>();
  for (const { inboundMailId, parsed, error } of read) {
    if (parsed?.message && receivedTogether) continue;
    try {
      if (!parsed) throw error;
      const now = new Date();
      if (parsed.message) await receiveMessage({ shopId, inboundMailId, message: parsed.message, isSpam: parsed.isSpam, now });
      else await settleInboundMail({ shopId, inboundMailId, outcome: parsed.isSpam ? "spam" : "duplicate", now });
    } catch (error) {
      const next = await failInboundMail({ shopId, inboundMailId, error: (error as Error).message });
      log.error({ err: error as Error, inboundMailId, next }, "message could not be received");
      if (next === "again") toTryAgain.set(inboundMailId, error);
    }
  }
  return toTryAgain;
}

async function tryToRead(kept: KeptMail, where: Kept): Promise<{ parsed: Parsed | null; error?: unknown }> {
  try {
    const whole = await withItsBytes(kept, where);
    return { parsed: whole ? await parse(whole) : { message: null, isSpam: false } };
  } catch (error) {
    return { parsed: null, error };
  }
}

/** False: one of them cannot be stored, and none was. */
async function receiveTogether(shopId: string, mails: ReadMail[]): Promise<boolean> {
  if (mails.length < 2) return false;
  try {
    await receiveMessages({ shopId, mails, now: new Date() });
    return true;
  } catch (error) {
    log.warn({ err: error as Error, mails: mails.length }, "messages could not be received together, each is taken by itself");
    return false;
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
