import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

/**
 * Gives the test file a database of its own, copied from the migrated template, and drops it afterwards.
 * Call it once at the top level of the file; app/db.server.ts is already pointed at it.
 */
export function useDatabase(): void {
  const name = new URL(process.env.DATABASE_URL!).pathname.slice(1);
  beforeAll(() => asAdmin(`CREATE DATABASE "${name}" TEMPLATE aftercare_template`));
  afterAll(async () => {
    const [{ disconnect }, { stopQueue }] = await Promise.all([import("~/db.server"), import("~/jobs/queue.server")]);
    await stopQueue();
    await disconnect();
    await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
  });
}

async function asAdmin(statement: string) {
  const url = new URL(inject("templateUrl"));
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    // Two files may copy the template at once; PostgreSQL allows one at a time.
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
