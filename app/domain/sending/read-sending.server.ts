import { inShop } from "~/db.server";
import { domainOf } from "~/domain/shops/sender";
import { shopSettings } from "~/domain/shops/settings";
import { dkimName, dkimRecord, type Finding } from "./judge-domain";
import { readStanding } from "./read-standing.server";

export interface SendingPage {
  senderAddress: string;
  /** Mail comes from the merchant's own address, not from ours. */
  comesFromOwn: boolean;
  server: { host: string; port: number; security: string; user: string; trouble: string | null; troubleSince: Date | null } | null;
  /** Null: no sender address is set. */
  domain: { name: string; findings: Finding[]; checkedAt: Date | null; inOrder: boolean; key: { name: string; value: string; signs: boolean } | null } | null;
  limits: { level: "good" | "warned" | "stopped"; words: string; letGoOn: boolean; ownServer: boolean; perHour: number | null; perDay: number | null; hourSent: number; daySent: number; days: number };
}

/** How a shop's mail leaves, for the page that shows and changes it. */
export async function readSending({ shopId, now }: { shopId: string; now: Date }): Promise<SendingPage> {
  return inShop(shopId, async (tx) => {
    const shop = await tx.shop.findUniqueOrThrow({ where: { shopId }, select: { settings: true, senderDomain: true } });
    const row = await tx.sending.findUnique({ where: { shopId } });
    const { senderAddress } = shopSettings.parse(shop.settings);
    const name = domainOf(senderAddress);
    const known = row?.domain === name ? row : null;
    const { limits, standing, hour, day } = await readStanding(tx, { shopId, now });
    return {
      senderAddress,
      comesFromOwn: name !== null && shop.senderDomain === name,
      server: row?.host ? { host: row.host, port: row.port!, security: row.security!, user: row.user ?? "", trouble: row.trouble, troubleSince: row.troubleSince } : null,
      domain: name
        ? {
            name,
            findings: (known?.findings ?? []) as unknown as Finding[],
            checkedAt: known?.checkedAt ?? null,
            inOrder: known?.inOrder ?? false,
            key: row?.dkimDomain === name ? { name: dkimName(name), value: dkimRecord(row.dkimPublicKey!), signs: row.signs } : null,
          }
        : null,
      limits: {
        level: limits.level,
        words: limits.words,
        letGoOn: standing.letGoOn,
        ownServer: standing.ownServer,
        perHour: Number.isFinite(limits.perHour) ? limits.perHour : null,
        perDay: Number.isFinite(limits.perDay) ? limits.perDay : null,
        hourSent: hour.sent,
        daySent: day.sent,
        days: standing.days,
      },
    };
  });
}
