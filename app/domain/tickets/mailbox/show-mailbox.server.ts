import { inShop } from "~/db.server";
import type { MailboxForm } from "~/domain/tickets/mailbox/mailbox-form";

export interface MailboxShown {
  /** What stands in the fields; never the password. */
  form: MailboxForm;
  lastReadAt: Date | null;
  lastKept: number;
  allKept: number;
  /** Why it cannot be read at the moment. */
  problem: string | null;
  nextReadAt: Date;
}

/** The shop's own mailbox and how reading it goes; null when there is none. */
export async function showMailbox({ shopId }: { shopId: string }): Promise<MailboxShown | null> {
  const row = await inShop(shopId, (tx) => tx.mailbox.findUnique({ where: { shopId } }));
  return (
    row && {
      form: { host: row.host, port: String(row.port), security: row.security === "starttls" ? "starttls" : "tls", user: row.user, password: "", folder: row.folder },
      lastReadAt: row.lastReadAt,
      lastKept: row.lastKept,
      allKept: row.allKept,
      problem: row.problem,
      nextReadAt: row.nextReadAt,
    }
  );
}
