import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { inShop } from "~/db.server";
import { addNote } from "~/domain/tickets/add-note.server";
import { TOMAS } from "../local-shopify/admin/staff";
import { people } from "../local-shopify/demo-shop";
import { composeMail } from "../local-shopify/mailbox/compose";
import { until, useApp } from "../support/run-app";

/** What open pages are told as it happens, through the real door, by two processes that share a database. */
const SHOP = "demo.myshopify.com";
const OTHER = "other.myshopify.com";
const app = useApp({ moreShops: [OTHER] });

interface News {
  kind: string;
  at: string;
  ticketId?: string;
  people?: { name: string; ticketId: string; doing: string }[];
}

const tomas = `${TOMAS.firstName} ${TOMAS.lastName}`;

let second: { url: string; stop(): Promise<number | null> };
let ticketId: string;

beforeAll(async () => {
  second = await app.beside();
  ticketId = await anaWrites("Live", "Where is my order 1119?");
});

async function anaWrites(subject: string, text: string): Promise<string> {
  const raw = await composeMail({ from: { name: people.ana.name, address: people.ana.email! }, to: "hello@linden-and-loom.example", subject, text, authentication: "pass", date: new Date() });
  expect((await app.inbound(raw)).status).toBe(200);
  let found: { id: string } | null = null;
  await until(async () => Boolean((found = await inShop(SHOP, (tx) => tx.ticket.findFirst({ where: { shopId: SHOP, subject } })))), "the ticket did not appear");
  return found!.id;
}

const note = (written: string) => addNote({ shopId: SHOP, ticketId, nonce: randomUUID(), written, staff: { id: randomUUID(), name: "Yuki" }, now: new Date() });

/** Opens the live door as a page does, and collects what it says. */
async function openPage({ at = app.url, since = new Date(), ticket, ...as }: { at?: string; since?: Date; ticket?: string; shop?: string; staff?: typeof TOMAS } = {}) {
  const connection = randomUUID();
  const over = new AbortController();
  const query = new URLSearchParams({ connection, since: since.toISOString(), ...(ticket && { ticket }) });
  const response = await app.signedRequest(`/app/live?${query}`, { ...as, at, signal: over.signal, headers: { Accept: "text/event-stream" } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  const news: News[] = [];
  let hasEnded = false;
  void (async () => {
    let rest = "";
    const letters = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + letters.decode(chunk, { stream: true })).split("\n\n");
      rest = parts.pop()!;
      for (const part of parts) news.push(JSON.parse(part.replace(/^data: /, "")) as News);
    }
    hasEnded = true;
  })().catch(() => (hasEnded = true));
  return {
    connection,
    news,
    hears: (fits: (news: News) => boolean, what: string) => until(() => news.some(fits), `the page did not hear ${what}`, 20_000),
    hasEnded: () => hasEnded,
    close: () => over.abort(),
  };
}

const ofTicket = (news: News) => news.kind === "ticket" && news.ticketId === ticketId;

describe("an open page", () => {
  test("hears of a message, whatever process serves it and whatever process wrote it; another shop's page does not", async () => {
    const pages = [await openPage(), await openPage({ at: second.url })];
    const stranger = await openPage({ shop: OTHER });
    for (const page of pages) await page.hears(({ kind }) => kind === "present", "who is there");
    // The first page of a process is told to read everything anew once the process hears everything.
    for (const page of pages) await page.hears(({ kind }) => kind === "missed", "that its process listens");
    const other = await anaWrites("Another one", "And my order 1042?");
    for (const page of pages) await page.hears((news) => news.kind === "ticket" && news.ticketId === other, "of the new ticket");
    await note("From a third process");
    for (const page of pages) await page.hears(ofTicket, "of the note");
    expect(stranger.news.filter(({ kind }) => kind === "ticket")).toEqual([]);
    for (const page of [...pages, stranger]) page.close();
  });

  test("sees a colleague who is served by another process, what they do, and that they left", async () => {
    const hers = await openPage({ ticket: ticketId });
    const his = await openPage({ at: second.url, ticket: ticketId, staff: TOMAS });
    const sees = (doing: string) => (news: News) => news.people?.some((person) => person.name === tomas && person.ticketId === ticketId && person.doing === doing) ?? false;
    await hers.hears(sees("viewing"), "that Tomás is there");
    const said = await app.signedRequest("/app/live", { method: "POST", at: second.url, staff: TOMAS, body: new URLSearchParams({ connection: his.connection, ticketId, doing: "writing" }) });
    expect(said.status).toBe(200);
    await hers.hears(sees("writing"), "that he writes");
    his.close();
    await until(() => hers.news.filter(({ kind }) => kind === "present").at(-1)!.people!.every(({ name }) => name !== tomas), "Tomás is still shown");
    hers.close();
  });
});

describe("nothing is missed", () => {
  test("what happened between reading and listening is told at once", async () => {
    // A process that has only just begun to listen cannot know, and tells to read everything anew (two clocks may differ by 2 s).
    (await openPage()).close();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const readAt = new Date();
    await note("In between");
    const page = await openPage({ since: readAt });
    await page.hears(ofTicket, "what it had missed");
    page.close();
  });

  test("a page that was away too long is told to read everything anew", async () => {
    const page = await openPage({ since: new Date(Date.now() - 10 * 60_000) });
    await page.hears(({ kind }) => kind === "missed", "that it has missed something");
    page.close();
  });

  test("when the connection to the database breaks, every page is told, and hears of what follows", async () => {
    const page = await openPage({ at: second.url });
    await page.hears(({ kind }) => kind === "present", "who is there");
    page.news.length = 0;
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rowCount } = await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'aftercare-live' AND datname = current_database()");
    await client.end();
    expect(rowCount).toBeGreaterThanOrEqual(2);
    await page.hears(({ kind }) => kind === "missed", "that something may have been missed");
    page.news.length = 0;
    await note("After the break");
    await page.hears(ofTicket, "of the note");
    page.close();
  });

  test("a process that ends says so first, and ends in order", async () => {
    const third = await app.beside();
    const page = await openPage({ at: third.url });
    await page.hears(({ kind }) => kind === "present", "who is there");
    expect(await third.stop()).toBe(0);
    await until(() => page.hasEnded(), "the connection stayed open");
    expect(page.news.at(-1)!.kind).toBe("bye");
  });
});

describe("the door", () => {
  test("asks who is there, and for a whole question", async () => {
    const stranger = await fetch(`${app.url}/app/live?connection=${randomUUID()}&since=${new Date().toISOString()}`, { redirect: "manual", headers: { Accept: "text/event-stream" } });
    expect(stranger.headers.get("content-type") ?? "").not.toMatch(/event-stream/);
    expect((await app.signedRequest("/app/live?connection=me&since=yesterday")).status).toBe(422);
    expect((await app.signedRequest("/app/live", { method: "POST", body: new URLSearchParams({ connection: randomUUID(), ticketId, doing: "sleeping" }) })).status).toBe(422);
  });
});
