import { promises as dns } from "node:dns";

/** What is asked of the DNS. `null`: it did not answer, which says nothing about the domain; `[]`: there is no such record. */
export interface DnsLookup {
  txt(name: string): Promise<string[] | null>;
  mx(name: string): Promise<string[] | null>;
}

/** `servers`: name servers to ask, as "192.0.2.1:53"; the system's own when none are named. */
export function dnsLookup(servers: readonly string[] = []): DnsLookup {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return {
    txt: (name) => answered(resolver.resolveTxt(name).then((records) => records.map((parts) => parts.join("")))),
    mx: (name) => answered(resolver.resolveMx(name).then((records) => records.map(({ exchange }) => exchange).filter(Boolean))),
  };
}

async function answered(asked: Promise<string[]>): Promise<string[] | null> {
  try {
    return await asked;
  } catch (error) {
    return ["ENODATA", "ENOTFOUND"].includes((error as NodeJS.ErrnoException).code ?? "") ? [] : null;
  }
}
