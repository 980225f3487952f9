import type pg from 'pg';
import { z } from 'zod';

/** A connection of the schema's owner. */
export type BackupClient = pg.ClientBase;

/** What a backup holds of one table: its writable columns, how many rows, and the hash of the file they are in. */
export const TableBackup = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  file: z.string(),
  sha256: z.string(),
});
export type TableBackup = z.infer<typeof TableBackup>;

/** `manifest.json` of a backup folder. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(TableBackup),
  files: z.array(z.object({ sha256: z.string(), sizeBytes: z.number() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Tables kept by migrations themselves: made anew by the restoring system. */
const made = ['infrastructure.migration', 'graphile_worker.migrations'];

type Table = { name: string; columns: string[] };

/** Every table of the product and of its job queue, referenced ones before those that reference them. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as name,
            array_agg(quote_ident(a.attname) order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
      group by 1 order by 1`,
  );
  const { rows: references } = await client.query<{ source: string; target: string }>(
    `select sn.nspname || '.' || s.relname as source, tn.nspname || '.' || t.relname as target
       from pg_constraint k join pg_class s on s.oid = k.conrelid join pg_namespace sn on sn.oid = s.relnamespace
       join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
      where k.contype = 'f' and s.oid <> t.oid`,
  );
  const tables = rows.filter(({ name }) => !made.includes(name));
  const ordered: Table[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name }) =>
        !placed.has(name) && references.every(({ source, target }) => source !== name || placed.has(target)),
    );
    if (ready.length === 0) throw new Error('Tables reference each other in a circle');
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

export function quoteTable(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

export async function countRows(client: pg.ClientBase, name: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${quoteTable(name)}`);
  return rows[0]?.count ?? 0;
}

export async function listAppliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from infrastructure.migration order by name');
  return rows.map(({ name }) => name);
}
