import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MailboxCursor, type MissedMail, readMailbox, tryMailbox } from "~/channels/email/imap.server";
import { serversOfMailbox } from "~/channels/email/servers-of-mailbox";
import { type ImapServer, startImapServer } from "../../support/imap-server";

const raw = (subject: string) => `From: ana@example.com\r\nSubject: ${subject}\r\n\r\nHello ${subject}`;

let server: ImapServer;
let port: number;

beforeEach(async () => {
  server = await startImapServer([raw("old one"), raw("old two")]);
  port = server.port;
});
afterEach(() => server.stop());

function reading(cursor: MailboxCursor | null, more: Partial<Parameters<typeof readMailbox>[0]> = {}) {
  const kept: string[] = [];
  const cursors: MailboxCursor[] = [];
  const missed: MissedMail[] = [];
  const result = readMailbox({
    mailbox: { host: "imap.example", port, user: "testuser", password: "testpass", folder: "INBOX", security: "none" },
    cursor,
    keep: async (mail) => kept.push(/Subject: (.*)\r/.exec(Buffer.from(mail).toString())?.[1] ?? "?") > 0,
    miss: async (mail) => void missed.push(mail),
    advance: async (next) => void cursors.push(next),
    findHost: async () => ({ outcome: "public", address: "127.0.0.1" }),
    ...more,
  });
  return { kept, cursors, missed, result };
}

describe("reading a mailbox", () => {
  it("begins with the mail from now on, then takes each mail once", async () => {
    const first = reading(null);
    expect(await first.result).toMatchObject({ outcome: "read", kept: 0, more: false });
    const cursor = first.cursors.at(-1)!;
    server.append(raw("new one"));
    server.append(raw("new two"));
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
    for (const subject of ["a", "b", "c"]) server.append(raw(subject));
    let calls = 0;
    const crashing = reading(first.cursors.at(-1)!, {
      keep: async () => {
        if (++calls === 2) throw new Error("the database is down");
        return true;
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
      expect(await tryMailbox({ mailbox: { ...mailbox, host } })).toEqual({ outcome: "forbidden-host" });
    }
  });

  it("passes over a mail that failed too often, and tells which", async () => {
    const first = reading(null);
    await first.result;
    for (const subject of ["a", "b"]) server.append(raw(subject));
    const poisoned = first.cursors.at(-1)!.lastUid + 1;
    const second = reading(first.cursors.at(-1)!, { passOver: poisoned });
    expect(await second.result).toMatchObject({ outcome: "read", kept: 1, missed: 1 });
    expect(second.kept).toEqual(["b"]);
    expect(second.missed).toMatchObject([{ uid: poisoned, because: "failed" }]);
  });

  it("begins no mail when the time is up, and goes on in the next round", async () => {
    const { kept, cursors, result } = reading(null, { importSince: new Date("2000-01-01"), until: () => kept.length < 1 });
    expect(await result).toMatchObject({ outcome: "read", kept: 1, more: true });
    const rest = reading(cursors.at(-1)!);
    await rest.result;
    expect([...kept, ...rest.kept]).toEqual(["old one", "old two"]);
  });

  it("tries a mailbox before it is used: folder, password", async () => {
    const mailbox = { host: "imap.example", port, user: "testuser", password: "testpass", folder: "INBOX", security: "none" as const };
    const findHost = async () => ({ outcome: "public" as const, address: "127.0.0.1" });
    expect(await tryMailbox({ mailbox, findHost })).toEqual({ outcome: "works" });
    expect(await tryMailbox({ mailbox: { ...mailbox, folder: "Nowhere" }, findHost })).toEqual({ outcome: "no-folder", folders: ["INBOX"] });
    expect(await tryMailbox({ mailbox: { ...mailbox, password: "wrong" }, findHost })).toMatchObject({ outcome: "refused" });
    expect(await tryMailbox({ mailbox: { ...mailbox, security: "tls" }, findHost })).toMatchObject({ outcome: "unreachable" });
  });
});

it("believes the provider that runs the mailbox, and nobody else, about senders", () => {
  expect(serversOfMailbox("imap.gmail.com")).toEqual(["google.com"]);
  expect(serversOfMailbox("outlook.office365.com")).toEqual(["outlook.com"]);
  expect(serversOfMailbox("mail.lindenloom.example")).toEqual(["lindenloom.example"]);
  expect(serversOfMailbox("lindenloom.example")).toEqual(["lindenloom.example"]);
});
