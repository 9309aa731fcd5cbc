import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { readBlockedWays } from "~/domain/outbox/list-mail-problems.server";
import { closeTransports, transportFor } from "~/domain/outbox/transports.server";
import type { MailServerForm } from "~/domain/sending/mail-server";
import { dropMailServer, saveMailServer } from "~/domain/sending/save-mail-server.server";
import { sendTestMail } from "~/domain/sending/send-test-mail.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";

useDatabase();
const shopId = "lane.myshopify.com";
const PASSWORD = "correct horse battery";
const here = async () => ({ outcome: "public" as const, address: "127.0.0.1" });
const servers: SMTPServer[] = [];
let mails: { from: string; to: string; source: string; user: unknown }[];

/** A real mail server that wants a login. */
async function startServer(options: SMTPServerOptions = {}, port = 0): Promise<{ port: number; server: SMTPServer }> {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => (username === "lane" && password === PASSWORD ? done(null, { user: username }) : done(new Error("Authentication failed"))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({ from: (session.envelope.mailFrom as { address: string }).address, to: session.envelope.rcptTo[0]!.address, source: Buffer.concat(chunks).toString(), user: session.user });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  servers.push(server);
  return { port: (server.server.address() as AddressInfo).port, server };
}
const stopServer = (server: SMTPServer) => new Promise<void>((resolve) => server.close(() => resolve()));

const form = (change: Partial<MailServerForm>): MailServerForm => ({ host: "smtp.lane.example", port: 587, security: "none", user: "lane", password: PASSWORD, ...change });
const save = (change: Partial<MailServerForm>) => saveMailServer({ shopId, form: form(change), findHost: here });
const row = () => inShop(shopId, (tx) => tx.sending.findUnique({ where: { shopId } }));
const deliver = (now = new Date()) => deliverDueMail({ owner: randomUUID(), transportFor: (id) => transportFor(id, { findHost: here }), rechecks: {}, concurrency: 4, now: () => now, random: () => 0.5 });
const queueOne = () => sendTestMail({ shopId, to: "mara@lane.example", nonce: randomUUID(), now: new Date() });

beforeEach(async () => {
  mails = [];
  await inShop(shopId, async (tx) => (await tx.outgoingMail.deleteMany({ where: { shopId } }), await tx.sending.deleteMany({ where: { shopId } }), await tx.shop.deleteMany({ where: { shopId } })));
  await installTestShop(shopId, { settings: { senderAddress: "help@lane.example" } });
});
afterEach(async () => {
  closeTransports();
  for (const server of servers.splice(0)) await stopServer(server);
});

describe("a mail server of the shop's own", () => {
  test("is tried, stored with its password encrypted, and mail leaves by it, from the shop's address", async () => {
    const { port } = await startServer();
    expect(await save({ port })).toEqual({ outcome: "saved" });
    const stored = await row();
    expect(stored).toMatchObject({ host: "smtp.lane.example", port, user: "lane", troubleSince: null });
    expect(stored!.password).toMatch(/^v1\./);
    expect(JSON.stringify(stored)).not.toContain(PASSWORD);
    expect(await queueOne()).toEqual({ outcome: "queued", from: "help@lane.example" });
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(mails).toMatchObject([{ to: "mara@lane.example", user: "lane" }]);
    expect(mails[0]!.source).toContain("From: Lindqvist Lane <help@lane.example>");
  });

  test("keeps its password when the field is left empty, but gives it to no other host", async () => {
    const { port } = await startServer();
    await save({ port });
    expect(await save({ port, password: "" })).toEqual({ outcome: "saved" });
    expect(await save({ port, password: "", host: "other.example" })).toMatchObject({ outcome: "does-not-work", field: "password" });
    expect(await row()).toMatchObject({ host: "smtp.lane.example" });
  });

  test("is not saved when it does not work: each reason beside its field, in words", async () => {
    const { port } = await startServer();
    const { port: open } = await startServer({ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"] });
    const { port: gone, server } = await startServer();
    await stopServer(servers.splice(servers.indexOf(server), 1)[0]!);
    const cases: [Partial<MailServerForm>, keyof MailServerForm, RegExp][] = [
      [{ port, password: "wrong" }, "password", /does not accept this user and password\. It said: “535/],
      [{ port, security: "starttls" }, "security", /offers no encryption \(STARTTLS\) on port/],
      [{ port, security: "tls" }, "security", /does not begin with TLS/],
      [{ port: open }, "user", /asks for no login/],
      [{ port: gone }, "port", /Nothing answers at smtp\.lane\.example/],
    ];
    for (const [change, field, words] of cases) {
      expect(await save(change)).toEqual({ outcome: "does-not-work", field, words: expect.stringMatching(words) });
      expect(await row()).toBeNull();
    }
  });

  test("with a certificate that nobody vouches for is not safe", async () => {
    const { port } = await startServer({ disabledCommands: [], secure: true });
    expect(await save({ port, security: "tls" })).toMatchObject({ outcome: "does-not-work", field: "host", words: expect.stringContaining("certificate") });
  });

  test.each(["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "[::1]", "0x7f.1", "2130706433", "smtp.internal"])("may not be %s", async (host) => {
    const { port } = await startServer();
    expect(await saveMailServer({ shopId, form: form({ host, port }) })).toMatchObject({ outcome: "does-not-work", field: "host" });
    expect(await row()).toBeNull();
  });

  test("needs an address of the shop's own", async () => {
    await changeSettings({ shopId, change: { senderAddress: "" } });
    expect(await save({})).toEqual({ outcome: "no-address" });
  });
});

describe("when it stops working", () => {
  test("mail waits, the page of mail problems says why, and all is well once it is back", async () => {
    const { port, server } = await startServer();
    await save({ port });
    await stopServer(servers.splice(servers.indexOf(server), 1)[0]!);
    await queueOne();
    expect(await deliver()).toMatchObject({ sent: 0, again: 1 });
    expect((await readBlockedWays({ shopId, now: new Date() })).server).toMatchObject({ host: "smtp.lane.example", words: expect.stringContaining("ECONNREFUSED") });
    await startServer({}, port);
    expect(await deliver(new Date(Date.now() + 3_600_000))).toMatchObject({ sent: 1 });
    expect((await readBlockedWays({ shopId, now: new Date() })).server).toBeNull();
  });

  test("mail leaves by our server again, from our address, when the shop goes back", async () => {
    const { port } = await startServer();
    await save({ port });
    expect(await dropMailServer({ shopId })).toEqual({ outcome: "dropped" });
    expect(await row()).toMatchObject({ host: null, password: null });
    expect(await queueOne()).toEqual({ outcome: "queued", from: `inbound-${shopId}@reply.aftercare.example` });
  });

  test("a host that has moved into a private network is not connected to", async () => {
    const { port } = await startServer();
    await save({ port });
    await queueOne();
    closeTransports();
    const moved = deliverDueMail({ owner: "w", transportFor: (id) => transportFor(id, { findHost: async () => ({ outcome: "private" }) }), rechecks: {}, concurrency: 4, now: () => new Date(), random: () => 0.5 });
    expect(await moved).toMatchObject({ sent: 0, again: 1 });
    expect(mails).toEqual([]);
  });
});
