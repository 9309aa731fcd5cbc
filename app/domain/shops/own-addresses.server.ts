import { Prisma } from "@prisma/client";
import type { ShopTx } from "~/db.server";
import { emailKey } from "~/domain/orders/keys";
import { env } from "~/env.server";

export interface OwnAddresses {
  /** Under which the shop receives and sends: its support address, its sender, its address on our domain, its own mailbox. */
  shop: string[];
  /** Of the people who work there. They write, and forward what customers wrote to them. */
  staff: string[];
  /** Where the shop's own mailbox lies; null when it has none. */
  mailboxHost: string | null;
}

export interface OwnAddressRow {
  email: string | null;
  sender: string | null;
  inboundKey: string;
  user: string | null;
  host: string | null;
  staff: string[];
}

/** What to select of "Shop" AS shop, joined with its "Mailbox" AS mailbox, for `ownAddressesFrom`: every mail waits for it, so it rides along. */
export const OWN_ADDRESSES = Prisma.sql`shop.email, shop.settings->>'senderAddress' AS sender, shop."inboundKey", mailbox."user", mailbox.host,
      ARRAY(SELECT person.email FROM "Staff" AS person WHERE person."shopId" = shop."shopId" AND person."leftAt" IS NULL AND person.email IS NOT NULL) AS staff`;

/** Nothing automatic is ever sent to one of these, and mail from them is no customer's. All as emailKeys. */
export async function readOwnAddresses(tx: ShopTx, shopId: string): Promise<OwnAddresses> {
  const [row] = await tx.$queryRaw<OwnAddressRow[]>`
    SELECT ${OWN_ADDRESSES} FROM "Shop" AS shop LEFT JOIN "Mailbox" AS mailbox ON mailbox."shopId" = shop."shopId" WHERE shop."shopId" = ${shopId}`;
  return row ? ownAddressesFrom(row) : { shop: [], staff: [], mailboxHost: null };
}

export function ownAddressesFrom(row: OwnAddressRow): OwnAddresses {
  return { shop: keysOf([row.email, row.sender, `${row.inboundKey}@${env.REPLY_DOMAIN}`, row.user]), staff: keysOf(row.staff), mailboxHost: row.host };
}

function keysOf(addresses: (string | null)[]): string[] {
  return [...new Set(addresses.flatMap((address) => emailKey(address) ?? []))];
}
