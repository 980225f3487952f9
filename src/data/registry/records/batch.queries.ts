import { sql } from 'kysely';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { RegisterKey } from '../register-source.ts';
import type { RecordData, StoredRecord } from './record-change.ts';
import { readRow, type RecordRow, type VersionKind } from './records.queries.ts';

/** A key shared by more records than this tells nothing about any of them. */
const mostSharing = 50;

/** Which of these commands have been done. */
export async function listCommandsDone(tx: Tx, commandIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('registry.record_version')
    .select('command_id')
    .where('command_id', '=', sql<string>`any(${[...commandIds]}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.command_id));
}

/** Every record that has one of the keys, under each of them; locked until the transaction ends. */
export async function listByKeys(
  tx: Tx,
  { register, keys }: { register: string; keys: readonly RegisterKey[] },
): Promise<{ key: RegisterKey; record: StoredRecord }[]> {
  const { rows } = await sql<RecordRow & { kind: string; value: string }>`
    select key.kind, key.value, record.id, record.data, record.version, record.valid_from, record.valid_to, record.merged_into
      from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ value }) => value)}::text[]) as asked(kind, value)
      join registry.record_key key on key.register = ${register} and key.kind = asked.kind and key.value = asked.value
      join registry.record record on record.id = key.record_id
     order by record.id
       for update of record`.execute(tx);
  return rows.map((row) => ({ key: { kind: row.kind, value: row.value }, record: readRow(row) }));
}

export type BatchRecord = {
  id: string;
  data: RecordData;
  subjectName: string;
  birthYear: number | null;
  duplicateKeys: readonly string[];
  keys: readonly (RegisterKey & { sole: boolean })[];
  validFrom: string;
  version: number;
  kind: VersionKind;
  commandId: string;
  sourceRef: string;
};

type Batch = {
  register: string;
  records: readonly BatchRecord[];
  change: { at: Date; by: { id: string | null; name: string }; reason: string; article: string };
};

/** Writes many records at once as `keepVersion` writes one: state, keys and versions, each in one statement. */
export async function writeBatch(tx: Tx, { register, records, change }: Batch): Promise<void> {
  const { at, by, reason, article } = change;
  const given = JSON.stringify(records);
  await sql`
    insert into registry.record as record
           (id, register, data, subject_name, birth_year, duplicate_keys, valid_from, version, changed_at)
    select id, ${register}, data, "subjectName", "birthYear", "duplicateKeys", "validFrom", version, ${at}
      from jsonb_to_recordset(${given}::jsonb) as given(id uuid, data jsonb, "subjectName" text, "birthYear" smallint,
           "duplicateKeys" text[], "validFrom" date, version integer)
        on conflict (id) do update
       set data = excluded.data, subject_name = excluded.subject_name, birth_year = excluded.birth_year,
           duplicate_keys = excluded.duplicate_keys, version = excluded.version, changed_at = excluded.changed_at`.execute(
    tx,
  );
  const corrected = records.flatMap(({ id, version }) => (version > 1 ? [id] : []));
  await sql`delete from registry.record_key where record_id = any(${corrected}::uuid[])`.execute(tx);
  await sql`
    insert into registry.record_key (register, kind, value, record_id, sole)
    select ${register}, key.kind, key.value, given.id, key.sole
      from jsonb_to_recordset(${given}::jsonb) as given(id uuid, keys jsonb),
           jsonb_to_recordset(given.keys) as key(kind text, value text, sole boolean)`.execute(tx);
  await sql`
    insert into registry.record_version
           (record_id, version, kind, data, valid_from, at, by_id, by_name, reason, article, source_kind, source_ref, command_id)
    select id, version, kind, data, "validFrom", ${at}, ${by.id}::uuid, ${by.name}, ${reason}, ${article}, 'import', "sourceRef", "commandId"
      from jsonb_to_recordset(${given}::jsonb) as given(id uuid, version integer, kind text, data jsonb, "validFrom" date,
           "sourceRef" text, "commandId" uuid)`.execute(tx);
}

/**
 * Cặp nghi trùng of many records at once, found by joining keys instead of asking for each record; what was judged stays judged.
 * Answers each pair with the record asked about first.
 */
export async function suspectBatch(
  tx: Tx,
  { register, ids, at }: { register: string; ids: readonly string[]; at: Date },
): Promise<{ id: string; otherId: string; rules: string[] }[]> {
  const asked = [...ids];
  await sql`
    delete from registry.duplicate
     where state = 'open' and (first_id = any(${asked}::uuid[]) or second_id = any(${asked}::uuid[]))`.execute(tx);
  const { rows } = await sql<{ id: string; other_id: string; rules: string[] }>`
    with held as materialized (
      select id, key from registry.record, unnest(duplicate_keys) as key
       where register = ${register} and merged_into is null and valid_to is null),
    telling as materialized (select key from held group by key having count(*) between 2 and ${mostSharing}),
    pair as materialized (
      select one.id, other.id as other_id, array_agg(distinct split_part(one.key, '|', 2)) as rules
        from unnest(${asked}::uuid[]) as asked(id)
        join held one on one.id = asked.id
        join telling on telling.key = one.key
        join held other on other.key = one.key and other.id <> one.id
       group by one.id, other.id),
    written as (
      insert into registry.duplicate (first_id, second_id, register, rules, found_at)
      select distinct on (least(id, other_id), greatest(id, other_id))
             least(id, other_id), greatest(id, other_id), ${register}, rules, ${at}::timestamptz
        from pair
          on conflict do nothing)
    select id, other_id, rules from pair`.execute(tx);
  return rows.map((row) => ({ id: row.id, otherId: row.other_id, rules: row.rules }));
}
