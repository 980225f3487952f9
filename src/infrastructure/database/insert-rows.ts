import type { Insertable } from 'kysely';
import type { DB } from './database.gen.ts';
import type { Tx } from './connect.ts';
import { send } from './transaction.ts';

const texts = new Map<string, string>();
/** Texts kept; more shapes than that are written anew each time. */
const mostTexts = 500;

/** Sends new rows of one table. All rows name the same columns, in the same order. */
export function insertRows<Table extends keyof DB>(tx: Tx, table: Table, rows: readonly Insertable<DB[Table]>[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const parameters = rows.flatMap((row) => Object.values(row));
  if (parameters.length !== columns.length * rows.length) throw new Error(`Rows of ${table} with different columns`);
  send(tx, { sql: textOf(table, columns, rows.length), parameters });
}

function textOf(table: string, columns: readonly string[], count: number): string {
  const key = `${table} ${count} ${columns.join()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const rows = Array.from({ length: count }, (_, row) => {
    const places = columns.map((_, column) => `$${row * columns.length + column + 1}`);
    return `(${places.join(', ')})`;
  });
  const text = `insert into ${table} (${columns.join(', ')}) values ${rows.join(', ')}`;
  if (texts.size < mostTexts) texts.set(key, text);
  return text;
}
