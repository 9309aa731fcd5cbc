import { acrossShops } from "~/db.server";
import { oldestOverdueSeconds } from "~/jobs/queue.server";

/** The longest that a job may wait before the process is called unhealthy: a dead worker's work is picked up within 2 minutes. */
const LONGEST_WAIT_SECONDS = 300;

export interface Health {
  healthy: boolean;
  database: "up" | "down";
  queue: "up" | "down";
  /** Age in seconds of the oldest job that should have started. */
  oldestOverdueJobSeconds: number | null;
  /** Shops whose first import of orders is not complete. */
  importing: number | null;
}

export async function checkHealth(): Promise<Health> {
  try {
    return await acrossShops(
      async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        const waiting = await oldestOverdueSeconds(tx);
        const importing = await tx.shop.count({ where: { uninstalledAt: null, ordersImportedAt: null } });
        return { healthy: waiting < LONGEST_WAIT_SECONDS, database: "up", queue: "up", oldestOverdueJobSeconds: waiting, importing };
      },
      { timeout: 3_000 },
    );
  } catch (error) {
    const isQueueMissing = (error as Error).message.includes("pgboss");
    return { healthy: false, database: isQueueMissing ? "up" : "down", queue: "down", oldestOverdueJobSeconds: null, importing: null };
  }
}
