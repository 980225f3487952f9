import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '#infrastructure/database/connect.ts';
import { insertRows } from '#infrastructure/database/insert-rows.ts';
import { send } from '#infrastructure/database/transaction.ts';
import type { RegisterKey } from '../register-source.ts';
import type { RecordChange, RecordData, StoredRecord } from './record-change.ts';

const Stored = z.record(z.string(), z.unknown());
const columns = ['id', 'data', 'version', 'valid_from', 'valid_to', 'merged_into'] as const;

export type RecordRow = {
  id: string;
  data: unknown;
  version: number;
  valid_from: string;
  valid_to: string | null;
  merged_into: string | null;
};

export const readRow = (row: RecordRow): StoredRecord => ({
  id: row.id,
  data: Stored.parse(row.data),
  version: row.version,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  mergedInto: row.merged_into,
});

export async function findRecordById(
  db: Db,
  { register, id }: { register: string; id: string },
): Promise<Pick<StoredRecord, 'id' | 'data'> | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const row = await db
    .selectFrom('registry.record')
    .select(columns)
    .where('id', '=', id)
    .where('register', '=', register)
    .executeTakeFirst();
  return row && readRow(row);
}

/** The record, locked until the transaction ends. */
export async function findRecordForUpdate(
  tx: Tx,
  { register, id }: { register: string; id: string },
): Promise<StoredRecord | undefined> {
  const row = await tx
    .selectFrom('registry.record')
    .select(columns)
    .where('id', '=', id)
    .where('register', '=', register)
    .forUpdate()
    .executeTakeFirst();
  return row && readRow(row);
}

/** Records that have one of these keys, ended and merged ones too; locked until the transaction ends. */
export async function listRecordsWithKeys(
  tx: Tx,
  { register, keys }: { register: string; keys: readonly RegisterKey[] },
): Promise<StoredRecord[]> {
  if (keys.length === 0) return [];
  const ids = await tx
    .selectFrom('registry.record_key')
    .select('record_id')
    .distinct()
    .where('register', '=', register)
    .where(({ or, and, eb }) =>
      or(keys.map(({ kind, value }) => and([eb('kind', '=', kind), eb('value', '=', value)]))),
    )
    .execute();
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('registry.record')
    .select(columns)
    .where(
      'id',
      'in',
      ids.map((row) => row.record_id),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(readRow);
}

/**
 * What a register says today to a key: the newest of the records in force. A merged record's numbers are answered by the one it was
 * merged into, and by itself again once that is undone.
 */
export async function findRecordInForce(
  db: Db,
  { register, key, on }: { register: string; key: RegisterKey; on: string },
): Promise<StoredRecord | undefined> {
  const { rows } = await sql<RecordRow>`
    with recursive named as (
      select record.id, record.merged_into
        from registry.record_key key join registry.record record on record.id = key.record_id
       where key.register = ${register} and key.kind = ${key.kind} and key.value = ${key.value}
      union
      select heir.id, heir.merged_into from named join registry.record heir on heir.id = named.merged_into)
    select id, data, version, valid_from, valid_to, merged_into
      from registry.record
     where id in (select id from named where merged_into is null)
       and valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)
     order by valid_from desc, changed_at desc
     limit 1`.execute(db);
  const [row] = rows;
  return row && readRow(row);
}

type Written = {
  register: string;
  record: StoredRecord;
  subjectName: string;
  birthYear: number | null;
  duplicateKeys: readonly string[];
  at: Date;
};

/** Writes the record as it is from now on. */
export function writeRecord(tx: Tx, { register, record, at, ...found }: Written): void {
  const values = {
    data: JSON.stringify(record.data),
    subject_name: found.subjectName,
    birth_year: found.birthYear,
    duplicate_keys: [...found.duplicateKeys],
    valid_from: record.validFrom,
    valid_to: record.validTo,
    version: record.version,
    merged_into: record.mergedInto,
    changed_at: at,
  };
  send(
    tx,
    tx
      .insertInto('registry.record')
      .values({ id: record.id, register, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .compile(),
  );
}

/** Replaces what the record is found by. */
export function writeKeys(
  tx: Tx,
  {
    register,
    recordId,
    keys,
    isNew,
  }: { register: string; recordId: string; keys: readonly (RegisterKey & { sole: boolean })[]; isNew: boolean },
): void {
  if (!isNew) send(tx, tx.deleteFrom('registry.record_key').where('record_id', '=', recordId).compile());
  if (keys.length === 0) return;
  insertRows(
    tx,
    'registry.record_key',
    keys.map(({ kind, value, sole }) => ({ register, kind, value, record_id: recordId, sole })),
  );
}

export type VersionKind = 'create' | 'correct' | 'end' | 'merge' | 'merged' | 'undo_merge';

/** Ghi một phiên bản; never changed afterwards. */
export function insertVersion(
  tx: Tx,
  { record, kind, change }: { record: StoredRecord; kind: VersionKind; change: RecordChange },
): void {
  insertRows(tx, 'registry.record_version', [
    {
      record_id: record.id,
      version: record.version,
      kind,
      data: JSON.stringify(record.data),
      valid_from: record.validFrom,
      valid_to: record.validTo,
      at: change.at,
      by_id: change.by.id,
      by_name: change.by.name,
      reason: change.reason,
      article: change.article,
      source_kind: change.source.kind,
      source_ref: change.source.ref,
      command_id: change.commandId,
    },
  ]);
}

/** What a command already did, if it was done before. */
export async function findVersionOfCommand(
  tx: Tx,
  { register, commandId }: { register: string; commandId: string },
): Promise<{ recordId: string; version: number } | undefined> {
  const row = await tx
    .selectFrom('registry.record_version as version')
    .innerJoin('registry.record as record', 'record.id', 'version.record_id')
    .select(['version.record_id', 'version.version'])
    .where('version.command_id', '=', commandId)
    .where('record.register', '=', register)
    .executeTakeFirst();
  return row && { recordId: row.record_id, version: row.version };
}

/**
 * One import at a time of a register; others wait until the transaction ends. Rows the import itself writes are in no statistics yet:
 * without the setting PostgreSQL would go on reading the whole of a table it believes to be empty.
 */
export async function beginImport(tx: Tx, register: string): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register ${register}`}, 0))`.execute(tx);
}

/** Open parts of the records in force, by id; `after` pages on. */
export async function listOpenParts(
  db: Db,
  { register, on, after, limit }: { register: string; on: string; after: string | null; limit: number },
): Promise<{ id: string; data: RecordData }[]> {
  const rows = await db
    .selectFrom('registry.record')
    .select(['id', 'data'])
    .where('register', '=', register)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .where('merged_into', 'is', null)
    .where('valid_from', '<=', on)
    .where(({ or, eb }) => or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, data }) => ({ id, data: Stored.parse(data) }));
}

/** Bản ghi còn hiệu lực and suspicions nobody has judged yet, by register. */
export async function countRecords(db: Db): Promise<ReadonlyMap<string, { records: number; suspected: number }>> {
  const rows = await db
    .selectFrom('registry.record')
    .select(({ fn }) => ['register', fn.countAll<number>().as('records')])
    .where('merged_into', 'is', null)
    .where('valid_to', 'is', null)
    .groupBy('register')
    .execute();
  const open = await db
    .selectFrom('registry.duplicate')
    .select(({ fn }) => ['register', fn.countAll<number>().as('suspected')])
    .where('state', '=', 'open')
    .groupBy('register')
    .execute();
  const suspected = new Map(open.map((row) => [row.register, row.suspected]));
  return new Map(rows.map(({ register, records }) => [register, { records, suspected: suspected.get(register) ?? 0 }]));
}
