import { execFile } from "node:child_process";
import fs from "node:fs";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { migrate } from "../../prisma/migrate";
import { startPostgres } from "../../prisma/postgres";
import { testSettings } from "./settings";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's connection string to the migrated template database. */
    templateUrl: string;
  }
}

const folders = ".data/test-postgres";

/** One PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject) {
  await removeLeftovers();
  const folder = `${folders}/${process.pid}`;
  const postgres = await startPostgres({ folder, settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "300" } });
  const templateUrl = await postgres.urlFor("aftercare_template");
  await migrate(templateUrl);
  await createQueues(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await postgres.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** In a process of its own: the app's modules read their settings once, and belong to each test file. */
async function createQueues(databaseUrl: string) {
  await promisify(execFile)("node_modules/.bin/tsx", ["tests/support/create-queues.ts"], { env: { ...process.env, ...testSettings(databaseUrl) } });
}

/** A run that was killed leaves its server and folder behind. */
async function removeLeftovers() {
  if (!fs.existsSync(folders)) return;
  for (const pid of fs.readdirSync(folders)) {
    if (isAlive(Number(pid))) continue;
    const folder = `${folders}/${pid}`;
    if (fs.existsSync(`${folder}/data/postmaster.pid`)) await (await startPostgres({ folder })).stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
