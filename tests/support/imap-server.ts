import { createRequire } from "node:module";
import type { AddressInfo, Server } from "node:net";

/** A real IMAP server in memory (no TLS), with one user: testuser, testpass. */
export interface ImapServer {
  port: number;
  append(raw: string): void;
  /** As when a server restores a mailbox: every number is new. */
  countAnew(): void;
  /** Connections that have been opened so far. */
  connections(): number;
  stop(): Promise<void>;
}

interface Hoodiecrow {
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
  server: Server;
  appendMessage(folder: string, flags: string[], date: Date | undefined, raw: string): void;
  getMailbox(folder: string): { uidvalidity: number };
}

const hoodiecrow = createRequire(import.meta.url)("hoodiecrow-imap") as (options: object) => Hoodiecrow;

export async function startImapServer(mails: string[] = []): Promise<ImapServer> {
  const server = hoodiecrow({ storage: { INBOX: { messages: mails.map((raw) => ({ raw })) } } });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  let opened = 0;
  server.server.on("connection", () => opened++);
  return {
    port: (server.server.address() as AddressInfo).port,
    append: (raw) => server.appendMessage("INBOX", [], undefined, raw),
    countAnew: () => void (server.getMailbox("INBOX").uidvalidity += 1),
    connections: () => opened,
    stop: () => new Promise((done) => server.close(done)),
  };
}
