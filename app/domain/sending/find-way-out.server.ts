import { inShop } from "~/db.server";
import type { DkimKey } from "~/mail/sign-dkim.server";
import { DKIM_SELECTOR } from "./judge-domain";
import type { MailServer } from "./mail-server";
import { open } from "./sealed.server";

/** How a shop's mail leaves. */
export interface WayOut {
  /** Null: by our server. */
  server: MailServer | null;
  /** Null: not signed by us. */
  key: DkimKey | null;
  isTroubled: boolean;
}

export async function findWayOut(shopId: string): Promise<WayOut> {
  const row = await inShop(shopId, (tx) => tx.sending.findUnique({ where: { shopId } }));
  if (!row) return { server: null, key: null, isTroubled: false };
  const { host, port, security, user, password, dkimDomain, dkimPrivateKey } = row;
  return {
    server: host && port && security && password !== null ? { host, port, security: security as MailServer["security"], user: user ?? "", password: open(shopId, "password", password) } : null,
    key: row.signs && dkimDomain && dkimPrivateKey ? { domain: dkimDomain, selector: DKIM_SELECTOR, privateKey: open(shopId, "dkimPrivateKey", dkimPrivateKey) } : null,
    isTroubled: row.troubleSince !== null,
  };
}

/** Mail cannot leave by the shop's own server, in its words; or, with null, it can again. */
export async function noteTrouble({ shopId, words, now }: { shopId: string; words: string | null; now: Date }): Promise<void> {
  await inShop(shopId, (tx) =>
    words === null
      ? tx.sending.updateMany({ where: { shopId, troubleSince: { not: null } }, data: { trouble: null, troubleSince: null } })
      : tx.sending.updateMany({ where: { shopId, host: { not: null }, troubleSince: null }, data: { trouble: words, troubleSince: now } }),
  );
}
