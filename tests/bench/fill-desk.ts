import pg from "pg";

/** Words that stand in many messages, with the share of tickets that hold them. */
const COMMON: [string, number][] = [["order", 0.6], ["hello", 0.5], ["size", 0.25], ["return", 0.2], ["parcel", 0.2], ["refund", 0.1], ["linen", 0.05], ["broken", 0.03], ["invoice", 0.01]];

/**
 * Fills a shop's desk with made-up tickets, three messages each, straight into the tables: a million arrive in minutes.
 * Every 20th ticket waits for us; one staff member has some of them. Each is about an order of its own.
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
    await client.query(`INSERT INTO "SearchName" ("shopId", word) SELECT $1, 'name' || n FROM generate_series(0, LEAST(30000, $2 / 4)) n ON CONFLICT DO NOTHING`, [shopId, tickets]);
    for (const table of ["Ticket", "Message", "TicketSearch", "OrderLink", "Order", "SearchName", "TicketEvent"]) await client.query(`VACUUM ANALYZE "${table}"`);
  } finally {
    await client.end();
  }
}

async function fillSome(client: pg.Client, { shopId, staffId, from, to, tickets }: { shopId: string; staffId: string; from: number; to: number; tickets: number }): Promise<void> {
  // The newest ticket is one minute old; they come every 20 seconds.
  const at = `timestamptz '2027-03-10 10:00:00Z' - (${tickets} - n) * interval '20 seconds'`;
  await client.query(`CREATE TEMP TABLE fresh AS SELECT n, gen_random_uuid() AS id, ${at} AS at, (n % 20 = 0) AS waits FROM generate_series(${from}::int, ${to - 1}::int) n`);
  await client.query(
    `INSERT INTO "Ticket" (id, "shopId", subject, status, channel, "customerName", "customerEmail", priority, tags, "linkOutcome", "linkSentence", "linkCandidates", version, unread, preview, "waitingSince", "lastMessageAt", "createdAt", "assigneeId", topic, "dueAt", mood, resolutions)
     SELECT id, $1, 'Question ' || n, CASE WHEN waits THEN 'waiting_for_us' WHEN n % 20 = 1 THEN 'waiting_for_customer' ELSE 'closed' END, CASE WHEN n % 5 = 0 THEN 'contact_form' ELSE 'email' END,
       'Name' || (n % 30000) || ' Surname' || n, 'buyer' || n || '@example.com', 'normal', CASE WHEN n % 500 = 0 THEN ARRAY['vip'] ELSE ARRAY[]::text[] END, 'linked', 'It is.', '[]', 3, waits, 'Hello, I have a question about my order', CASE WHEN waits THEN at END, at, at,
       CASE WHEN n % 7 = 0 THEN $2::uuid END, (ARRAY['Return', 'Refund', 'Size and fit', 'Where is my order'])[1 + n % 4], CASE WHEN waits THEN at + interval '8 hours' END, 'calm', 0 FROM fresh`,
    [shopId, staffId],
  );
  await client.query(
    `INSERT INTO "Message" (id, "shopId", "ticketId", kind, channel, "authorName", "authorEmail", "to", cc, subject, reply, text, "inReplyTo", "references", "sentAt", "createdAt", "messageId")
     SELECT gen_random_uuid(), $1, id, CASE WHEN m = 1 THEN 'outbound' ELSE 'inbound' END, 'email', 'Name' || n, 'buyer' || n || '@example.com', ARRAY['hello@example.com'], ARRAY[]::text[], 'Question ' || n,
       repeat('A sentence about the order that somebody wrote. ', 6), repeat('A sentence about the order that somebody wrote. ', 6), ARRAY[]::text[], ARRAY[]::text[], at - (2 - m) * interval '1 hour', at, 'm' || m || '-' || id || '@example.com'
     FROM fresh, generate_series(0, 2) m`,
    [shopId],
  );
  const common = COMMON.map(([word, share]) => `CASE WHEN random() < ${share} THEN '${word}' END`).join(", ");
  await client.query(
    `INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at)
     SELECT id, $1, array_to_tsvector(array_remove(ARRAY[${common}, 'name' || (n % 30000), 'surname' || n, 'buyer' || n, (10000 + n)::text, 'product=' || (n % 400), CASE WHEN n % 500 = 0 THEN 'tag=vip' END] || rare, NULL)), at
     FROM fresh, LATERAL (SELECT array_agg(DISTINCT 'w' || floor(60000 * random() ^ 3)::int) AS rare FROM generate_series(1, 20 + 0 * n)) r`,
    [shopId],
  );
  await client.query(
    `INSERT INTO "OrderLink" (id, "shopId", "ticketId", "orderShopifyId", "orderName", status, "madeBy", signals, sentence, "createdAt")
     SELECT gen_random_uuid(), $1, id, 'gid://shopify/Order/' || n, '#' || (10000 + n), 'proven', 'engine', '[]', 'Named in the message.', at FROM fresh`,
    [shopId],
  );
  await client.query(
    `INSERT INTO "Order" (id, "shopId", "shopifyId", name, "nameKey", "financialStatus", "fulfillmentStatus", "returnStatus", currency, total, "placedAt", "deliveredAt", snapshot, "shopifyUpdatedAt", "readAt")
     SELECT gen_random_uuid(), $1, 'gid://shopify/Order/' || n, '#' || (10000 + n), (10000 + n)::text, 'PAID', 'FULFILLED', 'NO_RETURN', 'EUR', 49, at, CASE WHEN n % 3 > 0 THEN at END,
       (SELECT snapshot FROM "Order" WHERE "shopifyId" = 'gid://shopify/Order/template' LIMIT 1), at, at FROM fresh`,
    [shopId],
  );
  await client.query("DROP TABLE fresh");
}
