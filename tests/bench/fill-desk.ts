import pg from "pg";

/** Words that stand in many messages, with the share of tickets that hold them. */
const COMMON: [string, number][] = [["order", 0.6], ["hello", 0.5], ["size", 0.25], ["return", 0.2], ["parcel", 0.2], ["refund", 0.1], ["linen", 0.05], ["broken", 0.03], ["invoice", 0.01]];

const SYLLABLES = "ba co di fe gu ha jo ki lu me na po ri se tu va wo xi za no".split(" ");

/** A surname as people have them: 160,000 different ones, which do not all look alike. */
export const surname = (n: number) => [1, 20, 400, 8_000].map((step) => SYLLABLES[Math.floor(n / step) % 20]!).join("");

/** The shop's tickets came over as many days, whatever their number, so that both shops hold the same mix. */
export const DAYS = 230;
export const END = new Date("2027-03-10T10:00:00Z");

/**
 * Fills a shop's desk with made-up tickets, three messages each, straight into the tables: a million arrive in minutes.
 * Every 20th (n) waits for us, another 20th for the customer; a few are snoozed or spam. Everything else goes by k, which does
 * not depend on that. One staff member has every
 * seventh. Ids grow with time, as the app's own do. Each is about an order of its own, a customer has four of them, and only young orders are on their way.
 */
export async function fillDesk(databaseUrl: string, shopId: string, tickets: number, staffId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // No triggers and no checks: nobody listens, and every row refers to one that is made here.
    await client.query("SET session_replication_role = replica");
    await client.query("SET synchronous_commit = off");
    await client.query("SET maintenance_work_mem = '512MB'");
    // An index is built faster over all rows at once.
    const { rows } = await client.query<{ indexdef: string }>(`SELECT indexdef FROM pg_indexes WHERE indexname = 'TicketSearch_shopId_words_idx'`);
    await client.query(`DROP INDEX "TicketSearch_shopId_words_idx"`);
    const step = 50_000;
    for (let from = 0; from < tickets; from += step) await fillSome(client, { shopId, staffId, from, to: Math.min(tickets, from + step), tickets });
    await client.query(rows[0]!.indexdef);
    await client.query(`INSERT INTO "SearchName" ("shopId", word) SELECT $1, 'name' || n FROM generate_series(0, LEAST(2999, $2 / 4)) n ON CONFLICT DO NOTHING`, [shopId, tickets]);
    await client.query(`INSERT INTO "SearchName" ("shopId", word) SELECT $1, ${surnameOf("n")} FROM generate_series(0, $2 / 4) n ON CONFLICT DO NOTHING`, [shopId, tickets]);
    for (const table of ["Ticket", "Message", "TicketSearch", "OrderLink", "Order", "SearchName", "TicketEvent"]) await client.query(`VACUUM ANALYZE "${table}"`);
  } finally {
    await client.end();
  }
}

/** `surname` in SQL. */
function surnameOf(n: string): string {
  return [1, 20, 400, 8_000].map((step) => `(ARRAY['${SYLLABLES.join("','")}'])[1 + (${n}) / ${step} % 20]`).join(" || ");
}

async function fillSome(client: pg.Client, { shopId, staffId, from, to, tickets }: { shopId: string; staffId: string; from: number; to: number; tickets: number }): Promise<void> {
  const customers = Math.max(1, Math.floor(tickets / 4));
  const at = `timestamptz '${END.toISOString()}' - (${tickets} - n) * interval '${(DAYS * 86_400) / tickets} seconds'`;
  await client.query(
    `CREATE TEMP TABLE fresh AS SELECT n, n / 20 AS k, uuidv7(${at} - now()) AS id, n % ${customers} AS c, ${at} AS at,
       CASE WHEN n % 20 = 0 THEN 'waiting_for_us' WHEN n % 20 = 1 THEN 'waiting_for_customer' WHEN n % 200 = 2 THEN 'snoozed' WHEN n % 50 = 3 THEN 'spam' ELSE 'closed' END AS status
     FROM generate_series(${from}::int, ${to - 1}::int) n`,
  );
  await client.query(
    `INSERT INTO "Ticket" (id, "shopId", subject, status, channel, "customerName", "customerEmail", "customerShopifyId", priority, tags, "linkOutcome", "linkSentence", "linkCandidates", version, unread, preview, "waitingSince", "lastMessageAt", "createdAt", "assigneeId", topic, "dueAt", mood, resolutions)
     SELECT id, $1, 'Question ' || n, status, CASE WHEN k % 5 = 0 THEN 'contact_form' ELSE 'email' END,
       'Name' || (c % 3000) || ' ' || ${surnameOf("c")}, 'buyer' || c || '@example.com', 'gid://shopify/Customer/' || c, CASE WHEN k % 1000 = 1 THEN 'urgent' ELSE 'normal' END, CASE WHEN k % 500 = 0 THEN ARRAY['vip'] ELSE ARRAY[]::text[] END,
       'linked', 'It is.', '[]', 3, status = 'waiting_for_us', 'Hello, I have a question about my order', CASE WHEN status = 'waiting_for_us' THEN at END, at, at,
       CASE WHEN n % 7 = 0 THEN $2::uuid END, (ARRAY['Return', 'Refund', 'Size and fit', 'Where is my order'])[1 + k % 4], CASE WHEN status = 'waiting_for_us' THEN at + interval '8 hours' END, 'calm', 0 FROM fresh`,
    [shopId, staffId],
  );
  await client.query(
    `INSERT INTO "Message" (id, "shopId", "ticketId", kind, channel, "authorName", "authorEmail", "to", cc, subject, reply, text, "inReplyTo", "references", "sentAt", "createdAt", "messageId")
     SELECT gen_random_uuid(), $1, id, CASE WHEN m = 1 THEN 'outbound' ELSE 'inbound' END, 'email', 'Name' || (c % 3000), 'buyer' || c || '@example.com', ARRAY['hello@example.com'], ARRAY[]::text[], 'Question ' || n,
       repeat('A sentence about the order that somebody wrote. ', 6), repeat('A sentence about the order that somebody wrote. ', 6), ARRAY[]::text[], ARRAY[]::text[], at - (2 - m) * interval '1 hour', at, 'm' || m || '-' || id || '@example.com'
     FROM fresh, generate_series(0, 2) m`,
    [shopId],
  );
  await client.query(`INSERT INTO "TicketEvent" (id, "shopId", "ticketId", kind, sentence, at) SELECT gen_random_uuid(), $1, id, 'assigned', 'Assigned to Mara.', at FROM fresh`, [shopId]);
  const common = COMMON.map(([word, share]) => `CASE WHEN random() < ${share} THEN '${word}' END`).join(", ");
  // Three short messages hold some 45 further words, the frequent ones in most tickets, most in hardly any.
  await client.query(
    `INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at)
     SELECT id, $1, array_to_tsvector(array_remove(ARRAY[${common}, 'name' || (c % 3000), ${surnameOf("c")}, 'buyer' || c, (10000 + n)::text, '3stuvw' || n, 'product=gid://shopify/product/' || (k % 400), 'customer=gid://shopify/customer/' || c, CASE WHEN k % 500 = 0 THEN 'tag=vip' END] || rare, NULL)), at
     FROM fresh, LATERAL (SELECT array_agg(DISTINCT 'w' || floor(60000 * random() ^ 3)::int) AS rare FROM generate_series(1, 45 + 0 * n)) r`,
    [shopId],
  );
  await client.query(
    `INSERT INTO "OrderLink" (id, "shopId", "ticketId", "orderShopifyId", "orderName", status, "madeBy", signals, sentence, "createdAt")
     SELECT gen_random_uuid(), $1, id, 'gid://shopify/Order/' || n, '#' || (10000 + n), 'proven', 'engine', '[]', 'Named in the message.', at FROM fresh`,
    [shopId],
  );
  await client.query(
    `INSERT INTO "Order" (id, "shopId", "shopifyId", name, "nameKey", "customerShopifyId", "financialStatus", "fulfillmentStatus", "returnStatus", currency, total, "placedAt", "cancelledAt", "deliveredAt", snapshot, "shopifyUpdatedAt", "readAt")
     SELECT gen_random_uuid(), $1, 'gid://shopify/Order/' || n, '#' || (10000 + n), (10000 + n)::text, 'gid://shopify/Customer/' || c, CASE WHEN k % 50 = 3 THEN 'REFUNDED' ELSE 'PAID' END,
       CASE WHEN young AND n % 3 = 0 THEN 'UNFULFILLED' ELSE 'FULFILLED' END, CASE WHEN k % 100 <> 11 THEN 'NO_RETURN' WHEN at > $2::timestamptz - interval '30 days' THEN 'IN_PROGRESS' ELSE 'RETURNED' END, 'EUR', 49, at,
       CASE WHEN k % 40 = 7 THEN at END, CASE WHEN NOT young THEN at END, (SELECT snapshot FROM "Order" WHERE "shopId" = $1 AND "shopifyId" = 'gid://shopify/Order/template'), at, at
     FROM (SELECT *, at > $2::timestamptz - interval '5 days' AS young FROM fresh) f`,
    [shopId, END],
  );
  await client.query("DROP TABLE fresh");
}
