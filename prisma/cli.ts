import { loadDatabaseUrl } from "./database-url";
import { migrate, writeMigration } from "./migrate";
import { startPostgres } from "./postgres";

/** `npm run db:migrate` applies migrations; `npm run db:migration -- name` writes one for what the schema adds. */
const [command, name] = process.argv.slice(2);

if (command === "migrate") {
  const database = await loadDatabaseUrl();
  const applied = await migrate(database.url);
  console.log(applied.length ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
  await database.release();
} else if (command === "migration" && name) {
  const postgres = await startPostgres({ folder: ".data/migrations", settings: { fsync: "off" } });
  const url = await postgres.urlFor(`diff_${process.pid}`);
  await migrate(url);
  const folder = await writeMigration(url, name, new Date());
  console.log(folder ? `Wrote prisma/migrations/${folder}` : "The migrations already say what the schema says.");
  await postgres.stop();
} else {
  console.error("Usage: npm run db:migrate | npm run db:migration -- <name>");
  process.exitCode = 2;
}
process.exit();
