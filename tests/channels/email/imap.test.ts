import { createRequire } from "node:module";
import type { AddressInfo, Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MailboxCursor, readMailbox } from "~/channels/email/imap.server";

interface TestServer {
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
  server: Server;
  appendMessage(folder: string, flags: string[], date: Date | undefined, raw: string): void;
  getMailbox(folder: string): { uidvalidity: number };
}

const hoodiecrow = createRequire(import.meta.url)("hoodiecrow-imap") as (options: object) => TestServer;
const raw = (subject: string) => `From: ana@example.com\r\nSubject: ${subject}\r\n\r\nHello ${subject}`;

let server: TestServer;
let port: number;

beforeEach(async () => {
  server = hoodiecrow({ storage: { INBOX: { messages: [{ raw: raw("old one") }, { raw: raw("old two") }] } } });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.server.address() as AddressInfo).port;
});
afterEach(() => new Promise<void>((done) => server.close(done)));

function reading(cursor: MailboxCursor | null, more: Partial<Parameters<typeof readMailbox>[0]> = {}) {
  const kept: string[] = [];
  const cursors: MailboxCursor[] = [];
  const result = readMailbox({
    mailbox: { host: "imap.example", port, user: "testuser", password: "testpass", folder: "INBOX", security: "none" },
    cursor,
    keep: async (mail) => void kept.push(/Subject: (.*)\r/.exec(Buffer.from(mail).toString())?.[1] ?? "?"),
    advance: async (next) => void cursors.push(next),
    findHost: async () => ({ outcome: "public", address: "127.0.0.1" }),
    ...more,
  });
  return { kept, cursors, result };
}

describe("reading a mailbox", () => {
  it("begins with the mail from now on, then takes each mail once", async () => {
    const first = reading(null);
    expect(await first.result).toMatchObject({ outcome: "read", kept: 0, more: false });
    const cursor = first.cursors.at(-1)!;
    server.appendMessage("INBOX", [], undefined, raw("new one"));
    server.appendMessage("INBOX", [], undefined, raw("new two"));
    const second = reading(cursor);
    expect(await second.result).toMatchObject({ outcome: "read", kept: 2 });
    expect(second.kept).toEqual(["new one", "new two"]);
    const third = reading(second.cursors.at(-1)!);
    expect(await third.result).toMatchObject({ kept: 0 });
  });

  it("imports older mail when asked to", async () => {
    const { kept, result } = reading(null, { importSince: new Date("2000-01-01") });
    expect(await result).toMatchObject({ outcome: "read", kept: 2 });
    expect(kept).toEqual(["old one", "old two"]);
  });

  it("repeats one mail at most after a crash", async () => {
    const first = reading(null);
    await first.result;
    for (const subject of ["a", "b", "c"]) server.appendMessage("INBOX", [], undefined, raw(subject));
    let calls = 0;
    const crashing = reading(first.cursors.at(-1)!, {
      keep: async () => {
        if (++calls === 2) throw new Error("the database is down");
      },
    });
    await expect(crashing.result).rejects.toThrow("the database is down");
    const after = reading(crashing.cursors.at(-1)!);
    await after.result;
    expect(after.kept).toEqual(["b", "c"]);
  });

  it("starts anew, without the old mail, when the server counts anew", async () => {
    const { kept, result } = reading({ uidValidity: "999999", lastUid: 0 });
    expect(await result).toMatchObject({ outcome: "read", kept: 0 });
    expect(kept).toEqual([]);
  });

  it("says when the password is wrong, the host silent or forbidden", async () => {
    const mailbox = { host: "imap.example", port, user: "testuser", password: "wrong", folder: "INBOX", security: "none" as const };
    expect(await reading(null, { mailbox }).result).toMatchObject({ outcome: "refused" });
    expect(await reading(null, { mailbox: { ...mailbox, port: 1 } }).result).toMatchObject({ outcome: "unreachable" });
    expect(await reading(null, { findHost: async () => ({ outcome: "unknown" }) }).result).toMatchObject({ outcome: "unreachable" });
    for (const host of ["localhost", "127.0.0.1", "10.0.0.1", "metadata.internal"]) {
      expect(await readMailbox({ mailbox: { ...mailbox, host }, cursor: null, keep: async () => undefined, advance: async () => undefined })).toEqual({ outcome: "forbidden-host" });
    }
  });
});
