import type { Prisma } from "@prisma/client";
import { inShop } from "~/db.server";
import { domainOf } from "~/domain/shops/sender";
import { shopSettings } from "~/domain/shops/settings";
import type { DnsLookup } from "~/lib/dns.server";
import { dkimName, isInOrder, judgeDomain, type Finding } from "./judge-domain";
import { settleSender } from "./settle-sender.server";

export type DomainChecked = { outcome: "checked"; domain: string; inOrder: boolean; findings: Finding[] } | { outcome: "no-address" };

/**
 * Asks the DNS about the domain of the shop's sender address, and lets mail come from there, or from our address, by what
 * it says. A DNS that does not answer changes nothing about a domain that was in order.
 * `replyDomain`: ours; a shop that sends by our server includes its SPF record.
 */
export async function checkDomain({ shopId, dns, replyDomain, now }: { shopId: string; dns: DnsLookup; replyDomain: string; now: Date }): Promise<DomainChecked> {
  const { domain, own, key } = await inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true } });
    const sending = await tx.sending.findUnique({ where: { shopId } });
    const domain = domainOf(shopSettings.parse(shop.settings).senderAddress);
    return { domain, own: sending?.host != null, key: sending?.dkimDomain === domain ? (sending?.dkimPublicKey ?? null) : null };
  });
  if (!domain) {
    await inShop(shopId, (tx) => settleSender(tx, shopId));
    return { outcome: "no-address" };
  }

  const [mx, txt, dkim, dmarc] = await Promise.all([dns.mx(domain), dns.txt(domain), key ? dns.txt(dkimName(domain)) : [], findDmarc(dns, domain)]);
  const findings = judgeDomain({ mx, txt, dkim, dmarc }, { domain, include: own ? null : replyDomain, dkim: key ? { name: dkimName(domain), publicKey: key } : null });
  const stateOf = (record: Finding["record"]) => findings.find((finding) => finding.record === record)!.state;
  const isSilent = findings.some(({ state }) => state === "unknown");

  const checked = await inShop(shopId, async (tx): Promise<DomainChecked | null> => {
    const before = await tx.sending.findUnique({ where: { shopId } });
    // The shop changed its server while the DNS was asked: this verdict is about the other one.
    if ((before?.host != null) !== own) return null;
    const known = before?.domain === domain ? before : null;
    const inOrder = isSilent ? (known?.inOrder ?? false) : isInOrder(findings);
    const signs = key !== null && (stateOf("dkim") === "unknown" ? (known?.signs ?? false) : stateOf("dkim") === "ok");
    const data = { domain, findings: findings as unknown as Prisma.InputJsonArray, checkedAt: now, inOrder, signs };
    await tx.sending.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
    await settleSender(tx, shopId);
    return { outcome: "checked", domain, inOrder, findings };
  });
  return checked ?? checkDomain({ shopId, dns, replyDomain, now });
}

/** The policy of the domain, else of the domain above it (RFC 7489, 6.6.3). */
async function findDmarc(dns: DnsLookup, domain: string): Promise<string[] | null> {
  for (let name = domain; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    const found = await dns.txt(`_dmarc.${name}`);
    if (found === null || found.length > 0) return found;
  }
  return [];
}
