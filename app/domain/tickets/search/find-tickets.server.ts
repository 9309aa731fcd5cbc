import type { ShopTx } from "~/db.server";
import { quote, searchQuery, searchWords } from "~/domain/tickets/search/search-words";

export interface TicketSearch {
  /** As typed; every word has to be there. */
  text: string;
  /** Marks that the ticket has to carry; see `facet`. */
  facets: string[];
  statuses: string[] | null;
  /** null: anybody's; "nobody": unassigned. */
  assignee: string | null;
  topic: string | null;
  channel: string | null;
  before: { at: Date; id: string } | null;
  most: number;
}

interface Hit {
  id: string;
  /** The ticket's last message. */
  at: Date;
}

/** Fewer hits than this, and similar names are tried too. */
const FEW = 3;

/**
 * Ids of the tickets that hold the words and marks, the newest conversation first. When hardly anything is found,
 * words that look like misspelt names are replaced by the names they resemble; `spelledAs` says which.
 */
export async function findTickets(tx: ShopTx, search: TicketSearch): Promise<{ hits: Hit[]; spelledAs: string[] }> {
  const exact = await run(tx, search, searchQuery(search.text));
  if (exact.length >= FEW || search.before) return { hits: exact, spelledAs: [] };
  const alternatives = await similarNames(tx, searchWords(search.text));
  if (alternatives.size === 0) return { hits: exact, spelledAs: [] };
  const similar = await run(tx, search, searchQuery(search.text, alternatives));
  return similar.length > exact.length ? { hits: similar, spelledAs: [...new Set([...alternatives.values()].flat())] } : { hits: exact, spelledAs: [] };
}

async function run(tx: ShopTx, search: TicketSearch, words: string | null): Promise<Hit[]> {
  const query = [...(words ? [`(${words})`] : []), ...search.facets.map(quote)].join(" & ");
  if (query === "") return [];
  const isNobody = search.assignee === "nobody";
  return tx.$queryRaw<Hit[]>`
    SELECT id, at FROM desk_find_tickets(${query}, ${search.statuses}::text[], ${isNobody ? null : search.assignee}::uuid, ${isNobody},
      ${search.topic}, ${search.channel}, ${search.before?.at ?? null}::timestamptz, ${search.before?.id ?? null}::uuid, ${search.most}::int)`;
}

async function similarNames(tx: ShopTx, words: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const word of words.filter((word) => word.length >= 4 && !/\d/.test(word)).slice(0, 4)) {
    const names = await tx.$queryRaw<{ name: string }[]>`SELECT desk_similar_names(${word}, 5) AS name`;
    const others = names.map(({ name }) => name).filter((name) => name !== word);
    if (others.length > 0) found.set(word, others);
  }
  return found;
}
