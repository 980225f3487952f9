import type { Tx } from '#infrastructure/database/connect.ts';
import type { Register } from '../definition/read-registers.ts';
import type { RegisterKey } from '../register-source.ts';
import { writeSuspicions } from './duplicates.queries.ts';
import { duplicateKeys, findSharing, type SuspectedDuplicate } from './find-duplicates.ts';
import type { RecordChange, RecordData, StoredRecord } from './record-change.ts';
import { insertVersion, writeKeys, writeRecord, type VersionKind } from './records.queries.ts';

/** Keys the data carries; `many` ones may be another record's too. */
export function keysOf({ identifiers }: Register, data: RecordData): (RegisterKey & { many: boolean })[] {
  return identifiers.flatMap(({ kind, many }) => {
    const value = data[kind];
    return typeof value === 'string' && value !== '' ? [{ kind, value, many }] : [];
  });
}

/** The one way a record changes: state, keys and suspicions follow from the data, and the version joins the history. */
export async function keepVersion(
  tx: Tx,
  {
    register,
    record,
    kind,
    change,
  }: { register: Register; record: StoredRecord; kind: VersionKind; change: RecordChange },
): Promise<SuspectedDuplicate[]> {
  const { data, id } = record;
  const name = register.register;
  const answers = record.mergedInto === null && record.validTo === null;
  const isNew = record.version === 1;
  const folded = answers ? await duplicateKeys(tx, { register, data }) : [];
  writeRecord(tx, {
    register: name,
    record,
    ...subjectOf(register, data),
    duplicateKeys: folded,
    at: change.at,
  });
  const keys = keysOf(register, data).map(({ many, ...key }) => ({ ...key, sole: answers && !many }));
  writeKeys(tx, { register: name, recordId: id, keys, isNew });
  insertVersion(tx, { record, kind, change });
  const found = await findSharing(tx, { keys: folded, except: id });
  if (!isNew || found.length > 0) await writeSuspicions(tx, { register: name, recordId: id, found, at: change.at });
  return found;
}

/** What the record is searched by: the name of whose it is, and the year of birth. */
export function subjectOf({ subject }: Register, data: RecordData): { subjectName: string; birthYear: number | null } {
  return { subjectName: textAt(data, subject.name), birthYear: yearOf(textAt(data, subject.birthDate)) };
}

function textAt(data: RecordData, path: string | undefined): string {
  const value = path === undefined ? undefined : data[path];
  return typeof value === 'string' ? value : '';
}

const yearOf = (date: string): number | null => (/^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null);
