import { startPostgres } from "./postgres";

/**
 * DATABASE_URL when it is set, else the embedded PostgreSQL in .data/postgres, started or adopted.
 * `release` stops what was started here.
 */
export async function loadDatabaseUrl(): Promise<{ url: string; release(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, release: async () => {} };
  const postgres = await startPostgres({ folder: ".data/postgres" });
  return { url: await postgres.urlFor("aftercare"), release: postgres.stop };
}
