import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { poolOf, type Db } from './connect.ts';

export type CopyValue = string | number | boolean | Date | null;

/** Rows of one table for COPY: lines of `copyLine` in UTF-8. */
export type CopyRows = { table: string; columns: readonly string[]; lines: Buffer };

/** One line as COPY reads it: tabs between, `\N` for null, a line end. `columns` of the table and `values` go together. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyField).join('\t')}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : value;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Connections beside the pool, whose statements leave in batches that cannot carry COPY; closed when the work is over. */
export async function withCopyConnections<Answer>(
  db: Db,
  count: number,
  work: (clients: pg.Client[]) => Promise<Answer>,
): Promise<Answer> {
  const clients = Array.from({ length: count }, () => new pg.Client(poolOf(db).options));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    return await work(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Writes rows by COPY, the way PostgreSQL takes many at once; in the transaction of the connection. */
export async function copyRows(client: pg.ClientBase, { table, columns, lines }: CopyRows): Promise<void> {
  if (lines.length === 0) return;
  const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from([lines]), sink);
}
