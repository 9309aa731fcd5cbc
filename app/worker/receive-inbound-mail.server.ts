import { NOTHING_KNOWN } from "~/channels/email/read-mail";
import { startMailReader } from "~/channels/email/read-mail-in-thread.server";
import type { InboundMessage } from "~/channels/inbound-message";
import { failInboundMail, settleInboundMail, takeInboundMail, type KeptMail } from "~/domain/tickets/inbound-mail.server";
import { receiveMessage } from "~/domain/tickets/receive-message.server";
import { env } from "~/env.server";
import { log } from "~/lib/log.server";

/** Reads one kept message and lets it become a ticket. After three failures it is parked for a person. */
export async function receiveInboundMail({ shopId, inboundMailId }: { shopId: string; inboundMailId: string }): Promise<void> {
  const kept = await takeInboundMail({ shopId, inboundMailId });
  if (!kept) return;
  try {
    const received = await receiveMessage({ shopId, inboundMailId, message: await parse(kept), now: new Date() });
    await settleInboundMail({ shopId, inboundMailId, outcome: received.outcome, ticketId: "ticketId" in received ? received.ticketId : null, now: new Date() });
  } catch (error) {
    const next = await failInboundMail({ shopId, inboundMailId, error: (error as Error).message });
    log.error({ err: error as Error, inboundMailId, next }, "message could not be received");
    if (next === "again") throw error;
  }
}

const reader = startMailReader();

/** In a thread of its own: a hostile mail holds up neither this process nor the mails behind it. */
async function parse({ raw, envelope }: KeptMail): Promise<InboundMessage> {
  const reading = await reader.readMail(raw, {
    ...NOTHING_KNOWN,
    deliveredTo: envelope.recipients,
    returnPath: envelope.returnPath,
    trustedServers: env.TRUSTED_MAIL_SERVERS,
  });
  if (reading.outcome !== "read") throw new Error(reading.outcome === "too-slow" ? `Reading took longer than ${reading.milliseconds} ms.` : reading.reason);
  return reading.message;
}

export function stopReadingMail(): Promise<void> {
  return reader.stop();
}
