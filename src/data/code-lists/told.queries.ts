import { z } from 'zod';
import type { Tx } from '#infrastructure/database/connect.ts';

/** Mã và tên of the entries in force, as others were told. */
export type ToldEntries = Readonly<Record<string, string>>;
export type Told = { version: number; entries: ToldEntries };
const Entries = z.record(z.string(), z.string());

/** What was told of each list; held until the transaction ends, so that two processes do not tell the same. */
export async function lockTold(tx: Tx): Promise<ReadonlyMap<string, Told>> {
  const rows = await tx.selectFrom('code_lists.told').selectAll().orderBy('list').forUpdate().execute();
  return new Map(rows.map(({ list, version, entries }) => [list, { version, entries: Entries.parse(entries) }]));
}

/** False when another process told it first. */
export async function writeTold(tx: Tx, list: string, { version, entries }: Told): Promise<boolean> {
  const values = { version, entries: JSON.stringify(entries) };
  const row = await tx
    .insertInto('code_lists.told')
    .values({ list, ...values })
    .onConflict((conflict) =>
      conflict.column('list').doUpdateSet(values).where('code_lists.told.version', '<', version),
    )
    .returning('list')
    .executeTakeFirst();
  return row !== undefined;
}
