import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { ChangeSections } from './change-sections.ts';

/** It is given its number at the commit. */
export async function insertEntry(tx: Tx, sections: ChangeSections): Promise<void> {
  await tx
    .insertInto('exchange.management_entry')
    .values({ id: randomUUID(), sections: JSON.stringify(sections) })
    .execute();
}

export type ChangeEntry = { seq: number; sections: ChangeSections; sealedBy: string | null };

/** Those no gateway has sealed, in their order. */
export async function selectUnsealedEntries(db: Db, most: number): Promise<ChangeEntry[]> {
  const rows = await entries(db).where('sealed_by', 'is', null).where('seq', 'is not', null).limit(most).execute();
  return rows.map(entryOf);
}

/** The next ones behind a number. */
export async function selectEntriesAfter(db: Db, { seq, most }: { seq: number; most: number }): Promise<ChangeEntry[]> {
  const rows = await entries(db).where('seq', '>', seq).limit(most).execute();
  return rows.map(entryOf);
}

const entries = (db: Db) =>
  db.selectFrom('exchange.management_entry').select(['seq', 'sections', 'sealed_by']).orderBy('seq');

const entryOf = (row: Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number]): ChangeEntry => ({
  seq: Number(row.seq),
  sections: ChangeSections.parse(row.sections),
  sealedBy: row.sealed_by,
});

/** A gateway that sealed the same beside another leaves it to the first. */
export async function markSealed(
  db: Db,
  { gateway, seqs }: { gateway: string; seqs: readonly number[] },
): Promise<void> {
  await db
    .updateTable('exchange.management_entry')
    .set({ sealed_by: gateway })
    .where('seq', 'in', seqs)
    .where('sealed_by', 'is', null)
    .execute();
}
