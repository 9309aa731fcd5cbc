import { lookup } from "node:dns/promises";
import { env } from "~/env.server";
import { findPublicHost, type PublicHost } from "~/lib/public-host.server";

/** Where a mail server that a shop named may be reached: on the open Internet, or where the operator of this app allows it. */
export async function findMailHost(host: string): Promise<PublicHost> {
  if (!env.PRIVATE_MAIL_HOSTS.includes(host.toLowerCase())) return findPublicHost(host);
  const found = await lookup(host, { family: 4 }).catch(() => null);
  return found ? { outcome: "public", address: found.address } : { outcome: "unknown" };
}
