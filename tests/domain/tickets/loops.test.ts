import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { sortTicket } from "~/domain/tickets/sort-ticket.server";
import { env } from "~/env.server";
import { composeMail } from "~/mail/compose-mail.server";
import { receiveInboundMails, stopReadingMail } from "~/worker/receive-inbound-mail.server";
import { aShop } from "../../support/a-desk";
import { useDatabase } from "../../support/database";

/**
 * Two of our shops and two foreign autoresponders, wired together for an hour: everybody answers everything that
 * reaches them, and the road between takes every mark of automatic mail away.
 */
useDatabase();
const shops = ["loop-one.myshopify.com", "loop-two.myshopify.com"];
const addresses: Record<string, string> = { [shops[0]!]: "hello@loop-one.example", [shops[1]!]: "hello@loop-two.example" };
const robots = ["info@rude-robot.example", "sales@ruder-robot.example"];
const START = new Date();

beforeAll(async () => {
  for (const shopId of shops) {
    await aShop({ shopId, settings: { senderAddress: addresses[shopId] } });
    await inShop(shopId, async (tx) => {
      await tx.deskSettings.create({ data: { shopId, config: { acknowledgement: { enabled: true } } } });
      await tx.shop.update({ where: { shopId }, data: { email: addresses[shopId]! } });
      await tx.staff.updateMany({ where: { shopId }, data: { email: null } });
    });
  }
});
afterAll(() => stopReadingMail());

interface Flying {
  from: string;
  to: string;
  raw: Buffer;
}

const letters: { from: string; to: string; minute: number }[] = [];
let minute = 0;
const now = () => new Date(START.getTime() + minute * 60_000);

const letter = async (from: string, to: string, subject: string, inReplyTo: string | null = null): Promise<Flying> => ({
  from,
  to,
  raw: await composeMail({ messageId: `${crypto.randomUUID()}@${from.split("@")[1]}`, date: now(), from: { name: "", address: from }, to, cc: [], replyTo: null, subject, text: "We got your message and will answer it soon.", html: null, inReplyTo, references: inReplyTo ? [inReplyTo] : [], headers: {}, attachments: [] }),
});

const shopAt = async (address: string): Promise<string | null> => {
  for (const shopId of shops) {
    if (address === addresses[shopId]) return shopId;
    if (!address.endsWith(`@${env.REPLY_DOMAIN}`)) continue;
    if (await inShop(shopId, (tx) => tx.replyToken.count({ where: { shopId, token: address.split("@")[0]! } }))) return shopId;
  }
  return null;
};

/** Takes away what says that a mail is automatic. */
const strip = (raw: Buffer) => Buffer.from(raw.toString("latin1").replace(/^(?:Auto-Submitted|X-Auto-Response-Suppress|Precedence):.*\r\n/gim, ""), "latin1");

async function arriveAtShop(shopId: string, { to, raw }: Flying): Promise<void> {
  await keepInboundMail({ shopId, source: "raw", raw: strip(raw), envelope: { recipients: [to], returnPath: null, authentication: "pass" }, now: now() });
  for (const { id } of await inShop(shopId, (tx) => tx.inboundMail.findMany({ where: { shopId, status: "received" }, select: { id: true } }))) {
    await receiveInboundMails([{ shopId, inboundMailId: id }]);
    const { outcome, ticketId } = await inShop(shopId, (tx) => tx.inboundMail.findUniqueOrThrow({ where: { shopId, id } }));
    if (ticketId) await sortTicket({ shopId, ticketId, moment: outcome === "joined" ? "customer-wrote" : "created", now: now() });
  }
}

async function collectFromShops(seen: Set<string>): Promise<Flying[]> {
  const found: Flying[] = [];
  for (const shopId of shops) {
    for (const row of await inShop(shopId, (tx) => tx.outgoingMail.findMany({ where: { shopId } }))) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const raw = await composeMail({ ...row, from: { name: row.fromName, address: row.fromAddress }, to: row.recipient, headers: row.headers as Record<string, string>, attachments: [] });
      found.push({ from: addresses[shopId]!, to: row.recipient, raw });
    }
  }
  return found;
}

test("nobody gets more than two mails from anybody, and it is quiet long before the hour is over", async () => {
  const [one, two] = shops.map((shopId) => addresses[shopId]!) as [string, string];
  let flying = [await letter(two, one, "A question between colleagues"), await letter(robots[0]!, one, "Hello"), await letter(robots[1]!, two, "Hello"), await letter(robots[0]!, robots[1]!, "Hello"), await letter(one, one, "Is this thing on?")];
  const seen = new Set<string>();
  for (minute = 0; minute < 60; minute++) {
    const next: Flying[] = [];
    for (const mail of flying) {
      letters.push({ from: mail.from, to: mail.to, minute });
      const shopId = await shopAt(mail.to);
      if (shopId) await arriveAtShop(shopId, mail);
      // The two robots know each other and leave it at one mail; a shop's mail they always answer.
      else if (robots.includes(mail.to) && !robots.includes(mail.from)) {
        const header = (name: string) => new RegExp(`^${name}: .*?([^\\s<>"]+@[^\\s<>"]+)`, "im").exec(mail.raw.toString("latin1"))?.[1];
        next.push(await letter(mail.to, header("Reply-To") ?? mail.from, "Thank you for your message", header("Message-ID") ?? null));
      }
    }
    next.push(...(await collectFromShops(seen)));
    flying = next;
  }
  const ours = letters.filter(({ from }) => [one, two].includes(from) && from !== two).length + letters.filter(({ from, minute }) => from === two && minute > 0).length;
  expect(ours, "acknowledgements were sent at all").toBeGreaterThanOrEqual(2);
  const pairs = new Map<string, number>();
  for (const { from, to } of letters) pairs.set(`${from} → ${to}`, (pairs.get(`${from} → ${to}`) ?? 0) + 1);
  expect([...pairs].filter(([, count]) => count > 2)).toEqual([]);
  expect(Math.max(...letters.map((each) => each.minute))).toBeLessThan(10);
  for (const shopId of shops) {
    const recipients = (await inShop(shopId, (tx) => tx.outgoingMail.findMany({ where: { shopId } }))).map(({ recipientKey }) => recipientKey);
    expect(recipients.length, "at most one to each").toBe(new Set(recipients).size);
    expect(recipients, "none to ourselves").not.toContain(addresses[shopId]);
  }
});

test("what the shop's own people write to their desk is a ticket like others", async () => {
  const tickets = await inShop(shops[0]!, (tx) => tx.ticket.findMany({ where: { shopId: shops[0]!, subject: "Is this thing on?" } }));
  expect(tickets).toMatchObject([{ status: "waiting_for_us" }]);
});

test("a mail of ours that somebody's forwarding brings back is no ticket", async () => {
  const shopId = shops[0]!;
  const row = await inShop(shopId, (tx) => tx.outgoingMail.findFirstOrThrow({ where: { shopId } }));
  const raw = await composeMail({ ...row, from: { name: row.fromName, address: row.fromAddress }, to: row.recipient, headers: {}, attachments: [] });
  await arriveAtShop(shopId, { from: row.fromAddress, to: addresses[shopId]!, raw });
  const kept = await inShop(shopId, (tx) => tx.inboundMail.findMany({ where: { shopId, outcome: "loop" } }));
  expect(kept).toHaveLength(1);
});

test("a customer's mail that a colleague forwards is the customer's ticket", async () => {
  const shopId = shops[0]!;
  await inShop(shopId, (tx) => tx.staff.updateMany({ where: { shopId, name: "Mara Lindqvist" }, data: { email: "mara@loop-one.example" } }));
  const forwarded = (from: string, subject: string) =>
    letter(from, addresses[shopId]!, subject).then((mail) => ({ ...mail, raw: Buffer.from(mail.raw.toString("latin1").replace("We got your message and will answer it soon.", "---------- Forwarded message ---------\r\nFrom: Ana Petrov <ana@example.com>\r\nDate: Thu, Apr 16, 2026 at 4:52 PM\r\nSubject: My lamp\r\nTo: <mara@loop-one.example>\r\n\r\nMy lamp is broken.")) }));
  await arriveAtShop(shopId, await forwarded("mara@loop-one.example", "Fwd: My lamp"));
  await arriveAtShop(shopId, await forwarded("stranger@elsewhere.example", "Fwd: Her lamp"));
  const customers = await inShop(shopId, (tx) => tx.ticket.findMany({ where: { shopId, subject: { contains: "lamp" } }, select: { subject: true, customerEmail: true } }));
  expect(customers).toEqual(expect.arrayContaining([{ subject: "My lamp", customerEmail: "ana@example.com" }, { subject: "Fwd: Her lamp", customerEmail: "stranger@elsewhere.example" }]));
});
