import { createHash } from "node:crypto";
import { fetchFromMailbox } from "~/channels/email/imap.server";
import { inShop } from "~/db.server";
import { mailboxProblem } from "~/domain/tickets/mailbox/mailbox-words";
import { mailboxOf } from "~/domain/tickets/mailbox/read-shop-mailbox.server";
import type { PublicHost } from "~/lib/public-host.server";

export type MissedMailFetched =
  | { outcome: "fetched"; raw: Uint8Array }
  /** It came by another way meanwhile. */
  | { outcome: "duplicate" }
  | { outcome: "not-fetched"; because: string };

/** Fetches a mail that could not be fetched before, and keeps its bytes in its row. */
export async function fetchMissedMail({ shopId, inboundMailId, unfetched, findHost }: { shopId: string; inboundMailId: string; unfetched: { uidValidity: string; uid: number }; findHost?: (host: string) => Promise<PublicHost> }): Promise<MissedMailFetched> {
  const row = await inShop(shopId, (tx) => tx.mailbox.findUnique({ where: { shopId } }));
  if (!row) return { outcome: "not-fetched", because: "The mailbox that it lies in is no longer connected. Open it in your mail program." };
  const mail = await fetchFromMailbox({ mailbox: mailboxOf(row), ...unfetched, ...(findHost ? { findHost } : {}) });
  switch (mail.outcome) {
    case "fetched":
      break;
    case "gone":
      return { outcome: "not-fetched", because: "It is no longer in the mailbox." };
    case "too-large":
      return { outcome: "not-fetched", because: "It is larger than 30 MB. It is still in your mailbox: open it in your mail program." };
    default:
      return { outcome: "not-fetched", because: mailboxProblem(mail, row).words };
  }
  const sha256 = createHash("sha256").update(mail.raw).digest("hex");
  return inShop(shopId, async (tx) => {
    if (await tx.inboundMail.count({ where: { shopId, sha256 } })) return { outcome: "duplicate" };
    await tx.inboundMail.update({ where: { shopId, id: inboundMailId }, data: { sha256, raw: Buffer.from(mail.raw), envelope: { recipients: [], returnPath: null } } });
    return { outcome: "fetched", raw: mail.raw };
  });
}
