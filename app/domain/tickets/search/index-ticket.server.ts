import type { ShopTx } from "~/db.server";
import { codeWords, facet, searchWords } from "~/domain/tickets/search/search-words";
import { jsonText } from "~/lib/json-text";
import type { OrderSnapshot } from "~/shopify/order-snapshot";

/** Most different words of one ticket: a tsvector holds a megabyte, and nobody finds a ticket by its 20,000th word. */
const MOST_WORDS = 20_000;

/** Adds the words of a new message to what the ticket is found by. `at`: the ticket's last message, for the order of results. */
export async function addToSearch(tx: ShopTx, { shopId, ticketId, words, at }: { shopId: string; ticketId: string; words: string[]; at: Date }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at) VALUES (${ticketId}::uuid, ${shopId}, array_to_tsvector(${[...new Set(words)]}::text[]), ${at})
    ON CONFLICT ("ticketId") DO UPDATE SET at = excluded.at,
      words = CASE WHEN length("TicketSearch".words) < ${MOST_WORDS} THEN "TicketSearch".words || excluded.words ELSE "TicketSearch".words END`;
}

/** The words of a customer's name and address, remembered so that a misspelt name still finds them. */
export async function rememberNames(tx: ShopTx, { shopId, words }: { shopId: string; words: string[] }): Promise<void> {
  const names = rememberedOf(words);
  if (names.length === 0) return;
  await tx.$executeRaw`INSERT INTO "SearchName" ("shopId", word) SELECT ${shopId}, unnest(${names}::text[]) ON CONFLICT DO NOTHING`;
}

/** In one order for all, so that two tickets at once never wait for each other. */
function rememberedOf(words: string[]): string[] {
  return [...new Set(words)].filter((word) => word.length >= 3 && !/^\d+$/.test(word)).sort();
}

/** New tickets with their first messages: the same words as `reindexTicket` would read, in one statement. */
export async function indexNewTickets(tx: ShopTx, shopId: string, opened: { ticket: NewTicket; message: SearchedMessage; orders: OrderSnapshot[] }[]): Promise<void> {
  const rows = opened.map(({ ticket, message, orders }) => ({
    ticketId: ticket.id,
    words: wordsOfTicket({ ...ticket, tags: [], messages: [message], orderNames: orders.map((order) => order.name) }, orders),
    at: ticket.lastMessageAt,
  }));
  const names = rememberedOf(opened.flatMap(({ ticket }) => [ticket.customerName, ticket.customerEmail ?? ""].flatMap(searchWords)));
  await tx.$executeRaw`
    WITH remembered AS (INSERT INTO "SearchName" ("shopId", word) SELECT ${shopId}, unnest(${names}::text[]) ON CONFLICT DO NOTHING)
    INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at)
    SELECT "ticketId", ${shopId}, array_to_tsvector(words), at
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS new("ticketId" uuid, words text[], at timestamptz)`;
}

interface NewTicket {
  id: string;
  subject: string;
  customerName: string;
  customerEmail: string | null;
  customerShopifyId: string | null;
  lastMessageAt: Date;
}

interface SearchedMessage {
  reply: string;
  authorName: string;
  authorEmail: string | null;
}

function wordsOfTicket(ticket: Omit<NewTicket, "id" | "lastMessageAt"> & { tags: string[]; messages: SearchedMessage[]; orderNames: string[] }, orders: OrderSnapshot[]): string[] {
  const names = [ticket.customerName, ticket.customerEmail ?? "", ...ticket.messages.map((message) => `${message.authorName} ${message.authorEmail ?? ""}`)].flatMap(searchWords);
  const words = [
    ...names,
    ...searchWords(ticket.subject),
    ...ticket.messages.flatMap((message) => searchWords(message.reply)),
    ...ticket.orderNames.flatMap((name) => codeWords(name)),
    ...orders.flatMap((order) => wordsOfOrder(order)),
    ...ticket.tags.map((tag) => facet("tag", tag)),
    ...(ticket.customerShopifyId ? [facet("customer", ticket.customerShopifyId)] : []),
  ];
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Everything that an order adds to the words of a ticket about it. */
export function wordsOfOrder(order: OrderSnapshot): string[] {
  return [
    ...codeWords(order.name),
    ...(order.confirmationNumber ? codeWords(order.confirmationNumber) : []),
    ...order.fulfillments.flatMap((parcel) => parcel.tracking.flatMap(({ number }) => (number ? codeWords(number) : []))),
    ...order.lines.flatMap((line) => [
      ...searchWords(`${line.title} ${line.variantTitle ?? ""}`),
      ...(line.sku ? [...codeWords(line.sku), facet("sku", line.sku)] : []),
      ...(line.productId ? [facet("product", line.productId)] : []),
    ]),
  ];
}

/**
 * Reads a ticket's words anew from its rows: after its orders, tags or customer changed, or messages moved or were
 * erased. Cheap enough for every such change: one ticket, one row.
 */
export async function reindexTicket(tx: ShopTx, { shopId, ticketId }: { shopId: string; ticketId: string }): Promise<void> {
  const ticket = await tx.ticket.findFirst({
    where: { shopId, id: ticketId },
    include: { messages: { where: { shopId }, select: { reply: true, authorName: true, authorEmail: true }, orderBy: { sentAt: "desc" }, take: 500 }, links: { where: { shopId, removedAt: null }, select: { orderShopifyId: true, orderName: true } } },
  });
  if (!ticket) return;
  const orders = await tx.order.findMany({ where: { shopId, shopifyId: { in: ticket.links.map((link) => link.orderShopifyId) }, deletedAt: null }, select: { snapshot: true } });
  const words = wordsOfTicket({ ...ticket, orderNames: ticket.links.map((link) => link.orderName) }, orders.map((order) => order.snapshot as unknown as OrderSnapshot));
  await tx.$executeRaw`DELETE FROM "TicketSearch" WHERE "shopId" = ${shopId} AND "ticketId" = ${ticketId}::uuid`;
  await addToSearch(tx, { shopId, ticketId, words, at: ticket.lastMessageAt });
  await rememberNames(tx, { shopId, words: [ticket.customerName, ticket.customerEmail ?? ""].flatMap(searchWords) });
}
