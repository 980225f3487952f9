import type { Db, Tx } from '#infrastructure/database/connect.ts';
import type { RegisterKey } from '../register-source.ts';

type Named = { id: string; name: string; birthYear: number | null };

/** Records found by one of their numbers, as typed. */
export async function listByNumber(
  db: Db,
  { register, keys, limit }: { register: string; keys: readonly RegisterKey[]; limit: number },
): Promise<Named[]> {
  const rows = await db
    .selectFrom('registry.record_key as key')
    .innerJoin('registry.record as record', 'record.id', 'key.record_id')
    .select(['record.id', 'record.subject_name', 'record.birth_year'])
    .distinctOn('record.id')
    .where('key.register', '=', register)
    .where(({ or, and, eb }) =>
      or(keys.map(({ kind, value }) => and([eb('key.kind', '=', kind), eb('key.value', '=', value)]))),
    )
    .where('record.merged_into', 'is', null)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.subject_name, birthYear: row.birth_year }));
}

/** What stands beside the values of a record. */
export async function findHead(db: Db, { register, id }: { register: string; id: string }) {
  return db
    .selectFrom('registry.record')
    .select(['version', 'subject_name', 'birth_year', 'valid_to', 'merged_into'])
    .where('register', '=', register)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Lịch sử của một bản ghi, oldest first. */
export async function listVersions(db: Db, id: string) {
  return db.selectFrom('registry.record_version').selectAll().where('record_id', '=', id).orderBy('version').execute();
}

/** Merges into a record that stand, the last one first: the order in which they can be undone. */
export async function listMergesInto(db: Db, winnerId: string) {
  return db
    .selectFrom('registry.record_merge as merge')
    .innerJoin('registry.record as loser', 'loser.id', 'merge.loser_id')
    .select(['merge.id', 'loser.subject_name', 'merge.at', 'merge.reason'])
    .where('merge.winner_id', '=', winnerId)
    .where('merge.undone_at', 'is', null)
    .orderBy('merge.at', 'desc')
    .execute();
}

/** Cặp nghi trùng nobody has judged, the oldest found first. */
export async function listOpenPairs(db: Db, { register, limit }: { register: string; limit: number }) {
  return db
    .selectFrom('registry.duplicate as pair')
    .innerJoin('registry.record as first', 'first.id', 'pair.first_id')
    .innerJoin('registry.record as second', 'second.id', 'pair.second_id')
    .select([
      'pair.rules',
      'pair.found_at',
      'first.id as first_id',
      'first.subject_name as first_name',
      'first.birth_year as first_year',
      'second.id as second_id',
      'second.subject_name as second_name',
      'second.birth_year as second_year',
    ])
    .where('pair.register', '=', register)
    .where('pair.state', '=', 'open')
    .where('first.merged_into', 'is', null)
    .where('second.merged_into', 'is', null)
    .orderBy('pair.found_at')
    .orderBy('pair.first_id')
    .orderBy('pair.second_id')
    .limit(limit)
    .execute();
}

/** What was judged of a pair so far, locked until the transaction ends; undefined when it was never suspected. */
export async function findPairForUpdate(
  tx: Tx,
  { register, pair }: { register: string; pair: readonly [string, string] },
): Promise<string | undefined> {
  const [first = '', second = ''] = pair.toSorted();
  const row = await tx
    .selectFrom('registry.duplicate')
    .select('state')
    .where('register', '=', register)
    .where('first_id', '=', first)
    .where('second_id', '=', second)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}
