import { PgBoss } from "pg-boss";
import type { z } from "zod";
import type { ShopTx } from "~/db.server";
import { env } from "~/env.server";
import { log, withoutPersonalData } from "~/lib/log.server";

/**
 * The queue: pg-boss in the same PostgreSQL. It knows no job; a job is declared beside the domain function it calls.
 * Jobs carry ids only, are delivered at least once, and may run side by side: their functions claim what they work on.
 */
export interface Job<Payload extends object> {
  name: string;
  payload: z.ZodType<Payload>;
  options: JobOptions;
}

/** A job in a list of jobs with different payloads. */
export type AnyJob = Pick<Job<never>, "name" | "options">;

export interface JobOptions {
  /** How often a failed run is tried again, with growing pauses. */
  retries?: number;
  /** How many run at once in one process. */
  concurrency?: number;
  /** Most seconds that one run may take. */
  expireInSeconds?: number;
}

export interface Schedule {
  /** Standard cron, UTC. */
  cron: string;
  job: Job<Record<string, never>>;
}

export function defineJob<Payload extends object>(name: string, payload: z.ZodType<Payload>, options: JobOptions = {}): Job<Payload> {
  return { name, payload, options };
}

let connection: Promise<PgBoss> | undefined;

/** One connection per process. A process that only puts jobs in does not look after the queue. */
function connect({ works }: { works: boolean }): Promise<PgBoss> {
  connection ??= (async () => {
    const boss = new PgBoss({
      connectionString: env.DATABASE_URL,
      application_name: "aftercare-jobs",
      max: works ? 6 : 2,
      supervise: works,
      schedule: works,
      useListenNotify: true,
      cronMonitorIntervalSeconds: 15,
      monitorIntervalSeconds: 15,
    });
    boss.on("error", (error) => log.error({ err: error as Error }, "queue"));
    return boss.start();
  })();
  return connection;
}

/** Connects, creates the queues of these jobs and lets the app's role put jobs into them. */
export async function startQueue(jobs: AnyJob[], { works = true } = {}): Promise<void> {
  const boss = await connect({ works });
  for (const { name, options } of jobs) {
    const queue = {
      retryLimit: options.retries ?? 8,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 900,
      expireInSeconds: options.expireInSeconds ?? 300,
      // A dead worker's job is noticed in well under two minutes (pg-boss's own default is 15).
      heartbeatSeconds: 30,
      deleteAfterSeconds: 3 * 24 * 3600,
      notify: true,
    };
    await boss.createQueue(name, queue);
    await boss.updateQueue(name, queue);
  }
  await boss.getDb().executeSql(`
    GRANT USAGE ON SCHEMA pgboss TO aftercare_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO aftercare_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO aftercare_app`);
}

/** Puts a job on the queue in the caller's transaction: it exists exactly if the transaction commits. */
export async function enqueue<Payload extends object>(tx: ShopTx, job: Job<Payload>, payload: Payload, at?: Date): Promise<void> {
  const boss = await connect({ works: false });
  await boss.send(job.name, job.payload.parse(payload), { startAfter: at, db: within(tx) });
}

/** The same for many at once, with one statement. */
export async function enqueueAll<Payload extends object>(tx: ShopTx, job: Job<Payload>, payloads: readonly Payload[], at?: Date): Promise<void> {
  if (payloads.length === 0) return;
  const boss = await connect({ works: false });
  await boss.insert(job.name, payloads.map((payload) => ({ data: job.payload.parse(payload), startAfter: at })), { db: within(tx) });
}

function within(tx: ShopTx) {
  return { executeSql: async (text: string, values: unknown[] = []) => ({ rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values) }) };
}

/**
 * Works on a job's queue in this process. Jobs are fetched in batches and each is settled by itself: while batches come
 * back full the next one is fetched at once, so that a backlog drains at full speed.
 */
export async function handle<Payload extends object>(job: Job<Payload>, run: (payload: Payload) => Promise<unknown>): Promise<void> {
  await handleTogether(job, (payloads) => Promise.allSettled(payloads.map(async (payload) => run(payload))));
}

/** The same for work that is cheaper done together: `run` gets a whole batch and answers for each job in its order. */
export async function handleTogether<Payload extends object>(job: Job<Payload>, run: (payloads: Payload[]) => Promise<PromiseSettledResult<unknown>[]>): Promise<void> {
  const { concurrency = 2 } = job.options;
  const boss = await connect({ works: true });
  const options = {
    batchSize: concurrency,
    localConcurrency: 2,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 5,
  } as const;
  const outcomeOf = (id: string, result: PromiseSettledResult<unknown>) => {
    if (result.status === "fulfilled") return { id, status: "completed" as const };
    const error = result.reason as Error;
    log.error({ job: job.name, id, err: error }, "job failed, will be tried again");
    return { id, status: "failed" as const, output: { message: withoutPersonalData(error.message) } };
  };
  await boss.work<Payload>(job.name, options, async (messages: { id: string; data: Payload }[]) => {
    const payloads = messages.map(({ data }) => job.payload.safeParse(data));
    const results = await run(payloads.flatMap((payload) => payload.data ?? []));
    return messages.map(({ id }, index) => outcomeOf(id, payloads[index]!.success ? results.shift()! : { status: "rejected", reason: payloads[index]!.error }));
  });
}

export async function schedule({ cron, job }: Schedule): Promise<void> {
  const boss = await connect({ works: true });
  await boss.schedule(job.name, cron, {}, {});
}

/** Takes no further jobs and lets those under way end. One that does not within 6 seconds is tried again, here or elsewhere. */
export async function stopQueue(): Promise<void> {
  const boss = await connection;
  connection = undefined;
  await boss?.stop({ graceful: true, timeout: 6_000 });
}

/** For the health check: seconds that the oldest job which should have started has been waiting, 0 when none. */
export async function oldestOverdueSeconds(tx: ShopTx): Promise<number> {
  const [row] = await tx.$queryRaw<{ seconds: number | null }[]>`
    SELECT extract(epoch FROM now() - min(start_after))::float8 AS seconds
    FROM pgboss.job WHERE state IN ('created', 'retry') AND start_after < now()`;
  return Math.max(0, Math.round(row?.seconds ?? 0));
}
