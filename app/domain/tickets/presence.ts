/** Who is looking at which ticket right now, or writing on it. Pure: time comes in. */
export interface Sighting {
  /** One open page. */
  connection: string;
  shopId: string;
  ticketId: string | null;
  staffId: string;
  name: string;
  doing: "viewing" | "writing";
}

export interface Present {
  ticketId: string;
  staffId: string;
  name: string;
  doing: "viewing" | "writing";
}

/** A page is renewed more often than this; one that fell silent is forgotten after it. */
export const SIGHTING_LASTS_MS = 40_000;

/** How long "is writing" is shown after the last key. */
export const WRITING_LASTS_MS = 8_000;

/** Sightings by connection, with the instant (ms) at which each was heard. */
export type Sightings = Map<string, Sighting & { at: number }>;

export function see(sightings: Sightings, sighting: Sighting, at: number): void {
  sightings.set(sighting.connection, { ...sighting, at });
}

/** The people of a shop on tickets, each once per ticket, writers before viewers; silent pages are dropped. */
export function whoIsThere(sightings: Sightings, shopId: string, now: number): Present[] {
  const present = new Map<string, Present>();
  for (const [connection, seen] of sightings) {
    if (now - seen.at > SIGHTING_LASTS_MS) {
      sightings.delete(connection);
      continue;
    }
    if (seen.shopId !== shopId || !seen.ticketId) continue;
    const doing = seen.doing === "writing" && now - seen.at <= WRITING_LASTS_MS ? "writing" : "viewing";
    const key = `${seen.ticketId} ${seen.staffId}`;
    const known = present.get(key);
    if (!known || doing === "writing") present.set(key, { ticketId: seen.ticketId, staffId: seen.staffId, name: seen.name, doing });
  }
  return [...present.values()].sort((one, other) => (one.doing === other.doing ? one.name.localeCompare(other.name) : one.doing === "writing" ? -1 : 1));
}
