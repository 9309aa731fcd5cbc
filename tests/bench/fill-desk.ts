import pg from "pg";

/** Words that stand in many messages, with the share of tickets that hold them. */
const COMMON: [string, number][] = [["order", 0.6], ["hello", 0.5], ["size", 0.25], ["return", 0.2], ["parcel", 0.2], ["refund", 0.1], ["linen", 0.05], ["broken", 0.03], ["invoice", 0.01]];

const SYLLABLES = "ba co di fe gu ha jo ki lu me na po ri se tu va wo xi za no".split(" ");

/** A surname as people have them: 160,000 different ones, which do not all look alike. */
export const surname = (n: number) => [1, 20, 400, 8_000].map((step) => SYLLABLES[Math.floor(n / step) % 20]!).join("");

/** The shop's tickets came over as many days, whatever their number, so that both shops hold the same mix. */
export const DAYS = 230;
export const END = new Date("2027-03-10T10:00:00Z");

/** Of these shops the desk is filled, with so many tickets each; the staff member has every seventh. */
export interface DeskToFill {
  shopId: string;
  tickets: number;
  staffId: string;
}

/**
 * Fills desks with made-up tickets, three messages each, straight into the tables: a million arrive in a few minutes.
 * Every 20th (n) waits for us, another 20th for the customer; a few are snoozed or spam. Everything else goes by k, which does
 * not depend on that. Ids grow with time, as the app's own do. Each is about an order of its own, a customer has four of them, and only young orders are on their way.
 */
export async function fillDesks(databaseUrl: string, desks: DeskToFill[]): Promise<void> {
  const clients = await Promise.all([1, 2].map(() => connectToFill(databaseUrl)));
  try {
    // An index is built faster over all rows at once.
    const { rows: indexes } = await clients[0]!.query<{ indexname: string; indexdef: string }>(
      `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY ($1) AND indexname NOT LIKE '%\\_pkey' ORDER BY indexdef LIKE '%USING gin%' DESC, tablename`,
      [TABLES],
    );
    const template = "CREATE TEMP TABLE template AS SELECT snapshot FROM \"Order\" WHERE \"shopifyId\" = 'gid://shopify/Order/template' LIMIT 1";
    for (const client of clients) await client.query(template);
    for (const { indexname } of indexes) await clients[0]!.query(`DROP INDEX "${indexname}"`);
    for (const desk of desks) {
      await clients[0]!.query(freshTickets(desk));
      await inTurns(clients, tablesOf(desk), (client, statement) => client.query(statement));
      await clients[0]!.query(orderStates(desk));
      await clients[0]!.query("DROP TABLE fresh");
    }
    await inTurns(clients, indexes, (client, { indexdef }) => client.query(indexdef));
    await inTurns(clients, TABLES, (client, table) => client.query(`VACUUM ANALYZE "${table}"`));
  } finally {
    for (const client of clients) await client.end();
  }
}

const TABLES = ["TicketSearch", "Message", "Order", "Ticket", "OrderLink", "TicketOrderState", "TicketEvent", "SearchName"];

async function connectToFill(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // No triggers and no checks: nobody listens, and every row refers to one that is made here.
  await client.query("SET session_replication_role = replica");
  await client.query("SET synchronous_commit = off");
  await client.query("SET maintenance_work_mem = '1GB'");
  return client;
}

/** Each connection takes the next piece when it is done with one. */
async function inTurns<Piece>(clients: pg.Client[], pieces: Piece[], work: (client: pg.Client, piece: Piece) => Promise<unknown>): Promise<void> {
  const left = [...pieces];
  await Promise.all(
    clients.map(async (client) => {
      for (let piece = left.shift(); piece !== undefined; piece = left.shift()) await work(client, piece);
    }),
  );
}

/** `surname` in SQL. */
function surnameOf(n: string): string {
  return [1, 20, 400, 8_000].map((step) => `(ARRAY['${SYLLABLES.join("','")}'])[1 + (${n}) / ${step} % 20]`).join(" || ");
}

function freshTickets({ tickets }: DeskToFill): string {
  const customers = Math.max(1, Math.floor(tickets / 4));
  const at = `timestamptz '${END.toISOString()}' - (${tickets} - n) * interval '${(DAYS * 86_400) / tickets} seconds'`;
  return `CREATE UNLOGGED TABLE fresh AS SELECT n, n / 20 AS k, uuidv7(${at} - now()) AS id, n % ${customers} AS c, ${at} AS at,
       CASE WHEN n % 20 = 0 THEN 'waiting_for_us' WHEN n % 20 = 1 THEN 'waiting_for_customer' WHEN n % 200 = 2 THEN 'snoozed' WHEN n % 50 = 3 THEN 'spam' ELSE 'closed' END AS status
     FROM generate_series(0, ${tickets - 1}) n`;
}

/** One statement per table, those that take longest first. */
function tablesOf({ shopId, staffId, tickets }: DeskToFill): string[] {
  const shop = pg.escapeLiteral(shopId);
  const common = COMMON.map(([word, share]) => `CASE WHEN random() < ${share} THEN '${word}' END`).join(", ");
  const end = `timestamptz '${END.toISOString()}'`;
  return [
    // Three short messages hold some 45 further words, the frequent ones in most tickets, most in hardly any.
    `INSERT INTO "TicketSearch" ("ticketId", "shopId", words, at)
     SELECT id, ${shop}, array_to_tsvector(array_remove(ARRAY[${common}, 'name' || (c % 3000), ${surnameOf("c")}, 'buyer' || c, (10000 + n)::text, '3stuvw' || n, 'product=gid://shopify/product/' || (k % 400), 'customer=gid://shopify/customer/' || c, CASE WHEN k % 500 = 0 THEN 'tag=vip' END]
       || ARRAY(SELECT 'w' || floor(60000 * random() ^ 3)::int FROM generate_series(1, 45 + 0 * n)), NULL)), at
     FROM fresh`,
    `INSERT INTO "Message" (id, "shopId", "ticketId", kind, channel, "authorName", "authorEmail", "to", cc, subject, reply, text, "inReplyTo", "references", "sentAt", "createdAt", "messageId")
     SELECT uuidv7(), ${shop}, id, CASE WHEN m = 1 THEN 'outbound' ELSE 'inbound' END, 'email', 'Name' || (c % 3000), 'buyer' || c || '@example.com', ARRAY['hello@example.com'], ARRAY[]::text[], 'Question ' || n,
       repeat('A sentence about the order that somebody wrote. ', 6), repeat('A sentence about the order that somebody wrote. ', 6), ARRAY[]::text[], ARRAY[]::text[], at - (2 - m) * interval '1 hour', at, 'm' || m || '-' || id || '@example.com'
     FROM fresh, generate_series(0, 2) m`,
    `INSERT INTO "Order" (id, "shopId", "shopifyId", name, "nameKey", "customerShopifyId", "financialStatus", "fulfillmentStatus", "returnStatus", currency, total, "placedAt", "cancelledAt", "deliveredAt", snapshot, "shopifyUpdatedAt", "readAt")
     SELECT uuidv7(), ${shop}, 'gid://shopify/Order/' || n, '#' || (10000 + n), (10000 + n)::text, 'gid://shopify/Customer/' || c, CASE WHEN k % 50 = 3 THEN 'REFUNDED' ELSE 'PAID' END,
       CASE WHEN young AND n % 3 = 0 THEN 'UNFULFILLED' ELSE 'FULFILLED' END, CASE WHEN k % 100 <> 11 THEN 'NO_RETURN' WHEN at > ${end} - interval '30 days' THEN 'IN_PROGRESS' ELSE 'RETURNED' END, 'EUR', 49, at,
       CASE WHEN k % 40 = 7 THEN at END, CASE WHEN NOT young THEN at END, template.snapshot, at, at
     FROM (SELECT *, at > ${end} - interval '5 days' AS young FROM fresh) f, template`,
    `INSERT INTO "Ticket" (id, "shopId", subject, status, channel, "customerName", "customerEmail", "customerShopifyId", priority, tags, "linkOutcome", "linkSentence", "linkCandidates", version, unread, preview, "waitingSince", "lastMessageAt", "createdAt", "assigneeId", topic, "dueAt", mood, resolutions)
     SELECT id, ${shop}, 'Question ' || n, status, CASE WHEN k % 5 = 0 THEN 'contact_form' ELSE 'email' END,
       'Name' || (c % 3000) || ' ' || ${surnameOf("c")}, 'buyer' || c || '@example.com', 'gid://shopify/Customer/' || c, CASE WHEN k % 1000 = 1 THEN 'urgent' ELSE 'normal' END, CASE WHEN k % 500 = 0 THEN ARRAY['vip'] ELSE ARRAY[]::text[] END,
       'linked', 'It is.', '[]', 3, status = 'waiting_for_us', 'Hello, I have a question about my order', CASE WHEN status = 'waiting_for_us' THEN at END, at, at,
       CASE WHEN n % 7 = 0 THEN '${staffId}'::uuid END, (ARRAY['Return', 'Refund', 'Size and fit', 'Where is my order'])[1 + k % 4], CASE WHEN status = 'waiting_for_us' THEN at + interval '8 hours' END, 'calm', 0 FROM fresh`,
    `INSERT INTO "OrderLink" (id, "shopId", "ticketId", "orderShopifyId", "orderName", status, "madeBy", signals, sentence, "createdAt")
     SELECT uuidv7(), ${shop}, id, 'gid://shopify/Order/' || n, '#' || (10000 + n), 'proven', 'engine', '[]', 'Named in the message.', at FROM fresh`,
    `INSERT INTO "TicketEvent" (id, "shopId", "ticketId", kind, sentence, at) SELECT uuidv7(), ${shop}, id, 'assigned', 'Assigned to Mara.', at FROM fresh`,
    `INSERT INTO "SearchName" ("shopId", word) SELECT ${shop}, 'name' || n FROM generate_series(0, LEAST(2999, ${tickets} / 4)) n UNION SELECT ${shop}, ${surnameOf("n")} FROM generate_series(0, ${tickets} / 4) n`,
  ];
}

/** What a trigger would have written with every link. */
function orderStates({ shopId }: DeskToFill): string {
  return `INSERT INTO "TicketOrderState" ("shopId", "ticketId", at, state)
     SELECT l."shopId", l."ticketId", l."createdAt", state FROM "OrderLink" l JOIN "Order" o ON o."shopId" = l."shopId" AND o."shopifyId" = l."orderShopifyId", unnest(desk_states_of_order(o)) state
     WHERE l."shopId" = ${pg.escapeLiteral(shopId)}`;
}
