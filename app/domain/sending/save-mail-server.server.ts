import { inShop } from "~/db.server";
import { shopSettings } from "~/domain/shops/settings";
import { env } from "~/env.server";
import { createSmtpTransport, smtpUrl } from "~/mail/transport.server";
import { findMailHost } from "./find-mail-host.server";
import { troubleInWords, type MailServerForm } from "./mail-server";
import { open, seal } from "./sealed.server";
import { settleSender } from "./settle-sender.server";

export type MailServerSaved =
  | { outcome: "saved" }
  /** It was tried, and failed: nothing was changed. */
  | { outcome: "does-not-work"; field: keyof MailServerForm; words: string }
  /** Such a server sends for its own domain only, so it must be known whose mail it is. */
  | { outcome: "no-address" };

/** Somebody waits at a form. */
const PATIENCE = { connect: 8_000, greeting: 8_000, command: 8_000 };

/** Lets a shop's mail leave by its own mail server, after a real connection and login there. */
export async function saveMailServer({ shopId, form, findHost = findMailHost }: { shopId: string; form: MailServerForm; findHost?: typeof findMailHost }): Promise<MailServerSaved> {
  const { host, port, security, user } = form;
  const before = await inShop(shopId, async (tx) => ({
    settings: shopSettings.parse((await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true } })).settings),
    sending: await tx.sending.findUnique({ where: { shopId } }),
  }));
  if (!before.settings.senderAddress) return { outcome: "no-address" };
  // A stored password goes to the server that it was given for, and to no other.
  const keeps = form.password === "" && before.sending?.host === host && before.sending.user === user && before.sending.password;
  const password = keeps ? open(shopId, "password", keeps) : form.password;

  const transport = createSmtpTransport({ url: smtpUrl({ host, port, security, user, password }), timeouts: PATIENCE, name: env.REPLY_DOMAIN, reach: findHost });
  const trouble = await transport.verify();
  transport.close();
  if (trouble) return { outcome: "does-not-work", ...troubleInWords(form, trouble) };

  await inShop(shopId, async (tx) => {
    const data = { host, port, security, user, password: seal(shopId, "password", password), trouble: null, troubleSince: null };
    await tx.sending.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
    await settleSender(tx, shopId);
  });
  return { outcome: "saved" };
}

/**
 * Mail leaves by our server again. What the DNS said is judged for the server that mail left by, so it does not count for
 * ours: mail comes from our address until the domain has been looked at again. Only the name and the key stay known.
 */
export async function dropMailServer({ shopId }: { shopId: string }): Promise<{ outcome: "dropped" }> {
  return inShop(shopId, async (tx) => {
    await tx.sending.updateMany({ where: { shopId }, data: { host: null, port: null, security: null, user: null, password: null, trouble: null, troubleSince: null, findings: [], checkedAt: null, inOrder: false } });
    await settleSender(tx, shopId);
    return { outcome: "dropped" };
  });
}
