import type pg from "pg";

/** What a database looks like from outside: enough to fill every table without knowing any of them. */
export interface TableShape {
  name: string;
  columns: { name: string; type: string; isNullable: boolean; hasDefault: boolean; isUuid: boolean }[];
  /** Column → table it refers to by id. */
  parents: Record<string, string>;
}

/** Types of columns in which something can be written down. */
export const WRITABLE = new Set(["text", "text[]", "jsonb", "bytea", "tsvector"]);

export async function readTables(client: pg.Client): Promise<TableShape[]> {
  const { rows: columns } = await client.query<{ table: string; name: string; type: string; nullable: boolean; preset: boolean }>(`
    SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable, a.atthasdef AS preset
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname, a.attnum`);
  const { rows: links } = await client.query<{ table: string; column: string; parent: string }>(`
    SELECT c.relname AS table, a.attname AS column, p.relname AS parent FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
    WHERE k.contype = 'f'`);
  const tables = [...new Set(columns.map((row) => row.table))].map((name): TableShape => ({
    name,
    columns: columns.filter((row) => row.table === name).map((row) => ({ name: row.name, type: row.type, isNullable: row.nullable, hasDefault: row.preset, isUuid: row.type === "uuid" })),
    parents: Object.fromEntries(links.filter((row) => row.table === name).map((row) => [row.column, row.parent])),
  }));
  return parentsFirst(tables);
}

function parentsFirst(tables: TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  const visit = (table: TableShape): void => {
    if (sorted.includes(table)) return;
    for (const parent of Object.values(table.parents)) {
      const found = tables.find(({ name }) => name === parent);
      if (found && found !== table) visit(found);
    }
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

interface Planting {
  shopId: string;
  /** What is written into a column; null: something harmless. */
  mark(table: string, column: string): string | null;
  /** Values that tie a row to a person: table → column → value. */
  fixed: Record<string, Record<string, unknown>>;
}

/** One row in every table, tied to its parents' rows, with every column filled. Answers the ids by table. */
export async function plantEverywhere(client: pg.Client, tables: TableShape[], { shopId, mark, fixed }: Planting): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const table of tables) {
    const values: Record<string, unknown> = {};
    for (const column of table.columns) values[column.name] = valueFor(table, column, { shopId, mark, ids });
    Object.assign(values, fixed[table.name]);
    const own = table.columns.find(({ name }) => name === "id");
    if (own) ids.set(table.name, String(values.id));
    const names = Object.keys(values);
    const casts = names.map((name, index) => `$${index + 1}${castOf(table.columns.find((column) => column.name === name)!.type)}`);
    await client.query(`INSERT INTO "${table.name}" (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${casts.join(", ")})`, Object.values(values)).catch((error: Error) => {
      throw new Error(`${table.name}: ${error.message}`);
    });
  }
  return ids;
}

let harmless = 0;

function valueFor(table: TableShape, column: TableShape["columns"][number], { shopId, mark, ids }: Omit<Planting, "fixed"> & { ids: Map<string, string> }): unknown {
  if (column.name === "shopId" || (table.name === "Session" && column.name === "shop")) return shopId;
  const parent = table.parents[column.name];
  if (parent) return ids.get(parent);
  // Plain references across areas: ticketId, messageId, … point at the planted rows too.
  const guessed = column.isUuid && column.name.endsWith("Id") ? ids.get(column.name.charAt(0).toUpperCase() + column.name.slice(1, -2)) : undefined;
  if (guessed) return guessed;
  const text = WRITABLE.has(column.type) ? (mark(table.name, column.name) ?? `harmless-${++harmless}`) : "";
  switch (column.type) {
    case "uuid":
      return crypto.randomUUID();
    case "text":
      return text;
    case "text[]":
      return [text];
    case "jsonb":
      return JSON.stringify({ mark: text });
    case "bytea":
      return Buffer.from(text);
    case "tsvector":
      return text;
    case "boolean":
      return false;
    case "integer":
    case "bigint":
    case "numeric":
    case "double precision":
      return 1;
    case "date":
    case "timestamp with time zone":
      return new Date("2027-03-01T10:00:00Z");
    default:
      throw new Error(`${table.name}.${column.name}: no value for the type ${column.type}`);
  }
}

const castOf = (type: string): string => (type === "tsvector" ? "::text::tsvector" : type === "jsonb" ? "::jsonb" : "");

/** Every place in the whole database, queue included, where one of the marks stands. Bytes are read too. */
export async function findMarks(client: pg.Client, marks: string[]): Promise<string[]> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relkind = 'r'`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(`SELECT row_to_json(t) AS row FROM "${schema}"."${name}" t`);
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = JSON.stringify(value ?? "").toLowerCase();
        if (marks.some((mark) => text.includes(mark.toLowerCase()) || text.includes(Buffer.from(mark).toString("hex")))) found.push(`${schema}.${name}.${column}`);
      }
    }
  }
  return [...new Set(found)].sort();
}
