import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * Migrations without a downloaded binary: Prisma's own schema engine as WebAssembly.
 * It keeps Prisma's `_prisma_migrations` table, so `prisma migrate deploy` agrees with it elsewhere.
 */
const migrationsFolder = path.resolve("prisma/migrations");
const schemaFolder = path.resolve("prisma/schema");
const noFilters = { externalTables: [], externalEnums: [] };

/** Applies what is not applied yet. Returns the names of the migrations that were. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  // The engine takes 50 MB; most starts have nothing for it to do.
  if (await isUpToDate(databaseUrl)) return [];
  return withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters: noFilters });
    return appliedMigrationNames;
  });
}

async function isUpToDate(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string }>('SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL');
    const applied = new Set(rows.map((row) => row.migration_name));
    return migrationsList().migrationDirectories.every((each) => applied.has(each.path));
  } catch {
    return false; // no table yet: the engine makes it
  } finally {
    await client.end();
  }
}

/**
 * Writes a migration for what the schema says beyond `migratedUrl`, a database that has all migrations.
 * New tables get row level security: the same line is what a test looks for.
 */
export async function writeMigration(migratedUrl: string, name: string, now: Date): Promise<string | null> {
  // From the live database, not from the migrations: the engine's shadow database needs a binary's privileges.
  const { stdout } = await withEngine(migratedUrl, (engine) =>
    engine.diff({
      from: { tag: "schemaDatasource", files: schemaFiles(), configDir: schemaFolder },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  );
  const migrationScript = withoutRemadeIndexes(stdout ?? "");
  if (!/^(CREATE|ALTER|DROP)/m.test(migrationScript)) return null;
  const tables = [...migrationScript.matchAll(/CREATE TABLE "(\w+)"/g)].map((match) => match[1]).filter((table) => table !== "Session");
  const script = [migrationScript.trim(), ...tables.map((table) => `SELECT aftercare_scope_to_shop('${table}');`)].join("\n");
  const folder = `${now.toISOString().replace(/\D/g, "").slice(0, 14)}_${name.replace(/\W+/g, "_")}`;
  fs.mkdirSync(path.join(migrationsFolder, folder), { recursive: true });
  fs.writeFileSync(path.join(migrationsFolder, folder, "migration.sql"), `${script}\n`);
  return folder;
}

/**
 * The engine does not read back the operator classes of a GIN index as it writes them, and would drop and make the same
 * index anew in every migration. One that is really to change gets another name.
 */
function withoutRemadeIndexes(script: string): string {
  const dropped = [...script.matchAll(/^DROP INDEX "(\w+)";$/gm)].map((match) => match[1]!);
  return dropped
    .filter((name) => script.includes(`CREATE INDEX "${name}" ON`) && script.includes("USING GIN"))
    .reduce((rest, name) => rest.replace(new RegExp(`(?:-- DropIndex\\n)?DROP INDEX "${name}";\\n*`), "").replace(new RegExp(`(?:-- CreateIndex\\n)?CREATE INDEX "${name}" ON [^;]*USING GIN[^;]*;\\n*`), ""), script);
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const wasm = await loadEngine();
  const factory = new EngineAdapterFactory({ connectionString: databaseUrl });
  try {
    const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content]);
    return await work(await wasm.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory)));
  } finally {
    await factory.close();
  }
}

/**
 * Two gaps between the adapter and the engine: the adapter splits a script at every ";", which breaks function bodies
 * (PostgreSQL takes the whole file), and it does not know the one-letter type "char" of the system catalogue.
 */
class EngineAdapterFactory extends PrismaPg {
  private opened: pg.Pool[] = [];

  override async connect() {
    const adapter = closeGaps(await super.connect());
    this.opened.push(adapter.underlyingDriver() as pg.Pool);
    return adapter;
  }
  /** The engine keeps its connection; a database in use cannot serve as a template. */
  async close() {
    await Promise.all(this.opened.map((pool) => pool.end()));
  }
}

function closeGaps<T extends Awaited<ReturnType<PrismaPg["connect"]>>>(adapter: T): T {
  const pool = adapter.underlyingDriver() as pg.Pool;
  adapter.executeScript = async (script) => void (await pool.query(script));
  const inner = adapter as unknown as { performIO(query: unknown): Promise<pg.QueryResult> };
  const performIO = inner.performIO.bind(adapter);
  let letters: number[] = [];
  inner.performIO = async (query) => {
    const result = await performIO(query);
    letters = result.fields.flatMap((field, index) => (field.dataTypeID === pg.types.builtins.CHAR ? [index] : []));
    for (const index of letters) result.fields[index]!.dataTypeID = pg.types.builtins.TEXT;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of letters) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

type Engine = typeof import("@prisma/schema-engine-wasm");
type SchemaEngine = Awaited<ReturnType<Engine["SchemaEngine"]["new"]>>;
let loaded: Promise<Engine> | undefined;

/** The package is made for bundlers; in Node the module is instantiated by hand. */
function loadEngine(): Promise<Engine> {
  loaded ??= (async () => {
    // The engine reports its own panics through this global.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } });
    const require = createRequire(import.meta.url);
    const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
    const glue = (await import(path.join(folder, "schema_engine_bg.js"))) as Engine & { __wbg_set_wasm(exports: unknown): void };
    const { instance } = await WebAssembly.instantiate(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return loaded;
}

function migrationsList() {
  const folders = fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: fs.readFileSync(path.join(migrationsFolder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: folders.map((folder) => ({
      path: folder,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: fs.readFileSync(path.join(migrationsFolder, folder, "migration.sql"), "utf8") } },
    })),
  };
}

function schemaFiles() {
  return fs.readdirSync(schemaFolder).map((file) => ({ path: path.join(schemaFolder, file), content: fs.readFileSync(path.join(schemaFolder, file), "utf8") }));
}
