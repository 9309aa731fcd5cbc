import { randomUUID } from "node:crypto";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { deliverDueMail } from "~/domain/outbox/deliver-mail.server";
import { queueMail } from "~/domain/outbox/queue-mail.server";
import { closeTransports, transportFor } from "~/domain/outbox/transports.server";
import { checkDomain } from "~/domain/sending/check-domain.server";
import { makeDkimKey } from "~/domain/sending/make-dkim-key.server";
import { readSending } from "~/domain/sending/read-sending.server";
import { dropMailServer } from "~/domain/sending/save-mail-server.server";
import { changeSettings } from "~/domain/shops/change-settings.server";
import { senderAt } from "~/domain/shops/sender";
import { env } from "~/env.server";
import { dnsLookup } from "~/lib/dns.server";
import { installTestShop } from "../../support/a-shop";
import { useDatabase } from "../../support/database";
import { startLocalDns, type LocalDns } from "../../support/local-dns";
import { startSmtpSink, type SmtpSink } from "../../support/smtp-sink";

useDatabase();
const shopId = "lane.myshopify.com";
const OURS = `inbound-${shopId}@reply.example`;
const now = new Date("2027-03-01T10:00:00Z");
let dns: LocalDns;
let sink: SmtpSink;

beforeAll(async () => {
  dns = await startLocalDns();
  sink = await startSmtpSink();
  Object.assign(env, { SMTP_URL: sink.url });
});
afterAll(async () => {
  closeTransports();
  await dns.stop();
  await sink.stop();
});
beforeEach(async () => {
  Object.assign(dns, { txt: {}, mx: {}, silent: false });
  closeTransports();
  await inShop(shopId, async (tx) => (await tx.sending.deleteMany({ where: { shopId } }), await tx.shop.deleteMany({ where: { shopId } })));
  await installTestShop(shopId, { settings: { senderAddress: "help@lane.example" } });
});

const check = () => checkDomain({ shopId, dns: dnsLookup([dns.server]), replyDomain: "reply.example", now });
const from = async () => senderAt(await inShop(shopId, (tx) => tx.shop.findUniqueOrThrow({ where: { shopId } })), "reply.example");
async function statesOf(): Promise<Record<string, string>> {
  const checked = await check();
  if (checked.outcome !== "checked") throw new Error(checked.outcome);
  return Object.fromEntries(checked.findings.map(({ record, state }) => [record, state]));
}

/** Does what the page says: every record is put into the DNS. */
async function putInOrder(): Promise<void> {
  dns.mx["lane.example"] = ["mx.lane.example"];
  await makeDkimKey({ shopId });
  await check();
  for (const finding of (await readSending({ shopId, now })).domain!.findings) if (finding.add) (dns.txt[finding.add.name] ??= []).push(finding.add.value);
}

describe("the domain of the sender's address", () => {
  test("that says nothing is not in order: what is missing stands there to copy, and mail comes from our address", async () => {
    expect(await statesOf()).toEqual({ mx: "missing", spf: "missing", dkim: "missing", dmarc: "missing" });
    expect(await from()).toEqual({ name: "Lindqvist Lane", address: OURS });
    const { domain } = await readSending({ shopId, now });
    expect(domain!.findings.flatMap(({ add }) => add ?? [])).toEqual([
      { type: "TXT", name: "lane.example", value: "v=spf1 include:reply.example ~all" },
      { type: "TXT", name: "_dmarc.lane.example", value: "v=DMARC1; p=none" },
    ]);
  });

  test("is in order once the records are there, as the page gives them; mail comes from there until they go", async () => {
    await putInOrder();
    expect(await statesOf()).toEqual({ mx: "ok", spf: "ok", dkim: "ok", dmarc: "ok" });
    expect(await from()).toEqual({ name: "Lindqvist Lane", address: "help@lane.example" });
    delete dns.txt["aftercare._domainkey.lane.example"];
    expect(await statesOf()).toMatchObject({ dkim: "missing" });
    expect(await from()).toMatchObject({ address: OURS });
  });

  test("stays what it was while the DNS is silent", async () => {
    await putInOrder();
    await check();
    dns.silent = true;
    expect(await statesOf()).toEqual({ mx: "unknown", spf: "unknown", dkim: "unknown", dmarc: "unknown" });
    expect(await from()).toMatchObject({ address: "help@lane.example" });
  }, 60_000);

  test("is not that of another address", async () => {
    await putInOrder();
    await check();
    await changeSettings({ shopId, change: { senderAddress: "help@other.example" } });
    expect(await from()).toMatchObject({ address: OURS });
  });

  /** As it is after `saveMailServer`, which wants a server that answers (mail-server.test.ts). */
  const useOwnServer = () => inShop(shopId, (tx) => tx.sending.upsert({ where: { shopId }, create: { shopId, host: "smtp.lane.example" }, update: { host: "smtp.lane.example" } }));

  test("judged for the shop's own mail server is not judged for ours: mail comes from our address until it is looked at again", async () => {
    dns.mx["lane.example"] = ["mx.lane.example"];
    dns.txt = { "lane.example": ["v=spf1 include:smtp.lane.example ~all"], "_dmarc.lane.example": ["v=DMARC1; p=none"] };
    await useOwnServer();
    expect(await statesOf()).toEqual({ mx: "ok", spf: "ok", dkim: "ok", dmarc: "ok" });
    expect(await from()).toMatchObject({ address: "help@lane.example" });
    await dropMailServer({ shopId });
    expect(await from()).toMatchObject({ address: OURS });
    expect(await readSending({ shopId, now })).toMatchObject({ comesFromOwn: false, domain: { inOrder: false, findings: [], checkedAt: null } });
    expect(await statesOf()).toMatchObject({ spf: "wrong", dkim: "missing" });
  });

  test("judged while the shop went back to our server is judged once more, for ours", async () => {
    dns.mx["lane.example"] = ["mx.lane.example"];
    dns.txt = { "lane.example": ["v=spf1 include:smtp.lane.example ~all"], "_dmarc.lane.example": ["v=DMARC1; p=none"] };
    await useOwnServer();
    const lookup = dnsLookup([dns.server]);
    let asked = 0;
    const slow = { ...lookup, mx: async (name: string) => (asked++ === 0 && (await dropMailServer({ shopId })), lookup.mx(name)) };
    expect(await checkDomain({ shopId, dns: slow, replyDomain: "reply.example", now })).toMatchObject({ outcome: "checked", inOrder: false });
    expect(asked).toBe(2);
    expect(await from()).toMatchObject({ address: OURS });
  });

  test("keeps its key when the shop goes back to our server, also while the DNS is silent", async () => {
    await putInOrder();
    await useOwnServer();
    await check();
    await dropMailServer({ shopId });
    dns.silent = true;
    await check();
    expect((await readSending({ shopId, now })).domain).toMatchObject({ inOrder: false, key: { signs: true } });
    dns.silent = false;
    await check();
    expect(await from()).toMatchObject({ address: "help@lane.example" });
  }, 60_000);

  test.each<[string, string[], string, string | null]>([
    ["a record that does not name us", ["v=spf1 include:_spf.google.com ~all"], "wrong", "v=spf1 include:_spf.google.com include:reply.example ~all"],
    ["everybody", ["v=spf1 +all"], "wrong", "v=spf1 ~all"],
    ["two records", ["v=spf1 include:reply.example ~all", "v=spf1 -all"], "wrong", null],
    ["us among others", ["v=spf1 a mx include:reply.example -all"], "ok", null],
    ["a text that only looks like it", ["v=spf10 include:reply.example"], "missing", "v=spf1 include:reply.example ~all"],
  ])("SPF: %s", async (_name, texts, state, add) => {
    dns.txt["lane.example"] = texts;
    expect(await statesOf()).toMatchObject({ spf: state });
    expect((await readSending({ shopId, now })).domain!.findings.find(({ record }) => record === "spf")!.add?.value ?? null).toBe(add);
  });

  test.each<[string, string, string[], string]>([
    ["of its own", "_dmarc.lane.example", ["v=DMARC1; p=reject; rua=mailto:x@lane.example"], "ok"],
    ["without a policy", "_dmarc.lane.example", ["v=DMARC1; rua=mailto:x@lane.example"], "wrong"],
    ["twice", "_dmarc.lane.example", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "wrong"],
  ])("DMARC: %s", async (_name, name, texts, state) => {
    dns.txt[name] = texts;
    expect(await statesOf()).toMatchObject({ dmarc: state });
  });

  test("DMARC: that of the domain above holds", async () => {
    await changeSettings({ shopId, change: { senderAddress: "help@mail.lane.example" } });
    dns.txt["_dmarc.lane.example"] = ["v=DMARC1; p=quarantine"];
    expect(await statesOf()).toMatchObject({ dmarc: "ok" });
  });

  test("another key in the DNS is not ours", async () => {
    await putInOrder();
    dns.txt["aftercare._domainkey.lane.example"] = ["v=DKIM1; k=rsa; p=MIIBIjANBgkq"];
    expect(await statesOf()).toMatchObject({ dkim: "wrong" });
  });
});

describe("signing", () => {
  const resolver = async (name: string, type: string) => {
    if (type !== "TXT") throw Object.assign(new Error("none"), { code: "ENODATA" });
    return ((await dnsLookup([dns.server]).txt(name)) ?? []).map((text) => [text]);
  };
  const send = async (change: { text?: string; html?: string | null; subject?: string } = {}) => {
    sink.mails.length = 0;
    await inShop(shopId, async (tx) => queueMail(tx, { shopId, key: randomUUID(), flow: "reply", to: "ana@example.com", from: await from(), subject: "Größe M", text: "Guten Tag,  \n\n.\nbis bald\n\n\n", html: "<p>Guten   Tag</p>", headers: { "List-Unsubscribe": "<https://aftercare.example/u/1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }, nudge: false, now, ...change }));
    expect(await deliverDueMail({ owner: randomUUID(), transportFor, rechecks: {}, concurrency: 1, now: () => now, random: () => 0.5 })).toMatchObject({ sent: 1 });
    return sink.mails[0]!.source;
  };

  test("is verified by who knows DKIM, covers the unsubscribe fields, and breaks when a word is changed", async () => {
    await putInOrder();
    await check();
    for (const change of [{}, { html: null }, { text: "", html: null }, { subject: "x".repeat(300), text: "a line  with   spaces \n".repeat(50) }]) {
      const source = await send(change);
      const { results } = await dkimVerify(Buffer.from(source), { resolver } as never);
      expect(results).toMatchObject([{ signingDomain: "lane.example", selector: "aftercare", status: { result: "pass", aligned: "lane.example" } }]);
      expect((results[0] as unknown as { signingHeaders: { keys: string } }).signingHeaders.keys.toLowerCase()).toContain("list-unsubscribe-post");
      const forged = await dkimVerify(Buffer.from(source.replace(/^To: .*$/m, "To: eve@example.com")), { resolver } as never);
      expect(forged.results[0]!.status.result).toBe("fail");
    }
  });

  test("is not done before the key is in the DNS, nor for another domain; the key lies encrypted", async () => {
    await makeDkimKey({ shopId });
    expect(await send()).not.toMatch(/^DKIM-Signature:/m);
    const row = await inShop(shopId, (tx) => tx.sending.findUniqueOrThrow({ where: { shopId } }));
    expect(row.dkimPrivateKey).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain("PRIVATE KEY");
  });
});
