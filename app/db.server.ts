import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@prisma/client";
import pg from "pg";
import { env } from "~/env.server";
import { jsonText } from "~/lib/json-text";
import { scopeArguments } from "~/lib/shop-scope";

/**
 * The database. There are two ways in, and both are transactions:
 * `inShop` sees one shop; `acrossShops` is for the few sweeps and doors that cannot know the shop yet.
 * (`acrossShopsAtOnce` is the second for single statements.) Under both lies row level security: the connection's role sees only rows of the shop named in `app.shop_id`.
 */
export type ShopTx = Prisma.TransactionClient;

export interface TransactionLimits {
  /** Milliseconds before the transaction is given up. */
  timeout?: number;
}

/** The shop that a transaction which begins now is in. */
const beginning = new AsyncLocalStorage<string>();

/**
 * Names the shop along with BEGIN: one round trip in the place of two, for every transaction of the app.
 * A transaction that names none sees nothing at all.
 */
class PgInShop extends pg.Client {
  // The many overloads of pg's own `query` come down to these.
  override query(...[query, ...rest]: [query: unknown, ...rest: unknown[]]): never {
    const shopId = beginning.getStore();
    const begins = typeof query === "object" && query !== null && "text" in query && query.text === "BEGIN";
    const sent = begins && shopId !== undefined ? { text: `BEGIN; SELECT set_config('app.shop_id', ${this.escapeLiteral(shopId)}, true)` } : query;
    return super.query(sent as string, ...(rest as [])) as never;
  }
}

/** Many short questions at once: starting helpers or a compiler for one takes longer than answering it. */
const ALONE = "-c max_parallel_workers_per_gather=0 -c jit=off";

const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, options: `-c role=aftercare_app ${ALONE}`, max: 20, Client: PgInShop }),
});

/**
 * Runs `work` in one transaction that reads and writes this shop only (`shopId`: its myshopify domain).
 * Never send mail or call Shopify inside: write the row, enqueue the job, leave.
 */
export async function inShop<T>(shopId: string, work: (tx: ShopTx) => Promise<T>, { timeout = 20_000 }: TransactionLimits = {}): Promise<T> {
  return beginning.run(shopId, () => clientFor(shopId).$transaction((tx) => work(tx as unknown as ShopTx), { timeout, maxWait: 10_000 }));
}

/** Runs `work` in one transaction that sees every shop. Only for sweeps; a test lists who may call it. */
export async function acrossShops<T>(work: (tx: ShopTx) => Promise<T>, { timeout = 20_000 }: TransactionLimits = {}): Promise<T> {
  return beginning.run("*", () => prisma.$transaction(work, { timeout, maxWait: 10_000 }));
}

/**
 * Writes new rows of one table in one statement, for what comes in by the hundred: Prisma's `createMany` compiles its
 * query anew for each call, which takes several milliseconds. The rows have the same columns; other columns get the database's default.
 */
export async function insertRows(tx: ShopTx, model: Prisma.ModelName, rows: NewRow[]): Promise<void> {
  await insertRowsOf(tx, { [model]: rows });
}

/** The same for several tables in one statement, those that refer to each other too. */
export async function insertRowsOf(tx: ShopTx, tables: { [Model in Prisma.ModelName]?: NewRow[] }): Promise<void> {
  const inserts = Object.entries(tables).flatMap(([model, rows], index) => {
    const [first] = rows;
    if (!first) return [];
    const columns = Prisma.raw(Object.keys(first).map((column) => `"${column}"`).join(", "));
    const table = Prisma.raw(`"${model}"`);
    return Prisma.sql`${Prisma.raw(`inserted${index}`)} AS (INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, ${jsonText(rows)}::jsonb))`;
  });
  if (inserts.length > 0) await tx.$executeRaw`WITH ${Prisma.join(inserts)} SELECT`;
}

interface NewRow {
  id: string;
  shopId: string;
}

let sweeper: PrismaClient | undefined;

/**
 * For single statements across shops that something waits for: one round trip instead of the five of a transaction.
 * Connections of their own, whose scope is every shop from the start. Only for sweeps; a test lists who may call it.
 */
export function acrossShopsAtOnce(): Pick<PrismaClient, "$queryRaw" | "$executeRaw"> {
  sweeper ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env.DATABASE_URL, options: `-c role=aftercare_app -c app.shop_id=* ${ALONE}`, max: 4 }),
  });
  return sweeper;
}

export async function disconnect(): Promise<void> {
  await prisma.$disconnect();
  await sweeper?.$disconnect();
}

type ScopedClient = ReturnType<typeof scoped>;
const clients = new Map<string, ScopedClient>();

function clientFor(shopId: string): ScopedClient {
  let client = clients.get(shopId);
  if (!client) {
    if (clients.size >= 1_000) clients.clear();
    client = scoped(shopId);
    clients.set(shopId, client);
  }
  return client;
}

function scoped(shopId: string) {
  return prisma.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) => query(scopeArguments(shopId, model, operation, args)),
      },
    },
  });
}
