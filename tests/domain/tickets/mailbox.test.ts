import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Mailbox } from "~/channels/email/imap.server";
import { acrossShops, inShop } from "~/db.server";
import { connectMailbox } from "~/domain/tickets/mailbox/connect-mailbox.server";
import { disconnectMailbox } from "~/domain/tickets/mailbox/disconnect-mailbox.server";
import { findDueMailboxes } from "~/domain/tickets/mailbox/find-due-mailboxes.server";
import { mailboxForm } from "~/domain/tickets/mailbox/mailbox-form";
import { readMailboxNow } from "~/domain/tickets/mailbox/read-mailbox-now.server";
import { fetchMissedMail } from "~/domain/tickets/mailbox/fetch-missed-mail.server";
import { readShopMailbox } from "~/domain/tickets/mailbox/read-shop-mailbox.server";
import { showMailbox } from "~/domain/tickets/mailbox/show-mailbox.server";
import { listParkedMail, retryParkedMail } from "~/domain/tickets/parked-mail.server";
import { receiveInboundMails, stopReadingMail } from "~/worker/receive-inbound-mail.server";
import { readDueMailboxes } from "~/worker/read-mailboxes.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { type ImapServer, startImapServer } from "../../support/imap-server";

useDatabase();
const shopId = "one.myshopify.com";
const START = new Date("2027-03-02T10:00:00Z");
let now = START;
const clock = () => now;
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const findHost = async () => ({ outcome: "public" as const, address: "127.0.0.1" });

const letter = (subject: string, headers: string[] = []) => [`From: Ana <ana@example.com>`, `To: hello@linden.example`, `Subject: ${subject}`, `Message-ID: <${subject.replace(/\W/g, "")}@example.com>`, ...headers, "", `Where is my order? ${subject}`].join("\r\n");

let server: ImapServer;

beforeAll(async () => {
  await installTestShop(shopId);
  return () => stopReadingMail();
});
beforeEach(async () => {
  server = await startImapServer([letter("before the connection")]);
});
afterEach(async () => {
  await server.stop();
  await disconnectMailbox({ shopId });
  await inShop(shopId, (tx) => tx.inboundMail.deleteMany({ where: { shopId } }));
});

const mailbox = (change: Partial<Mailbox> = {}): Mailbox => ({ host: "imap.linden.example", port: server.port, user: "testuser", password: "testpass", folder: "INBOX", security: "none", ...change });
const connect = (change: Partial<Mailbox> = {}) => connectMailbox({ shopId, mailbox: mailbox(change), by: "Mara", now, findHost });
const read = () => readShopMailbox({ shopId, clock, findHost });
const kept = async () => (await inShop(shopId, (tx) => tx.inboundMail.findMany({ where: { shopId }, orderBy: { receivedAt: "asc" } }))).map(({ raw }) => /Subject: (.*)\r/.exec(Buffer.from(raw).toString())?.[1]);

describe("connecting", () => {
  test("tries the mailbox first, stores the password sealed and never shows it", async () => {
    expect(await connect()).toEqual({ outcome: "connected" });
    const row = await inShop(shopId, (tx) => tx.mailbox.findUniqueOrThrow({ where: { shopId } }));
    expect(row.password).toMatch(/^v1\./);
    expect(JSON.stringify({ ...row, lastUid: null, stuckUid: null })).not.toContain("testpass");
    expect((await showMailbox({ shopId }))!.form).toMatchObject({ user: "testuser", password: "" });
  });

  test("says in words what is wrong, beside the field, and stores nothing", async () => {
    expect(await connect({ password: "wrong" })).toMatchObject({ problem: { at: "password", words: expect.stringContaining("refuses this name and password") } });
    expect(await connect({ password: "" })).toMatchObject({ problem: { at: "password", words: "The password is missing." } });
    expect(await connect({ folder: "Shop" })).toMatchObject({ problem: { at: "folder", words: "There is no folder “Shop” in this mailbox. There are: INBOX." } });
    expect(await connect({ port: 1 })).toMatchObject({ problem: { at: "port", words: expect.stringContaining("takes no connection at port 1") } });
    expect(await connect({ security: "tls" })).toMatchObject({ problem: { at: "port", words: expect.stringContaining("does not speak TLS") } });
    const unknown = await connectMailbox({ shopId, mailbox: mailbox(), by: "Mara", now, findHost: async () => ({ outcome: "unknown" }) });
    expect(unknown).toMatchObject({ problem: { at: "host", words: expect.stringContaining("There is no server named imap.linden.example") } });
    expect(await showMailbox({ shopId })).toBeNull();
  });

  test("never opens a connection to this machine or its neighbours", async () => {
    for (const host of ["localhost", "127.0.0.1", "0x7f.1", "10.0.0.8", "169.254.169.254", "[::1]", "metadata.internal"]) {
      const refused = await connectMailbox({ shopId, mailbox: mailbox({ host }), by: "Mara", now });
      expect(refused).toMatchObject({ outcome: "not-connected", problem: { at: "host", words: expect.stringContaining("not a mail server on the open Internet") } });
    }
    expect(server.connections()).toBe(0);
  });

  test("keeps the password for the same account only: it is not sent to a server that somebody types in its place", async () => {
    await connect();
    expect(await connect({ password: "" })).toEqual({ outcome: "connected" });
    expect(await connect({ password: "", host: "imap.thief.example" })).toMatchObject({ problem: { at: "password" } });
    expect(await connect({ password: "", user: "other" })).toMatchObject({ problem: { at: "password" } });
  });

  test("the form wants a bare host and a port", () => {
    const errors = (change: object) => mailboxForm.safeParse({ host: "imap.gmail.com", port: "993", security: "tls", user: "a@b.example", password: "x", folder: "", ...change }).error?.issues.map(({ path }) => path.join("."));
    expect(errors({})).toBeUndefined();
    expect(errors({ host: "https://imap.gmail.com" })).toEqual(["host"]);
    expect(errors({ port: "70000" })).toEqual(["port"]);
    expect(errors({ security: "none" })).toEqual(["security"]);
    expect(errors({ user: "a\r\nA1 DELETE INBOX" })).toEqual(["user"]);
  });
});

describe("reading", () => {
  test("takes what comes from now on, each mail once, and shows how it went", async () => {
    await connect();
    expect(await read()).toEqual({ outcome: "read", kept: 0, missed: 0 });
    server.append(letter("first"));
    server.append(letter("second"));
    later(1);
    expect(await read()).toEqual({ outcome: "read", kept: 2, missed: 0 });
    expect(await kept()).toEqual(["first", "second"]);
    later(1);
    expect(await read()).toEqual({ outcome: "read", kept: 0, missed: 0 });
    expect(await showMailbox({ shopId })).toMatchObject({ lastReadAt: now, lastKept: 0, allKept: 2, problem: null });
  });

  test("by the clock: only what is due, only shops that have the app, one reader at a time", async () => {
    await connect();
    expect(await findDueMailboxes({ now })).toEqual([shopId]);
    const both = await Promise.all([read(), read()]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["nothing-to-do", "read"]);
    expect(await findDueMailboxes({ now })).toEqual([]);
    later(1);
    expect(await findDueMailboxes({ now })).toEqual([shopId]);
    await inShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: { uninstalledAt: now } }));
    expect(await findDueMailboxes({ now })).toEqual([]);
    expect(await read()).toEqual({ outcome: "nothing-to-do" });
    await inShop(shopId, (tx) => tx.shop.update({ where: { shopId }, data: { uninstalledAt: null } }));
    await inShop(shopId, (tx) => tx.mailbox.update({ where: { shopId }, data: { nextReadAt: new Date(0) } }));
    await readDueMailboxes();
    const queued = await acrossShops((tx) => tx.$queryRaw<{ data: { shopId: string } }[]>`SELECT data FROM pgboss.job WHERE name = 'read-mailbox' AND state = 'created'`);
    expect(queued.map(({ data }) => data.shopId)).toContain(shopId);
  });

  test("a worker that died holds the mailbox for minutes, not for ever", async () => {
    await connect();
    await inShop(shopId, (tx) => tx.mailbox.update({ where: { shopId }, data: { leaseOwner: "dead", leaseUntil: new Date(now.getTime() + 180_000) } }));
    expect(await read()).toEqual({ outcome: "nothing-to-do" });
    later(4);
    expect(await read()).toMatchObject({ outcome: "read" });
  });

  test("failures make the pauses longer, are shown in words, and end with the first success", async () => {
    await connect();
    await read();
    const { port } = server;
    await server.stop();
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) {
      await inShop(shopId, (tx) => tx.mailbox.update({ where: { shopId }, data: { nextReadAt: now } }));
      expect(await read()).toMatchObject({ outcome: "failed", problem: expect.stringContaining(`takes no connection at port ${port}`) });
      pauses.push(Math.round(((await showMailbox({ shopId }))!.nextReadAt.getTime() - now.getTime()) / 60_000));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(await read()).toEqual({ outcome: "nothing-to-do" });
    server = await startImapServer();
    await inShop(shopId, (tx) => tx.mailbox.update({ where: { shopId }, data: { port: server.port } }));
    await readMailboxNow({ shopId, now });
    expect(await read()).toMatchObject({ outcome: "read" });
    expect(await showMailbox({ shopId })).toMatchObject({ problem: null });
  });

  test("a mail that stops the reading three times is parked where people see it, and the others go on", async () => {
    await connect();
    await read();
    server.append(letter("poison"));
    server.append(letter("after it"));
    // A row level trigger stands for whatever keeps this one mail from being stored.
    await asOwner(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF position('poison' in convert_from(NEW.raw, 'UTF8')) > 0 THEN RAISE EXCEPTION 'this one not'; END IF; RETURN NEW; END $$; CREATE TRIGGER refuse BEFORE INSERT ON "InboundMail" FOR EACH ROW EXECUTE FUNCTION refuse()`);
    for (let i = 0; i < 3; i++) {
      later(10);
      expect(await read()).toMatchObject({ outcome: "failed" });
      expect(await kept()).toEqual([]);
    }
    later(10);
    expect(await read()).toEqual({ outcome: "read", kept: 1, missed: 1 });
    const [parked] = await listParkedMail({ shopId });
    expect(parked).toMatchObject({ source: "imap", attempts: 3, error: expect.stringContaining("could not be fetched in 3 tries. It is still there") });
    later(1);
    expect(await read()).toEqual({ outcome: "read", kept: 0, missed: 0 });

    // Somebody tries again, and it works now.
    await asOwner(`DROP TRIGGER refuse ON "InboundMail"; DROP FUNCTION refuse()`);
    const row = await inShop(shopId, (tx) => tx.inboundMail.findUniqueOrThrow({ where: { shopId, id: parked!.id } }));
    await retryParkedMail({ shopId, inboundMailId: parked!.id });
    const { unfetched } = row.envelope as unknown as { unfetched: { uidValidity: string; uid: number } };
    expect(await fetchMissedMail({ shopId, inboundMailId: parked!.id, unfetched, findHost })).toMatchObject({ outcome: "fetched" });
    await receiveInboundMails([{ shopId, inboundMailId: parked!.id }]);
    expect(await inShop(shopId, (tx) => tx.ticket.count({ where: { shopId, subject: "poison" } }))).toBe(1);
  });

  test("a mail of more than 30 MB is told, not fetched", async () => {
    await connect();
    await read();
    server.append(`${letter("big")}${"x".repeat(31 * 1024 * 1024)}`);
    later(1);
    expect(await read()).toEqual({ outcome: "read", kept: 0, missed: 1 });
    expect((await listParkedMail({ shopId }))[0]!.error).toMatch(/31 MB .* larger than 30 MB/);
  });

  test("when the server counts anew, nothing is lost and nothing comes twice", async () => {
    // The server dates what it takes in by the real clock.
    now = new Date();
    await connect();
    await read();
    server.append(letter("one"));
    later(1);
    await read();
    server.countAnew();
    server.append(letter("two"));
    later(1);
    await read();
    expect((await kept()).filter((subject) => subject === "one")).toHaveLength(1);
    expect(await kept()).toContain("two");
  });

  test("a mailbox that was let go is not read, and its password is gone", async () => {
    await connect();
    expect(await disconnectMailbox({ shopId })).toEqual({ outcome: "disconnected" });
    expect(await read()).toEqual({ outcome: "nothing-to-do" });
    expect(await acrossShops((tx) => tx.mailbox.count())).toBe(0);
  });

  test("the provider of the mailbox vouches for senders; a mail becomes a ticket with its answer", async () => {
    await connect();
    await read();
    server.append(letter("vouched for", ["Authentication-Results: mx.linden.example; dmarc=pass header.from=example.com"]));
    server.append(letter("forged", ["Authentication-Results: mx.elsewhere.example; dmarc=pass header.from=example.com"]));
    later(1);
    await read();
    for (const { id } of await inShop(shopId, (tx) => tx.inboundMail.findMany({ where: { shopId } }))) await receiveInboundMails([{ shopId, inboundMailId: id }]);
    const vouched = async (subject: string) => (await inShop(shopId, (tx) => tx.message.findFirstOrThrow({ where: { shopId, subject } }))).vouched;
    expect(await vouched("vouched for")).toBe("pass");
    expect(await vouched("forged")).toBe("none");
  });
});

async function asOwner(sql: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(sql);
  await client.end();
}
