import { checkDomain } from "~/domain/sending/check-domain.server";
import { listShops } from "~/domain/shops/list-shops.server";
import { env } from "~/env.server";
import { dnsLookup } from "~/lib/dns.server";
import { log } from "~/lib/log.server";

/** By the clock. One shop that fails does not hold up the others. */
export async function checkDomains(): Promise<void> {
  const dns = dnsLookup(env.DNS_SERVERS);
  for (const shopId of await listShops()) {
    await checkDomain({ shopId, dns, replyDomain: env.REPLY_DOMAIN, now: new Date() }).catch((err: Error) => log.error({ err, shopId }, "sender's domain"));
  }
}
