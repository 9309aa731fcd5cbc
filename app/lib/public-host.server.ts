import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Networks that no setting of ours may lead to: this machine, its neighbours, the cloud's metadata, what is not on the Internet at all. */
const CLOSED = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) CLOSED.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::", 128], ["::1", 128], ["64:ff9b::", 96], ["64:ff9b:1::", 48], ["100::", 64], ["2001::", 32], ["2001:db8::", 32], ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["fec0::", 10], ["ff00::", 8],
] as const) CLOSED.addSubnet(network, bits, "ipv6");

export function isPublicAddress(address: string): boolean {
  const family = isIP(address.replace(/%.*$/, ""));
  if (family === 0) return false;
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address);
  if (mapped) {
    const [high, low] = [parseInt(mapped[2] ?? "0", 16), parseInt(mapped[3] ?? "0", 16)];
    return isPublicAddress(mapped[1] ?? `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`);
  }
  return !CLOSED.check(address.replace(/%.*$/, ""), family === 6 ? "ipv6" : "ipv4");
}

export type PublicHost =
  /** Connect to this address, not to the name again: the next answer may be another one. */
  | { outcome: "public"; address: string }
  | { outcome: "private" }
  | { outcome: "unknown" };

/**
 * The address of a host that a person typed, if *all* of its addresses are on the open Internet.
 * Odd spellings of numbers ("0x7f.1", "2130706433") are no names of hosts.
 */
export async function findPublicHost(host: string, resolve: (host: string) => Promise<{ address: string }[]> = (name) => lookup(name, { all: true })): Promise<PublicHost> {
  const name = host.trim().replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase();
  if (isIP(name) !== 0) return isPublicAddress(name) ? { outcome: "public", address: name } : { outcome: "private" };
  const labels = name.split(".");
  if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) || !/[a-z]/.test(labels.at(-1)!) || /^0x/.test(labels.at(-1)!)) return { outcome: "private" };
  if (/(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain)$/.test(name)) return { outcome: "private" };
  const found = await resolve(name).catch(() => []);
  if (found.length === 0) return { outcome: "unknown" };
  return found.every(({ address }) => isPublicAddress(address)) ? { outcome: "public", address: found[0]!.address } : { outcome: "private" };
}
