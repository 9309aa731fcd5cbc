import { z } from "zod";
import { see, whoIsThere, WRITING_LASTS_MS, type Present, type Sighting, type Sightings } from "~/domain/tickets/presence";
import { announce, listen, stopListening } from "~/jobs/announcements.server";

/** What an open page is told. */
export type DeskNews =
  | { kind: "ticket"; ticketId: string }
  | { kind: "present"; people: Present[] }
  /** Something may have been missed: read everything anew. */
  | { kind: "missed" }
  /** This process ends; ask another one. */
  | { kind: "bye" };

const announcements = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ticket"), shopId: z.string(), ticketId: z.string() }),
  z.object({
    kind: z.literal("seen"),
    sighting: z.object({ connection: z.string(), shopId: z.string(), ticketId: z.string().nullable(), staffId: z.string(), name: z.string(), doing: z.enum(["viewing", "writing"]) }),
  }),
  z.object({ kind: z.literal("left"), shopId: z.string(), connection: z.string() }),
  /** Somebody came and wants to know who is there: every page says so again. */
  z.object({ kind: z.literal("who"), shopId: z.string() }),
]);

interface Watch {
  shopId: string;
  tell: (news: DeskNews) => void;
  self: Sighting;
}

const sightings: Sightings = new Map();
const watches = new Map<string, Watch>();
let stopHearing: (() => void) | undefined;
let renewing: NodeJS.Timeout | undefined;

/** Since when this process hears everything (Infinity: it does not yet, and says "missed" when it does), and what it heard lately. */
let hearingSince = Infinity;
let lately: { at: number; shopId: string; ticketId: string }[] = [];
/** Long enough for a page to be read and to begin listening. */
const LATELY_MS = 60_000;
/** The page may have been read by another machine. */
const CLOCKS_DIFFER_MS = 2_000;

/** Each page is renewed this often, well within the time after which it would be forgotten. */
const RENEW_MS = 15_000;

/**
 * Tells `tell` of everything that happens on the shop's tickets until the returned function is called, and lets the
 * others know that this person is there.
 *
 * @param connection  a random id of the open page
 * @param ticketId  the ticket that is open; null for the list
 * @param since  when the page was read: what happened in between is told at once
 */
export function watchDesk({ shopId, staff, connection, ticketId, since, tell }: { shopId: string; staff: { id: string; name: string }; connection: string; ticketId: string | null; since: Date; tell: (news: DeskNews) => void }): () => void {
  const self: Sighting = { connection, shopId, ticketId, staffId: staff.id, name: staff.name, doing: "viewing" };
  watches.set(connection, { shopId, tell, self });
  if (!stopHearing) {
    stopHearing = listen({ heard, missed: () => ((hearingSince = Date.now()), tellAll({ kind: "missed" })) });
  }
  renewing ??= setInterval(renew, RENEW_MS).unref();
  say({ kind: "seen", sighting: self });
  say({ kind: "who", shopId });
  tell({ kind: "present", people: whoIsThere(sightings, shopId, Date.now()) });
  catchUp(shopId, since.getTime() - CLOCKS_DIFFER_MS, tell);
  return () => {
    watches.delete(connection);
    say({ kind: "left", shopId, connection });
    if (watches.size === 0) pause();
  };
}

/** A page says what its person is doing. A page that is not watching is not heard. */
export async function showPresence({ shopId, staff, connection, ticketId, doing }: { shopId: string; staff: { id: string; name: string }; connection: string; ticketId: string; doing: Sighting["doing"] }): Promise<void> {
  const sighting: Sighting = { connection, shopId, ticketId, staffId: staff.id, name: staff.name, doing };
  const watch = watches.get(connection);
  if (watch?.shopId === shopId) watch.self = sighting;
  await announce({ kind: "seen", sighting });
}

function heard(said: unknown): void {
  const read = announcements.safeParse(said);
  if (!read.success) return;
  const now = Date.now();
  switch (read.data.kind) {
    case "ticket":
      lately = [...lately.filter(({ at }) => now - at < LATELY_MS), { at: now, shopId: read.data.shopId, ticketId: read.data.ticketId }].slice(-5_000);
      return tellShop(read.data.shopId, { kind: "ticket", ticketId: read.data.ticketId });
    case "seen":
      hearOf(read.data.sighting, now);
      return;
    case "left":
      sightings.delete(read.data.connection);
      return tellWhoIsThere(read.data.shopId, now);
    case "who":
      for (const watch of watches.values()) if (watch.shopId === read.data.shopId) say({ kind: "seen", sighting: watch.self });
  }
}

/** What a page has not seen, because it was read before it listened. */
function catchUp(shopId: string, since: number, tell: Watch["tell"]): void {
  if (hearingSince === Infinity) return;
  if (since < Math.max(hearingSince, Date.now() - LATELY_MS)) return tell({ kind: "missed" });
  for (const ticketId of new Set(lately.filter((news) => news.shopId === shopId && news.at >= since).map((news) => news.ticketId))) tell({ kind: "ticket", ticketId });
}

function hearOf(sighting: Sighting, now: number): void {
  see(sightings, sighting, now);
  tellWhoIsThere(sighting.shopId, now);
  // Who stops typing says nothing more.
  if (sighting.doing === "writing") setTimeout(() => tellWhoIsThere(sighting.shopId, Date.now()), WRITING_LASTS_MS + 100).unref();
}

/** What each shop was told last: a renewal that changes nothing is not news. */
const told = new Map<string, string>();

function tellWhoIsThere(shopId: string, now: number): void {
  const people = whoIsThere(sightings, shopId, now);
  const words = JSON.stringify(people);
  if (told.get(shopId) === words) return;
  told.set(shopId, words);
  tellShop(shopId, { kind: "present", people });
}

function tellAll(news: DeskNews): void {
  for (const watch of [...watches.values()]) watch.tell(news);
}

function tellShop(shopId: string, news: DeskNews): void {
  for (const watch of watches.values()) if (watch.shopId === shopId) watch.tell(news);
}

function renew(): void {
  for (const watch of watches.values()) {
    watch.self = { ...watch.self, doing: "viewing" };
    say({ kind: "seen", sighting: watch.self });
  }
  for (const shopId of new Set([...watches.values()].map((watch) => watch.shopId))) tellWhoIsThere(shopId, Date.now());
}

/** Ends every watch of this process, so that its pages turn to another one. */
export async function closeDesk(): Promise<void> {
  tellAll({ kind: "bye" });
  watches.clear();
  pause();
  stopHearing?.();
  stopHearing = undefined;
  await stopListening();
}

function say(announcement: object): void {
  // Presence is a courtesy: when the database is away there are worse troubles, and they are logged elsewhere.
  announce(announcement).catch(() => undefined);
}

/** Nobody is there: what was seen of people is forgotten. Listening goes on, so that the next page misses nothing. */
function pause(): void {
  clearInterval(renewing);
  renewing = undefined;
  sightings.clear();
  told.clear();
}
