import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { keepInboundMail } from "~/domain/tickets/keep-inbound-mail.server";
import { listParkedMail, retryParkedMail } from "~/domain/tickets/parked-mail.server";
import { receiveInboundMails, stopReadingMail } from "~/worker/receive-inbound-mail.server";
import { installTestShop } from "../support/a-shop";
import { useDatabase } from "../support/database";

/** Mails that are taken in together: each ends as if it had come alone, and one that fails takes no other with it. */
useDatabase();
const one = "one.myshopify.com";
const two = "two.myshopify.com";
let minute = 0;

beforeAll(async () => {
  await installTestShop(one);
  await installTestShop(two);
});
afterAll(() => stopReadingMail());

interface Arriving {
  shopId?: string;
  from?: string;
  id: string;
  answers?: string;
  /** By which way it came: the same mail by two ways differs in its trace lines. */
  by?: string;
  text?: string;
}

/** Kept as a provider hands it over that vouches for the sender; answers what the job carries. */
async function kept({ shopId = one, from = "ana@example.com", id, answers, by = "mx1", text = "Hello" }: Arriving) {
  const raw = [`Received: by ${by}.example`, `From: ${from}`, "To: help@lane.example", `Subject: Mail ${id}`, `Message-ID: <${id}@example.com>`, ...(answers ? [`In-Reply-To: <${answers}@example.com>`] : []), "", text].join("\r\n");
  return keep({ shopId, source: "raw", raw });
}

async function keep({ shopId, source, raw }: { shopId: string; source: string; raw: string }) {
  const now = new Date(Date.UTC(2027, 2, 1, 10, minute++));
  await keepInboundMail({ shopId, source, raw: Buffer.from(raw), envelope: { recipients: ["help@lane.example"], returnPath: null, authentication: "pass" }, now });
  const { id } = await inShop(shopId, (tx) => tx.inboundMail.findFirstOrThrow({ where: { shopId, receivedAt: now } }));
  return { shopId, inboundMailId: id };
}

const originals = (mails: { shopId: string; inboundMailId: string }[]) => Promise.all(mails.map(({ shopId, inboundMailId }) => inShop(shopId, (tx) => tx.inboundMail.findUniqueOrThrow({ where: { shopId, id: inboundMailId }, select: { status: true, outcome: true, ticketId: true, attempts: true } }))));
const tickets = (shopId: string) => inShop(shopId, (tx) => tx.ticket.findMany({ where: { shopId }, orderBy: [{ createdAt: "asc" }, { customerEmail: "asc" }], include: { messages: { select: { messageId: true }, orderBy: { messageId: "asc" } } } }));

async function inDatabase(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

test("mails of a shop are written together, an answer to one of them and one that comes twice among them", async () => {
  const mails = [await kept({ id: "c1" }), await kept({ id: "c1", by: "mx2" }), await kept({ id: "c2", answers: "c1" }), await kept({ id: "c3", answers: "c2" }), await kept({ id: "c4", from: "ben@example.com", answers: "c1" })];
  const results = await receiveInboundMails(mails.toReversed());
  expect(results.map(({ status }) => status)).toEqual(mails.map(() => "fulfilled"));
  const [conversation, stranger] = await tickets(one);
  expect(conversation!.messages.map(({ messageId }) => messageId)).toEqual(["c1@example.com", "c2@example.com", "c3@example.com"]);
  expect(stranger!.messages.map(({ messageId }) => messageId)).toEqual(["c4@example.com"]);
  expect((await originals(mails)).map(({ outcome, ticketId }) => ({ outcome, ticketId }))).toEqual([
    { outcome: "new-ticket", ticketId: conversation!.id },
    { outcome: "duplicate", ticketId: null },
    { outcome: "joined", ticketId: conversation!.id },
    { outcome: "joined", ticketId: conversation!.id },
    { outcome: "new-ticket", ticketId: stranger!.id },
  ]);
  expect(await inDatabase(`SELECT count(DISTINCT xmin::text)::int AS transactions FROM "Message"`)).toEqual([{ transactions: 1 }]);
});

test("of a batch with two that fail every other one ends right, and the two are tried again until a person sees them", async () => {
  // No mail is known that the database refuses; this one it does.
  await inDatabase(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.subject = 'Mail poison' THEN RAISE 'refused'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON "Message" FOR EACH ROW EXECUTE FUNCTION refuse()`);
  const before = await tickets(one);
  const good = [await kept({ id: "d1" }), await kept({ id: "d1", by: "mx2" }), await kept({ id: "d2", answers: "d1" }), await kept({ id: "d1", shopId: two }), await kept({ id: "d3", shopId: two })];
  const refused = await kept({ id: "poison" });
  const unreadable = await keep({ shopId: one, source: "contact_form", raw: "{" });
  const batch = [refused, ...good.slice(0, 2), unreadable, ...good.slice(2)];

  const results = await receiveInboundMails(batch);
  expect(results.flatMap(({ status }, index) => (status === "rejected" ? batch[index] : []))).toEqual([refused, unreadable]);
  const ofOne = (await tickets(one)).slice(before.length);
  const ofTwo = await tickets(two);
  expect(ofOne.map(({ messages }) => messages.map(({ messageId }) => messageId))).toEqual([["d1@example.com", "d2@example.com"]]);
  expect(ofTwo.map(({ messages }) => messages.map(({ messageId }) => messageId)).sort()).toEqual([["d1@example.com"], ["d3@example.com"]]);
  expect((await originals(good)).map(({ outcome }) => outcome)).toEqual(["new-ticket", "duplicate", "joined", "new-ticket", "new-ticket"]);

  // The whole batch again, as after a crash before its jobs were settled: nothing is made twice.
  await receiveInboundMails(batch);
  expect((await tickets(one)).slice(before.length)).toEqual(ofOne);
  expect(await tickets(two)).toEqual(ofTwo);
  expect((await receiveInboundMails(batch)).map(({ status }) => status)).toEqual(batch.map(() => "fulfilled"));
  expect(await originals([refused, unreadable])).toMatchObject([{ status: "parked", attempts: 3 }, { status: "parked", attempts: 3 }]);
  expect((await listParkedMail({ shopId: one })).map(({ id }) => id).sort()).toEqual([refused.inboundMailId, unreadable.inboundMailId].sort());

  await inDatabase(`DROP TRIGGER refuse ON "Message"`);
  await retryParkedMail(refused);
  await receiveInboundMails([refused]);
  expect(await originals([refused])).toMatchObject([{ status: "done", outcome: "new-ticket" }]);
});

test("an answer waits for the mails that are being taken in beside it: what it answers may be among them", async () => {
  const first = await kept({ id: "e1" });
  const answer = await kept({ id: "e2", answers: "e1" });
  const other = await kept({ id: "e3", shopId: two, answers: "e0" });
  // The first mail is held up in the middle of its transaction until this connection lets go.
  await inDatabase(`
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.subject = 'Mail e1' THEN PERFORM pg_advisory_xact_lock(42); END IF; RETURN NEW; END $$;
    CREATE TRIGGER hold BEFORE INSERT ON "Message" FOR EACH ROW EXECUTE FUNCTION hold()`);
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  await holder.query("SELECT pg_advisory_lock(42)");
  const waiting = async () => (await inDatabase(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`))[0]!.n;

  const firstReceived = receiveInboundMails([first]);
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
  const answerReceived = receiveInboundMails([answer]);
  await expect.poll(waiting, { timeout: 30_000 }).toBe(2);
  await receiveInboundMails([other]);
  await holder.end();
  await Promise.all([firstReceived, answerReceived]);
  const [opened, joined] = await originals([first, answer]);
  expect(opened).toMatchObject({ outcome: "new-ticket" });
  expect(joined).toMatchObject({ outcome: "joined", ticketId: opened!.ticketId });
  await inDatabase(`DROP TRIGGER hold ON "Message"`);
});

test("a Message-ID of any length is no reason to refuse a mail", async () => {
  const noise = Array.from({ length: 9_000 }, (_, at) => ((at * 7919 + ((at * at) >> 3)) % 36).toString(36)).join("");
  const mails = [await keep({ shopId: two, source: "raw", raw: `From: eve@example.com\r\nMessage-ID: ${noise}@example.com\r\nSubject: Long\r\n\r\nHi` }), await keep({ shopId: two, source: "raw", raw: `From: eve@example.com\r\nMessage-ID: ${noise}1@example.com\r\nSubject: Longer\r\n\r\nHo` })];
  await receiveInboundMails(mails);
  expect((await originals(mails)).map(({ outcome }) => outcome)).toEqual(["new-ticket", "new-ticket"]);
});
